import { verbatim } from '../shared/messaging/model/sentence';
import type { IDataObject } from 'n8n-workflow';

import {
	failure,
	FAILURE_CATEGORIES,
	type Failure,
	type FailureCategory,
} from '../shared/messaging/model/failure';
import { textOf } from './values';

const isCategory = (value: unknown): value is FailureCategory =>
	FAILURE_CATEGORIES.some((category) => category === value);

/**
 * Why a message did not get on: the `failure` of our nodes, or the columns `failureCategory` and
 * `failureMessage` of a table that was written from them.
 */
export function readFailure(json: IDataObject): Failure | undefined {
	const nested = json.failure;
	const { category, message, providerCode } = (
		typeof nested === 'object' && nested !== null
			? nested
			: { category: json.failureCategory, message: json.failureMessage }
	) as IDataObject;
	if (!isCategory(category)) return undefined;
	const code = textOf(providerCode);
	return failure(
		category,
		verbatim(textOf(message) ?? ''),
		code === undefined ? {} : { providerCode: code },
	);
}
