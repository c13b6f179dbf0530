import type { IExecuteFunctions, IGetNodeParameterOptions } from 'n8n-workflow';

import type { EmptyValue } from '../../messaging/compliance/emptyValues';
import { emptyValueFinder, type EmptyValueFinder } from './emptyValues';
import { fillerOf, hasExpression } from './plainExpressions';
import { unreadable } from './unreadableParameter';

/** The parameters of a node, as they are for each of its items. */
export interface ItemParameters {
	/**
	 * The value of a parameter for an item. Nothing in it may be changed: items share what is the same
	 * for all of them.
	 *
	 * @param fallback what it is where the form does not show the parameter; always the same for a name
	 */
	get(
		name: string,
		itemIndex: number,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): unknown;
	/**
	 * What the expressions of a parameter should have put in for an item and did not.
	 *
	 * @param label what the form calls the parameter
	 */
	emptyValues(name: string, label: string, itemIndex: number): readonly EmptyValue[];
	/** The names of the fields of an item. */
	fields(itemIndex: number): readonly string[];
}

const NOTHING: readonly EmptyValue[] = [];

/**
 * Reads parameters as n8n does, but asks n8n only where it must: n8n evaluates each expression for each
 * item in an isolated JavaScript engine (2.41), which takes longer than everything else that a batch of
 * messages needs. A parameter without an expression is asked for once, and one whose expressions only
 * name fields of the item is filled in here.
 */
export function itemParameters(context: IExecuteFunctions): ItemParameters {
	const items = context.getInputData();
	const readers = new Map<string, (itemIndex: number) => unknown>();

	function readerOf(
		name: string,
		fallback: unknown,
		options: IGetNodeParameterOptions | undefined,
	): (itemIndex: number) => unknown {
		const ask = (itemIndex: number): unknown => {
			try {
				return context.getNodeParameter(name, itemIndex, fallback, options);
			} catch (error) {
				throw unreadable(name, error);
			}
		};
		const raw = context.getNodeParameter(name, 0, fallback, { rawExpressions: true });
		if (!hasExpression(raw)) {
			const value = ask(0);
			return () => value;
		}
		// Whatever n8n shall do with the value, it does itself.
		const fill = options ? undefined : fillerOf(raw);
		return fill ? (itemIndex) => fill(items[itemIndex].json) ?? ask(itemIndex) : ask;
	}

	const get: ItemParameters['get'] = (name, itemIndex, fallback, options) => {
		const read = readers.get(name) ?? readerOf(name, fallback, options);
		readers.set(name, read);
		return read(itemIndex);
	};

	/** Null where the parameter has no expression, so that nothing can be missing. */
	const finders = new Map<string, EmptyValueFinder | null>();
	const finderOf = (name: string, label: string): EmptyValueFinder | null => {
		const known = finders.get(name);
		if (known !== undefined) return known;
		const raw = context.getNodeParameter(name, 0, '', { rawExpressions: true });
		const finder = hasExpression(raw) ? emptyValueFinder(label, raw) : null;
		finders.set(name, finder);
		return finder;
	};

	return {
		get,
		emptyValues: (name, label, itemIndex) => {
			const find = finderOf(name, label);
			if (!find) return NOTHING;
			return find(get(name, itemIndex, ''), items[itemIndex].json, (expression) =>
				context.evaluateExpression(expression, itemIndex),
			);
		},
		fields: (itemIndex) => Object.keys(items[itemIndex].json),
	};
}
