import { http, playground } from './playground.mts';
import { eventually } from './runs.mts';

/**
 * What a person types into a form or attaches to it, by the labels of the fields; a list is what is
 * ticked of a group of boxes.
 */
export type FormEntries = Record<string, string | File | string[]>;

/** The name of the field with a label; a line of the page says which belongs to which. */
function fieldNamed(label: string, page: string): string {
	const [, name] = new RegExp(`<label[^>]*for='(field-\\d+)'[^>]*>${label}<`).exec(page) ?? [];
	const [, group] = new RegExp(`>${label}</label>\\s*<div[^>]*id='(field-\\d+)'`).exec(page) ?? [];
	if (!name && !group) throw new Error(`The form has no field '${label}'.`);
	return name ?? group;
}

/** Opens a form of n8n, fills it in and sends it as a browser does. */
async function postForm(webhookId: string, entries: FormEntries) {
	const url = `${playground.n8nUrl}/form/${webhookId}`;
	// n8n says that a workflow is published a moment before its form is there.
	const { data: page } = await eventually(
		async () => await http.get(url),
		({ status }) => status === 200,
	);
	const form = new FormData();
	for (const [label, entry] of Object.entries(entries)) {
		form.append(fieldNamed(label, page), Array.isArray(entry) ? JSON.stringify(entry) : entry);
	}
	return await http.post(url, form);
}

/**
 * Fills in a form and sends it.
 *
 * @param webhookId of the Form Trigger
 * @returns the status of the answer
 */
export const submitForm = async (webhookId: string, entries: FormEntries): Promise<number> =>
	(await postForm(webhookId, entries)).status;

/**
 * Fills in a form, sends it and waits for the page with which the workflow ends.
 *
 * @param webhookId of the Form Trigger
 * @returns the heading of that page
 */
export async function endingPage(webhookId: string, entries: FormEntries): Promise<string> {
	const { formWaitingUrl } = (await postForm(webhookId, entries)).data;
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	await eventually(
		async () => (await http.get(status.href)).data,
		(word) => word === 'form-waiting',
		60_000,
	);
	const { data: page } = await http.get(formWaitingUrl);
	return /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '';
}
