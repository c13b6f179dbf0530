import type { Webhook, WebhookRequest } from '../contract';
import { isObject } from './reply';

/** One object in the list that every push is. */
export type PushEntry = Readonly<Record<string, unknown>>;

/**
 * Reads a push (https://help.aliyun.com/document_detail/101867.html): a JSON list of objects.
 *
 * @param read one event, or undefined for an entry of another kind, which may come to the same address
 * @returns undefined if it is no such list
 */
export function readPush<Event>(
	{ list }: Pick<WebhookRequest, 'list'>,
	read: (entry: PushEntry) => Event | undefined,
): Event[] | undefined {
	if (!list?.every(isObject)) return undefined;
	return list.flatMap((entry) => {
		const event = read(entry as PushEntry);
		return event === undefined ? [] : [event];
	});
}

/** The platform only looks whether `code` is a number; anything else is pushed again. */
export const ANSWER: Webhook<unknown>['answer'] = { code: 0, msg: '接收成功' };

/** Where the address of one kind of push is entered. */
export const whereToEnter = (kind: string): string =>
	`Alibaba Cloud SMS console (短信服务控制台) → HTTP batch push (HTTP批量推送) → ${kind}`;
