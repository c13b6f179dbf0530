import type { FastifyReply } from 'fastify';
import { escapedJson } from './escapedJson.mts';
import { notificationTexts, refusalText, type Refusal } from './notificationCodes.mts';

/** A reply: the root of its XML form and its members, in order. */
export interface IhuyiReply {
	root: 'SubmitResult' | 'GetNumResult';
	members: Record<string, string | number>;
}

/** Literal text of a balance reply: unknown, a placeholder. */
const balanceText = '查询成功';

/** The reply to a submission in China (reference 2.4). */
export function submitReply(outcome: { messageId: string } | Refusal): IhuyiReply {
	const members =
		'messageId' in outcome
			? { code: 2, msg: notificationTexts[2], smsid: outcome.messageId }
			: { code: outcome.code, msg: refusalText(outcome), smsid: '0' };
	return { root: 'SubmitResult', members };
}

/** The reply to an international submission: `ismsid`, and only on success (reference 7). */
export function internationalSubmitReply(outcome: { messageId: string } | Refusal): IhuyiReply {
	const root = 'SubmitResult';
	if ('messageId' in outcome) {
		return { root, members: { code: 2, msg: notificationTexts[2], ismsid: outcome.messageId } };
	}
	return { root, members: { code: outcome.code, msg: refusalText(outcome) } };
}

/**
 * The reply with the messages left (reference 2.6). What a refusal has in `num` is unknown; a
 * placeholder keeps the shape.
 */
export function balanceReply(refusal: Refusal | undefined, left: number): IhuyiReply {
	const members = refusal
		? { code: refusal.code, msg: refusalText(refusal), num: 0 }
		: { code: 2, msg: balanceText, num: left };
	return { root: 'GetNumResult', members };
}

/** Content-Type of all JSON replies; unknown of the real one. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends a reply as JSON, or as XML where the request's `format` is not `json` (reference 2.2). */
export function sendReply(
	reply: FastifyReply,
	format: string | undefined,
	body: IhuyiReply,
): FastifyReply {
	return format === 'json'
		? reply.type(JSON_TYPE).send(escapedJson(body.members))
		: reply.type('text/xml; charset=utf-8').send(xml(body));
}

/** XML on one line, as recorded (reference 2.4). */
function xml({ root, members }: IhuyiReply): string {
	const children = Object.entries(members)
		.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
		.join('');
	return `<?xml version="1.0" encoding="utf-8"?><${root} xmlns="http://106.ihuyi.com/">${children}</${root}>`;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
