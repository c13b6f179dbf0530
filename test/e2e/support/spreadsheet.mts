import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import { parse } from 'csv-parse/sync';

const run = promisify(execFile);

/** CSV with comma, double quotes, UTF-8, from the first line on. */
const UTF8_CSV = '44,34,76,1';

/**
 * Opens a CSV file in LibreOffice and gives the cells as they are shown.
 *
 * In its window LibreOffice knows by the mark at the beginning of the file that it is UTF-8; here
 * nobody sees the window, so it must be told.
 */
export async function cellsInLibreOffice(csvFile: string): Promise<string[][]> {
	const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
	try {
		// A profile of its own: otherwise a LibreOffice that runs already would be asked to do it.
		await run(process.env.LIBREOFFICE_PATH ?? 'soffice', [
			`-env:UserInstallation=file://${folder}/profile`,
			'--headless',
			`--infilter=Text - txt - csv (StarCalc):${UTF8_CSV}`,
			'--convert-to',
			`csv:Text - txt - csv (StarCalc):${UTF8_CSV},,0,false,true,false`,
			'--outdir',
			folder,
			csvFile,
		]);
		return parse(await readFile(join(folder, basename(csvFile))));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
