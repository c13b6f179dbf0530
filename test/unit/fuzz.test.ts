import fc from 'fast-check';

import { verdictsOf } from '../../nodes/shared/sending/classifyReply';
import type { HttpResult } from '../../nodes/shared/sending/ports';
import { RECEIPT_STATUSES } from '../../nodes/shared/messaging/model/deliveryReceipt';
import { FAILURE_CATEGORIES, type Failure } from '../../nodes/shared/messaging/model/failure';
import type { Message, MessageContent } from '../../nodes/shared/messaging/model/message';
import { TEMPLATE_STATUSES } from '../../nodes/shared/messaging/model/templateReview';
import type {
	Batch,
	Channel,
	SendCall,
	WebhookRequest,
} from '../../nodes/shared/providers/contract';
import { PROVIDERS } from '../../nodes/shared/providers/registry';

/** Words that the protocols use, so that structure gets past the first look. */
const WORDS = [
	'code',
	'msg',
	'message',
	'smsid',
	'status',
	'data',
	'result',
	'error',
	'send_id',
	'fee',
	'Code',
	'BizId',
	'RequestId',
	'message_uuid',
	'api_id',
	'objects',
	'templates',
	'success',
	'mobile',
	'mobilephone',
	'address',
	'to',
	'To',
	'From',
	'Status',
	'events',
	'signature',
	'token',
	'timestamp',
	'report_time',
	'send_time',
	'phone_number',
	'biz_id',
	'MessageUUID',
	// H9: what every object of JavaScript has.
	'constructor',
	'__proto__',
	'toString',
	'hasOwnProperty',
	'valueOf',
	'isPrototypeOf',
	'err_code',
	'template_code',
	'template_status',
	'ErrorCode',
	'MessageIntent',
	'report',
	'content',
	'Text',
	'sms_id',
	'template_id',
	'balance',
	'2',
	'0',
	'OK',
	'DELIVRD',
	'-1',
	'',
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string());
const leaf = fc.oneof(
	word,
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
	fc.constantFrom('15400000000', '+8615400000000', 2, 100, '2026-11-21 09:00:00', 1e21),
);
const { tree } = fc.letrec((tie) => ({
	tree: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('object')),
	list: fc.array(tie('tree'), { maxLength: 4 }),
	object: fc.dictionary(word, tie('tree'), { maxKeys: 6 }),
}));
const object = fc.dictionary(word, tree, { maxKeys: 10 });

/** What may come over a wire: JSON of every shape, JSON cut off, forms, lines, pages, bytes. */
const body = fc.oneof(
	tree.map((value) => JSON.stringify(value) ?? ''),
	tree.chain((value) => {
		const json = JSON.stringify(value) ?? '';
		return fc.nat(json.length).map((end) => json.slice(0, end));
	}),
	fc
		.array(fc.tuple(word, fc.string()), { maxLength: 6 })
		.map((pairs) => new URLSearchParams(pairs).toString()),
	fc.array(word, { maxLength: 6 }).map((words) => words.join('|')),
	fc.string({ unit: 'binary' }),
	fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
	fc.constantFrom('[', '{', '"', 'null', '<html>', '\uFEFF{}', '[[[[', '{"code":'.repeat(2000)),
	fc.constant('['.repeat(50_000)),
);

const headers = fc.dictionary(
	fc.oneof(
		word,
		fc.constantFrom('content-type', 'x-plivo-signature-v3', 'x-plivo-signature-v3-nonce'),
		fc.constantFrom('x-plivo-signature-v2', 'x-plivo-signature-v2-nonce'),
	),
	fc.string(),
	{ maxKeys: 6 },
);

const push: fc.Arbitrary<WebhookRequest> = fc.record(
	{
		method: fc.constantFrom('POST', 'GET', 'PUT', ''),
		url: fc.oneof(fc.webUrl(), fc.string()),
		headers,
		fields: object,
		list: fc.array(tree, { maxLength: 4 }),
		rawBody: body,
	},
	{ requiredKeys: ['method', 'url', 'headers', 'fields', 'rawBody'] },
);

/** A minute's worth of work for the longest input would be a hang; this is far less. */
const SOON_MS = 1000;

function soon<Result>(work: () => Result): Result {
	const begin = Date.now();
	const result = work();
	expect(Date.now() - begin).toBeLessThan(SOON_MS);
	return result;
}

const MANY = { numRuns: 200 };

/** A credential with a value for every name that a signature is checked with. */
const SECRETS = {
	authToken: 'the token of the account',
	mainAuthToken: 'the token of the main account',
	subhookKey: 'the key of the hook',
	appKey: 'the key of the app',
	apiKey: 'the key of the api',
};

const webhooks = PROVIDERS.flatMap((provider) =>
	(['receipts', 'replies', 'templateReviews'] as const).flatMap((kind) => {
		const webhook = provider[kind];
		return webhook ? [{ name: `${provider.id} ${kind}`, webhook }] : [];
	}),
);

const STATUSES: readonly string[] = [...RECEIPT_STATUSES, ...TEMPLATE_STATUSES, 'unknown'];
const INTENTS = ['optOut', 'optIn', 'help', null, undefined];

/** Nothing but the package's own words, and all of it survives JSON. */
function expectPlain(event: object): void {
	expect(JSON.parse(JSON.stringify(event))).toEqual(event);
	const {
		status = 'unknown',
		intent,
		failure,
	} = event as {
		status?: string;
		intent?: string | null;
		failure?: Failure;
	};
	expect(STATUSES).toContain(status);
	expect(INTENTS).toContain(intent);
	if (failure) {
		expect(typeof failure.message.en).toBe('string');
		expect(FAILURE_CATEGORIES).toContain(failure.category);
	}
}

/** Pushes that pass for real ones, but for words of JavaScript where codes and states belong. */
const wordsOfJavaScript: fc.Arbitrary<WebhookRequest> = fc
	.tuple(
		fc.constantFrom('constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'),
		fc.boolean(),
	)
	.map(([outside, isTemplate]) => {
		const said = [
			'Status',
			'ErrorCode',
			'MessageIntent',
			'Text',
			'code',
			'msg',
			'content',
			'events',
			'success',
			'err_code',
			'template_status',
			'report',
			'report_time',
			'send_time',
		].map((name): [string, string] => [name, outside]);
		const fields = {
			...Object.fromEntries(said),
			MessageUUID: '1',
			To: '14155550100',
			From: '14155550199',
			smsid: '1',
			send_id: '1',
			mobilephone: '15400000000',
			address: '15400000000',
			phone_number: '15400000000',
			...(isTemplate ? { template_code: 'SMS_1', template_id: '1' } : { biz_id: '1' }),
		};
		return { method: 'POST', url: '', headers: {}, fields, list: [fields], rawBody: '' };
	});

describe.each(webhooks)('a push to $name', ({ webhook }) => {
	it('of any shape gives events or none, and never throws', () => {
		fc.assert(
			fc.property(push, (request) => {
				const events = soon(() => webhook.decode(request));
				expect(events === undefined || Array.isArray(events)).toBe(true);
				for (const event of events ?? []) expectPlain(event);
			}),
			MANY,
		);
	});

	it('H9: with the words of JavaScript in every field gives plain events', () => {
		fc.assert(
			fc.property(wordsOfJavaScript, (request) => {
				for (const event of soon(() => webhook.decode(request)) ?? []) expectPlain(event);
			}),
			MANY,
		);
	});
});

const signed = webhooks.flatMap(({ name, webhook: { verify } }) =>
	verify ? [{ name, verify }] : [],
);

it.each(signed)(
	'a push to $name of any shape is not believed without a signature',
	({ verify }) => {
		fc.assert(
			fc.property(push, fc.constantFrom(SECRETS, {}, { authToken: '' }), (request, secrets) => {
				expect(soon(() => verify(request, secrets))).toBe(false);
			}),
			MANY,
		);
	},
);

const channels = PROVIDERS.flatMap(({ id, sms, mms = {} }) =>
	[sms, mms].flatMap((kinds: Readonly<Record<string, Channel>>) =>
		Object.entries(kinds).flatMap(([type, channel]) =>
			channel.calls.map((call, index) => ({ name: `${id} ${type}, call ${index}`, call })),
		),
	),
);

const CONTENT: Readonly<Record<SendCall['carries'], MessageContent>> = {
	text: { kind: 'text', text: '您好' },
	template: { kind: 'template', templateId: '1', variables: [] },
	pages: { kind: 'pages', subject: '您好', pages: [{ text: '您好' }] },
	any: { kind: 'text', text: '您好' },
};

const batchFor = (call: SendCall): Batch => {
	const count = Math.min(3, call.recipientsPerRequest);
	const messages = Array.from(
		{ length: count },
		(_, index): Message => ({
			to: `+861540000000${index}`,
			signature: '示例',
			sender: '+14155550199',
			settings: {},
			content: CONTENT[call.carries],
		}),
	);
	return { messages, requestId: '0123456789abcdef' };
};

describe.each(channels)('an answer to $name', ({ call }) => {
	const batch = batchFor(call);
	const verdictsOn = (status: number, text: string) => {
		const reply: HttpResult = { kind: 'answer', status, headers: {}, body: text };
		return soon(() => verdictsOf(reply, call, batch, 0));
	};

	it('of any shape is decoded without a throw', () => {
		fc.assert(
			fc.property(fc.constantFrom(200, 202, 400), body, (status, text) => {
				const verdicts = soon(() => call.decode({ status, body: text }, batch));
				expect(verdicts === undefined || Array.isArray(verdicts)).toBe(true);
			}),
			MANY,
		);
	});

	it('of any shape gives one verdict for each message', () => {
		const status = fc.oneof(
			fc.constantFrom(200, 202, 207, 400, 500),
			fc.integer({ min: 100, max: 599 }),
		);
		fc.assert(
			fc.property(status, body, (code, text) => {
				const verdicts = verdictsOn(code, text);
				expect(verdicts).toHaveLength(batch.messages.length);
				for (const verdict of verdicts) {
					if (verdict.outcome === 'accepted') expect(verdict.messageId).not.toBe('');
					else expect(verdict.failure.message.en.length).toBeGreaterThan(10);
				}
			}),
			MANY,
		);
	});

	it('that is noise is never taken for a yes', () => {
		const noise = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
			fc.constantFrom('', 'OK', 'success', '{}', '[]', 'null', 'true', '0', '<html>200 OK</html>'),
		);
		fc.assert(
			fc.property(fc.constantFrom(200, 201, 202, 204, 302, 500), noise, (status, text) => {
				expect(verdictsOn(status, text).map(({ outcome }) => outcome)).not.toContain('accepted');
			}),
			MANY,
		);
	});
});

const queries = PROVIDERS.flatMap(({ id, status, balances = {}, smsTemplates, mmsTemplates }) => [
	...(status
		? [
				{
					name: `${id} status`,
					decode: (answer: { status: number; body: string }): unknown =>
						status.decode(answer, { messageId: '1', to: '+8615400000000', date: '2026-11-21' }),
				},
			]
		: []),
	...Object.entries(balances).map(([product, { decode }]) => ({
		name: `${id} balance of ${product}`,
		decode: decode as (answer: { status: number; body: string }) => unknown,
	})),
	...[smsTemplates, mmsTemplates].flatMap((store) =>
		store
			? [
					{ name: `${id} ${store.displayName}, list`, decode: store.list.decode },
					{ name: `${id} ${store.displayName}, create`, decode: store.create.decode },
					{ name: `${id} ${store.displayName}, update`, decode: store.update.decode },
					{ name: `${id} ${store.displayName}, delete`, decode: store.delete.decode },
					{
						name: `${id} ${store.displayName}, get`,
						decode: (answer: { status: number; body: string }): unknown =>
							store.get.decode(answer, '1'),
					},
				]
			: [],
	),
]);

it.each(queries)(
	'an answer to $name of any shape is read or not, and never throws',
	({ decode }) => {
		fc.assert(
			fc.property(fc.constantFrom(200, 400, 404, 500), body, (status, text) => {
				const answer: unknown = soon(() => decode({ status, body: text }));
				expect(['undefined', 'object']).toContain(typeof answer);
				expect(answer).not.toBeNull();
			}),
			MANY,
		);
	},
);
