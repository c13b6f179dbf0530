import { submail } from '../../../../nodes/shared/providers/submail';
import vectors from '../../../vectors/submail.json';

const { key: subhookKey, token, signature, keyAlone } = vectors.subhook;
const request = (fields: Record<string, unknown>) => ({
	method: 'POST',
	url: 'https://n8n.example/webhook/x',
	headers: {},
	fields,
	rawBody: '',
});
const webhooks = [submail.receipts!, submail.replies!, submail.templateReviews!] as const;
const [receipts, replies, templateReviews] = webhooks;

describe('verify (reference, section 14)', () => {
	const verify = (fields: Record<string, unknown>, secret: unknown = subhookKey) =>
		webhooks.map((webhook) => webhook.verify?.(request(fields), { subhookKey: secret }));
	const all = (value: boolean) => [value, value, value];

	it('takes the golden vector', () => {
		expect(verify({ token, signature })).toEqual(all(true));
	});

	it.each(['my_subhook_key, other', 'other;my_subhook_key', ' other \n my_subhook_key '])(
		'takes the key of any of several hooks: %p',
		(secret) => {
			expect(verify({ token, signature }, secret)).toEqual(all(true));
		},
	);

	it.each(['', ' , ', 'wrong', 'my_subhook_ke', undefined, null, 7])(
		'refuses with key %p',
		(secret) => {
			expect(
				webhooks.map((webhook) =>
					webhook.verify?.(request({ token, signature }), { subhookKey: secret }),
				),
			).toEqual(all(false));
		},
	);

	it('refuses without a key, even the signature that no key would give', () => {
		// md5 of the token alone
		expect(verify({ token: 'a', signature: '0cc175b9c0f1b6a831c399e269772661' }, '')).toEqual(
			all(false),
		);
	});

	it.each([
		{ token },
		{ signature },
		{ token: '', signature },
		{ token: '', signature: keyAlone },
		{ token, signature: '' },
		{ token, signature: `${signature}0` },
		{ token, signature: signature.slice(1) },
		{ token: `${token}0`, signature },
		{ token: [token], signature: [signature] },
		{ token: 7, signature: 7 },
	])('refuses %p', (fields) => {
		expect(verify(fields)).toEqual(all(false));
	});
});

describe('receipts', () => {
	const event = {
		events: 'delivered',
		address: '13800000000',
		send_id: '093c0a7df143c087d6cba9cdf0cf3738',
		tag: 'xxxxx',
		app: 10034,
		timestamp: 1415014855,
		token,
		signature,
	};
	const decode = (fields: object) => receipts.decode(request({ ...event, ...fields }));

	it('reads the worked example of the reference (14)', () => {
		expect(decode({})).toEqual([
			{
				provider: 'submail',
				messageId: event.send_id,
				to: '+8613800000000',
				status: 'delivered',
				final: true,
				occurredAt: 1415014855000,
				receiptKey: `submail:${event.send_id}:+8613800000000:delivered`,
			},
		]);
	});

	it.each([
		['request', 'queued', false],
		['sending', 'sent', false],
		['delivered', 'delivered', true],
		['unknown', 'unknown', false],
		['unkown', 'unknown', false],
	])('%s is %s', (events, status, final) => {
		const [receipt] = decode({ events }) ?? [];
		expect(receipt).toMatchObject({ status, final });
		expect(receipt).not.toHaveProperty('failure', expect.anything());
	});

	it('reads an MMS that arrived as a text that did, without what only texts have', () => {
		expect(decode({ operator: '中国移动', location: '广东 广州' })).toEqual(decode({}));
	});

	it('reads the dropped example, whose code has a blank in front', () => {
		expect(decode({ events: 'dropped', report: ' UNDELIV' })).toMatchObject([
			{
				status: 'undelivered',
				final: true,
				failure: { category: 'unreachable', providerCode: 'UNDELIV', retryable: true },
			},
		]);
	});

	it('has the same key for every repetition', () => {
		const repeated = decode({ token: 'another', timestamp: '1415014999' });
		expect(repeated?.[0].receiptKey).toBe(decode({})?.[0].receiptKey);
	});

	it.each([
		['1415014855', 1415014855000],
		[[1415014855, 1], 1415014855000],
		['2014-11-03', undefined],
		[undefined, undefined],
	])('reads the time %p', (timestamp, occurredAt) => {
		expect(decode({ timestamp })?.[0].occurredAt).toBe(occurredAt);
	});

	it('keeps a number that it cannot read', () => {
		expect(decode({ address: '138xxxxxxxx' })?.[0].to).toBe('138xxxxxxxx');
	});

	it('is none without an id', () => {
		expect(decode({ send_id: '' })).toBeUndefined();
	});
});

describe('replies', () => {
	const event = {
		events: 'mo',
		address: '13800000000',
		app: 10034,
		content: 'TD',
		timestamp: 1415014855,
		token,
		signature,
	};
	const decode = (fields: object) => replies.decode(request({ ...event, ...fields }));

	it('reads the worked example of the reference (14)', () => {
		expect(decode({})).toEqual([
			{
				provider: 'submail',
				from: '+8613800000000',
				text: 'TD',
				intent: null,
				occurredAt: 1415014855000,
				replyKey: 'submail:+8613800000000:1415014855000:TD',
			},
		]);
	});

	it('has the same key for every repetition', () => {
		expect(decode({ token: 'another' })?.[0].replyKey).toBe(decode({})?.[0].replyKey);
	});

	it('is none without a number', () => {
		expect(decode({ address: '' })).toBeUndefined();
	});
});

describe('template reviews', () => {
	const event = {
		events: 'template_reject',
		reason: '签名不正确',
		template_id: 'H5OSN4',
		timestamp: 1415014855,
		token,
		signature,
	};
	const decode = (fields: object) => templateReviews.decode(request({ ...event, ...fields }));

	it('reads the worked example of the reference (14)', () => {
		expect(decode({})).toEqual([
			{
				provider: 'submail',
				templateId: 'H5OSN4',
				status: 'rejected',
				reason: '签名不正确',
				occurredAt: 1415014855000,
				reviewKey: 'submail:H5OSN4:all:rejected',
			},
		]);
	});

	it.each([
		['template_accept', 'approved', undefined],
		['template_reject', 'rejected', undefined],
		['cm_template_accept', 'approved', 'China Mobile'],
		['cm_template_reject', 'rejected', 'China Mobile'],
		['cu_template_accept', 'approved', 'China Unicom'],
		['cu_template_reject', 'rejected', 'China Unicom'],
		['ct_template_accept', 'approved', 'China Telecom'],
		['ct_template_reject', 'rejected', 'China Telecom'],
	])('%s', (events, status, carrier) => {
		const [review] = decode({ events, reason: '' }) ?? [];
		expect(review).toMatchObject({ status, templateId: 'H5OSN4' });
		expect(review.carrier).toBe(carrier);
		expect(review).not.toHaveProperty('reason', expect.anything());
	});

	it('is none without a template', () => {
		expect(decode({ template_id: '' })).toBeUndefined();
	});
});

it.each([
	['delivered', [1, 0, 0]],
	['mo', [0, 1, 0]],
	['template_accept', [0, 0, 1]],
	['something_new', [0, 0, 0]],
	['toString', [0, 0, 0]],
])('each webhook takes only its own events: %s', (events, counts) => {
	const fields = { events, address: '13800000000', send_id: 'x', template_id: 'y' };
	expect(webhooks.map((webhook) => webhook.decode(request(fields))?.length)).toEqual(counts);
});

it.each([{}, { events: '' }, { event: 'delivered' }, { events: { a: 1 } }])(
	'is no push of SUBMAIL: %p',
	(fields) => {
		expect(webhooks.map((webhook) => webhook.decode(request(fields)))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	},
);

it('names the pages of both consoles', () => {
	for (const { whereToEnter } of webhooks) {
		expect(whereToEnter).toContain('/console/sms/subhook');
		expect(whereToEnter).toContain('/console/mms/subhook');
	}
});

it('answers with a short body', () => {
	expect(webhooks.map(({ answer }) => answer)).toEqual(['ok', 'ok', 'ok']);
});
