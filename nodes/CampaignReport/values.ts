import type { IDataObject } from 'n8n-workflow';

import { fieldValue } from '../shared/n8n/parameters/fieldValue';

/** The number of an item, under the first of these names that says anything. */
export const numberIn = (json: IDataObject, ...names: string[]): unknown =>
	names.map((name) => fieldValue(json, name)).find((value) => textOf(value) !== undefined);

/** A text or a number as text; undefined where there is nothing to see. */
export function textOf(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	return text === '' ? undefined : text;
}

/** An amount, also as text such as `0.05`; undefined if it is none. */
export function amountOf(value: unknown): number | undefined {
	const text = textOf(value);
	const amount = text === undefined ? NaN : Number(text);
	return Number.isFinite(amount) ? amount : undefined;
}

const NO = /^(false|no|n|0|否|无|-)$/i;

/** Whether a field says yes: true, or filled with anything but a no. */
export const saysYes = (value: unknown): boolean =>
	value === true || (textOf(value) !== undefined && !NO.test(String(value).trim()));
