import { isFailure, type Failure } from '../../../messaging/model/failure';
import { isObject, readJson } from '../../common/json';
import type { ProviderAnswer, TemplateChange } from '../../contract';
import { readAnswer, memberText, type Members } from '../answer';

/** The members of a successful answer, the failure, or undefined for an unreadable answer. */
function readMembers({ body }: ProviderAnswer): Members | Failure | undefined {
	const statement = readAnswer(readJson(body));
	return statement?.status === 'error' ? statement.refusal.failure : statement?.members;
}

/**
 * The templates in an answer: https://www.mysubmail.com/documents/yp2in, seyAm1. SMS gives a list also
 * for a single one; MMS gives a single one as `template`, and what its list looks like is not published,
 * so that a list as for SMS is looked for.
 *
 * @returns a failure that says why there are none, or undefined for an unreadable answer
 */
export function readTemplates(answer: ProviderAnswer): Members[] | Failure | undefined {
	const members = readMembers(answer);
	if (!members || isFailure(members)) return members;
	const found = members.templates ?? members.template;
	if (Array.isArray(found)) return found.filter(isObject);
	return isObject(found) ? [found] : undefined;
}

const idIn = (members: Members): string => memberText(members.template_id);

/** The answer to changing or deleting a template, which need not name it. */
export function readChange(answer: ProviderAnswer): TemplateChange | Failure | undefined {
	const members = readMembers(answer);
	if (!members || isFailure(members)) return members;
	const templateId = idIn(members);
	return templateId ? { templateId } : {};
}

/** The answer to creating a template; unreadable without its id. */
export function readCreation(answer: ProviderAnswer): { templateId: string } | Failure | undefined {
	const members = readMembers(answer);
	if (!members || isFailure(members)) return members;
	const templateId = idIn(members);
	return templateId ? { templateId } : undefined;
}
