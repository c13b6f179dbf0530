import { batchesOf, type Queued } from '../../../nodes/shared/sending/batches';
import type { MessageContent } from '../../../nodes/shared/messaging/model/message';
import type { SendCall } from '../../../nodes/shared/providers/contract';
import { imaginaryCall } from './world';

const call = (
	carries: SendCall['carries'],
	shares: SendCall['shares'],
	recipientsPerRequest: number,
): SendCall => ({ ...imaginaryCall(recipientsPerRequest, 'none'), carries, shares });

const batch = call('text', 'content', 3);
const personal = call('template', 'template', 2);
const sendText = call('text', 'nothing', 1);
const sendTemplate = call('template', 'nothing', 1);
const CALLS = [batch, personal, sendText, sendTemplate];

const queue = (...contents: MessageContent[]): Queued[] =>
	contents.map((content, place) => ({
		place,
		message: { to: `+86154${String(place).padStart(8, '0')}`, content, settings: {} },
	}));
const text = (words: string): MessageContent => ({ kind: 'text', text: words });
const template = (templateId: string, value: string): MessageContent => ({
	kind: 'template',
	templateId,
	variables: [{ name: 'name', value }],
});
const shown = (entries: Queued[], most = Infinity) =>
	batchesOf(entries, CALLS, most).map((one) => [
		CALLS.indexOf(one.call),
		one.entries.map((entry) => entry.place),
	]);

it('takes the batch for one text to many, the single call for a text of its own', () => {
	expect(shown(queue(text('a'), text('b'), text('a')))).toEqual([
		[0, [0, 2]],
		[2, [1]],
	]);
});

it('takes the personalised batch for one template with many values', () => {
	const entries = queue(
		template('1', 'x'),
		template('1', 'y'),
		template('1', 'z'),
		template('2', 'x'),
	);
	expect(shown(entries)).toEqual([
		[1, [0, 1]],
		[3, [2]],
		[3, [3]],
	]);
});

it('fills requests up and keeps the order', () => {
	expect(shown(queue(...Array<MessageContent>(7).fill(text('a'))))).toEqual([
		[0, [0, 1, 2]],
		[0, [3, 4, 5]],
		[2, [6]],
	]);
});

it('puts no more into a request than the pace allows', () => {
	expect(shown(queue(text('a'), text('a'), text('a')), 2)).toEqual([
		[0, [0, 1]],
		[2, [2]],
	]);
	expect(shown(queue(text('a'), text('a')), 1)).toEqual([
		[2, [0]],
		[2, [1]],
	]);
});

it('uses a batch call for a single message where there is no other', () => {
	expect(batchesOf(queue(text('a')), [batch], Infinity)).toMatchObject([{ call: batch }]);
});
