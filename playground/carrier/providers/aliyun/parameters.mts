import { z } from 'zod';
import { BusinessError, GatewayError } from './refusals.mts';

/** The business parameters of a request, decoded. */
export type ActionParameters = Record<string, string | undefined>;

/**
 * Does what an action of the API does and returns the members of its answer beyond `Code`, `Message`
 * and `RequestId`; throws a {@link BusinessError} or a {@link GatewayError}.
 */
export type Action = (parameters: ActionParameters) => object;

/** Longest OutId (reference 2). */
const maxOutIdLength = 256;

/** Throws a {@link GatewayError} if a parameter is missing or empty. */
export function required(parameters: ActionParameters, name: string): string {
	const value = parameters[name];
	// That the gateway refuses, and not the service, is an assumption.
	if (!value) throw new GatewayError('MissingParameter', `${name} is mandatory for this action.`);
	return value;
}

/** A whole number within bounds; throws a {@link BusinessError} otherwise. */
export function wholeNumber(text: string, min: number, max: number): number {
	const value = Number(text);
	if (/^\d+$/.test(text) && value >= min && value <= max) return value;
	throw new BusinessError('isv.INVALID_PARAMETERS');
}

/** The client's own id (reference 2). */
export function outIdOf({ OutId: outId }: ActionParameters): string | undefined {
	if (outId === undefined || outId.length <= maxOutIdLength) return outId;
	throw new BusinessError('isv.INVALID_PARAMETERS');
}

const stringsSchema = z.array(z.string());

const variablesSchema = z.record(z.union([z.string(), z.number()]).transform(String));

/** A JSON array of strings; throws a {@link BusinessError} otherwise. */
export function jsonStrings(json: string): string[] {
	return jsonAs(stringsSchema, json);
}

/** The values of a template's variables: a JSON object of strings (numbers are taken too). */
export function jsonVariables(json: string | undefined): Record<string, string> {
	return json ? jsonAs(variablesSchema, json) : {};
}

/** One object of variables for each number. */
export function jsonVariableList(json: string): Array<Record<string, string>> {
	return jsonAs(z.array(variablesSchema), json);
}

function jsonAs<Output>(schema: z.ZodType<Output, z.ZodTypeDef, unknown>, json: string): Output {
	try {
		return schema.parse(JSON.parse(json));
	} catch {
		throw new BusinessError('isv.INVALID_JSON_PARAM');
	}
}
