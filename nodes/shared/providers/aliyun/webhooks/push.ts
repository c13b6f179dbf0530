import { isObject } from '../../common/json';
import type { Webhook, WebhookRequest } from '../../contract';

/** One object in the list that every push is. */
export type PushEntry = Readonly<Record<string, unknown>>;

/**
 * Reads a push (https://help.aliyun.com/document_detail/101867.html): a JSON list of objects. Entries
 * of another kind, which may come to the same address, are left out, and so are those that cannot be
 * read.
 *
 * @param marks members that only this kind of push has
 * @param read one event, or undefined for an entry that cannot be read
 * @returns undefined if it is no list, or if no entry of it can be read
 */
export function readPush<Event>(
	{ list }: Pick<WebhookRequest, 'list'>,
	marks: readonly string[],
	read: (entry: PushEntry) => Event | undefined,
): Event[] | undefined {
	if (!list) return undefined;
	const objects = list.filter(isObject);
	const ours = objects.filter((entry) => marks.some((mark) => entry[mark] !== undefined));
	const events = ours.flatMap((entry) => read(entry) ?? []);
	const others = objects.length - ours.length;
	return events.length + others > 0 || list.length === 0 ? events : undefined;
}

/** The platform only looks whether `code` is a number; anything else is pushed again. */
export const ANSWER: Webhook<unknown>['answer'] = { code: 0, msg: '接收成功' };

/** Where the address of one kind of push is entered. */
export const whereToEnter = (kind: string): string =>
	`Alibaba Cloud SMS console (短信服务控制台) → HTTP batch push (HTTP批量推送) → ${kind}`;
