import { readFile } from 'node:fs/promises';

/** Memory of a process, megabytes (Linux). */
async function statusMb(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
}

/** Resident memory of a process, megabytes. */
export const residentMb = async (pid: number): Promise<number> => await statusMb(pid, 'VmRSS');

/** The most resident memory that a process ever had, megabytes. */
export const peakMb = async (pid: number): Promise<number> => await statusMb(pid, 'VmHWM');
