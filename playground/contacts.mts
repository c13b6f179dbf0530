import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';

export interface Contact {
	contactId: string;
	name: string;
	phone: string;
}

/** The contacts as the CRM exported them. */
export const readContacts = async (file: string): Promise<Contact[]> =>
	parse(await readFile(file), { columns: true, bom: true, skip_empty_lines: true });
