import { readFile, writeFile } from 'node:fs/promises';

/** Memory of a process, kilobytes (Linux). */
async function statusKb(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]);
}

const mb = (kb: number): number => Math.round(kb / 1024);

/** Resident memory of a process, megabytes. */
export const residentMb = async (pid: number): Promise<number> => mb(await statusKb(pid, 'VmRSS'));

/** The most resident memory that a process had since {@link forgetPeak}, or ever, kilobytes. */
export const peakKb = async (pid: number): Promise<number> => await statusKb(pid, 'VmHWM');

/** The same in megabytes. */
export const peakMb = async (pid: number): Promise<number> => mb(await peakKb(pid));

/** Begins anew with the most memory of a process: from what it has now. */
export const forgetPeak = async (pid: number): Promise<void> =>
	await writeFile(`/proc/${pid}/clear_refs`, '5');
