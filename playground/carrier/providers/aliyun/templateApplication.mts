import {
	templateTypes,
	type AliyunAccountOptions,
	type AliyunTemplate,
} from './accountOptions.mts';
import { jsonVariables, required, wholeNumber, type ActionParameters } from './parameters.mts';
import { BusinessError } from './refusals.mts';
import type { TemplateApplication } from './templateStore.mts';
import { hasNamedVariablesOnly, variablesOf } from './templateVariables.mts';

/** Most characters (reference 5; the remark's in the SDK, for the older actions only). */
const maxCharacters = { name: 30, content: 500, remark: 100 };

/**
 * Reads the parameters of AddSmsTemplate and ModifySmsTemplate (SDK). Throws a GatewayError or a
 * {@link BusinessError} if they are not in order; so do the other readers here. Which code the real
 * one has for a wrong type or variable is unknown.
 */
export function readOldApplication(parameters: ActionParameters): TemplateApplication {
	const remark = required(parameters, 'Remark');
	checkLength(remark, maxCharacters.remark);
	return { ...readText(parameters), remark };
}

/**
 * Reads the parameters of UpdateSmsTemplate (SDK). That marketing templates must come with
 * `MoreData`, proofs of consent, is taken for the reviewer's business: it is not looked at.
 */
export function readChange(
	parameters: ActionParameters,
	{ signNames }: AliyunAccountOptions,
): TemplateApplication {
	const text = readText(parameters);
	const { Remark, RelatedSignName, TemplateRule, IntlType, ApplySceneContent } = parameters;
	if (RelatedSignName && !signNames.includes(RelatedSignName)) {
		throw new BusinessError('isv.SMS_SIGNATURE_ILLEGAL');
	}
	jsonVariables(TemplateRule);
	return {
		...text,
		...(Remark && { remark: Remark }),
		...(RelatedSignName && { relatedSignName: RelatedSignName }),
		...(TemplateRule && { variableRules: TemplateRule }),
		...(text.type === 'international' && { internationalKind: wholeNumber(IntlType ?? '', 0, 2) }),
		...(ApplySceneContent && { applyScene: ApplySceneContent }),
	};
}

/**
 * Reads the parameters of CreateSmsTemplate (SDK): within China a signature is mandatory besides, and
 * with variables their rules. The code for what is missing is a choice.
 */
export function readCreation(
	parameters: ActionParameters,
	account: AliyunAccountOptions,
): TemplateApplication {
	const application = readChange(parameters, account);
	const { type, content, relatedSignName, variableRules } = application;
	const lacksSignature = type !== 'international' && relatedSignName === undefined;
	const lacksRules = variablesOf(content).length > 0 && variableRules === undefined;
	if (lacksSignature || lacksRules) throw new BusinessError('isv.INVALID_PARAMETERS');
	return application;
}

function readText(
	parameters: ActionParameters,
): Pick<TemplateApplication, 'name' | 'content' | 'type'> {
	const name = required(parameters, 'TemplateName');
	const content = required(parameters, 'TemplateContent');
	const type = readType(required(parameters, 'TemplateType'));
	checkLength(name, maxCharacters.name);
	checkLength(content, maxCharacters.content);
	if (!hasNamedVariablesOnly(content)) throw new BusinessError('isv.INVALID_PARAMETERS');
	return { name, content, type };
}

function checkLength(text: string, max: number): void {
	if ([...text].length > max) throw new BusinessError('isv.TEMPLATE_OVER_LIMIT');
}

function readType(number: string): AliyunTemplate['type'] {
	const types = Object.keys(templateTypes) as Array<AliyunTemplate['type']>;
	const type = types.find((one) => String(templateTypes[one]) === number);
	if (!type) throw new BusinessError('isv.INVALID_PARAMETERS');
	return type;
}
