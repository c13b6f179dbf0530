import { http, playground } from './playground.mts';
import { eventually } from './runs.mts';

/** What a person types into a form or attaches to it, by the labels of the fields. */
export type FormEntries = Record<string, string | File>;

/** The name of the field with a label; a line of the page says which belongs to which. */
function fieldNamed(label: string, page: string): string {
	const [, name] = new RegExp(`<label[^>]*for='(field-\\d+)'[^>]*>${label}<`).exec(page) ?? [];
	if (!name) throw new Error(`The form has no field '${label}'.`);
	return name;
}

/**
 * Opens a form of n8n, fills it in and sends it as a browser does.
 *
 * @param webhookId of the Form Trigger
 * @returns the status of the answer
 */
export async function submitForm(webhookId: string, entries: FormEntries): Promise<number> {
	const url = `${playground.n8nUrl}/form/${webhookId}`;
	// n8n says that a workflow is published a moment before its form is there.
	const { data: page } = await eventually(
		async () => await http.get(url),
		({ status }) => status === 200,
	);
	const form = new FormData();
	for (const [label, entry] of Object.entries(entries)) {
		form.append(fieldNamed(label, page), entry);
	}
	return (await http.post(url, form)).status;
}
