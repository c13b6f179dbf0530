import fc from 'fast-check';

import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { plivo } from '../../../../nodes/shared/providers/plivo';

const { sms } = plivo.sms;
const [toMany, call] = sms.calls;

const message = (change: Partial<Message> = {}): Message => ({
	to: '+14155550199',
	content: { kind: 'text', text: 'The fair opens tomorrow' },
	sender: '+14155550100',
	settings: {},
	...change,
});
const encode = (change: Partial<Message> = {}) =>
	call.encode({ messages: [message(change)], requestId: 'r' });
const decode = (status: number, body: unknown) =>
	call.decode(
		{ status, body: typeof body === 'string' ? body : JSON.stringify(body) },
		{ messages: [message()], requestId: 'r' },
	);
const id = 'db3ce55a-7f1d-11e1-8ea7-1231380bc196';

describe('encode', () => {
	it('sends a text to one number (reference 2)', () => {
		expect(encode()).toEqual({
			method: 'POST',
			path: '/Account/{authId}/Message/',
			json: {
				src: '14155550100',
				dst: '14155550199',
				text: 'The fair opens tomorrow',
				type: 'sms',
			},
		});
	});

	it.each([
		['+1 (415) 555-0100', '14155550100'],
		['1-415-555.0100', '14155550100'],
		['12345', '12345'],
		['EXPO2026', 'EXPO2026'],
		['3M Expo', '3M Expo'],
	])('writes the sender %s as %s', (sender, src) => {
		expect(encode({ sender }).json).toMatchObject({ src });
	});

	it('names the Powerpack in place of the sender, never both', () => {
		const { json } = encode({ settings: { powerpackId: ' pp-1 ' } });
		expect(json).toMatchObject({ powerpack_uuid: 'pp-1' });
		expect(json).not.toHaveProperty('src');
	});

	it('sends the options that are filled in', () => {
		const settings = {
			receiptUrl: 'https://n8n.example.com/webhook/abc',
			logContent: false,
			messageExpiry: 600,
			dltEntityId: 'e',
			dltTemplateId: 't',
			dltTemplateCategory: 'c',
		};
		expect(encode({ settings }).json).toMatchObject({
			url: 'https://n8n.example.com/webhook/abc',
			method: 'POST',
			log: 'false',
			message_expiry: 600,
			dlt_entity_id: 'e',
			dlt_template_id: 't',
			dlt_template_category: 'c',
		});
		expect(encode({ settings: { logContent: true } }).json).toMatchObject({ log: 'true' });
	});

	it.each([0, -5, 1.5, Number.NaN, 'soon'])('leaves out the expiry %s', (messageExpiry) => {
		expect(encode({ settings: { messageExpiry } }).json).not.toHaveProperty('message_expiry');
	});

	it('has an encoding for every field of the form, and no other', () => {
		const names = (sms.fields ?? []).map((field) => field.name);
		const bare = JSON.stringify(encode());
		expect(names).toHaveLength(8);
		// This one decides about the call, not about what stands in it.
		for (const name of names.filter((each) => each !== 'manyRecipients')) {
			const value = name === 'messageExpiry' ? 60 : name === 'logContent' ? false : 'https://x';
			expect(JSON.stringify(encode({ settings: { [name]: value } }))).not.toBe(bare);
		}
	});

	it('keeps every text as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(encode({ content: { kind: 'text', text } }).json).toMatchObject({ text });
			}),
		);
	});

	it('carries one message a request, which is never recognised when repeated', () => {
		expect(sms.calls).toHaveLength(2);
		expect(call).toMatchObject({ shares: 'nothing', recipientsPerRequest: 1, replay: 'none' });
	});
});

describe('check', () => {
	const check = (change: Partial<Message>) => sms.check?.(message(change));

	it.each(['+14155550100', '12345', 'EXPO2026', '3M Expo', 'ABCDEFGHIJK', '+12345678901234'])(
		'takes the sender %s',
		(sender) => expect(check({ sender })).toBeUndefined(),
	);

	it.each([
		['ABCDEFGHIJKL', 'at most 11'],
		['+123456789012345', 'at most 14'],
		['示例展览', 'cannot be a sender'],
		['Ärzte', "leave 'rzte'"],
		['+', 'A to Z'],
		['+1 415 555 0199', "number in 'To'"],
	])('refuses the sender %s', (sender, words) => {
		expect(check({ sender })).toMatchObject({
			category: 'configuration',
			message: expect.objectContaining({ en: expect.stringContaining(words) }),
		});
		expect(check({ sender })?.message.en).toContain("'From'");
	});

	it('does not look at the sender beside a Powerpack', () => {
		expect(check({ sender: 'none at all', settings: { powerpackId: 'pp' } })).toBeUndefined();
	});

	it('refuses a recipient of more than 14 digits', () => {
		expect(check({ to: '+123456789012345' })).toMatchObject({ category: 'invalidNumber' });
		expect(check({ to: '+12345678901234' })).toBeUndefined();
	});

	it('refuses a receipt URL that is no web address', () => {
		const at = (receiptUrl: string) => check({ settings: { receiptUrl } });
		expect(at('n8n.example.com/webhook')?.message.en).toContain("'Receipt URL'");
		expect(at('https://')?.category).toBe('configuration');
		expect(at('https://n8n.example.com/webhook/abc?x=1')).toBeUndefined();
		expect(at('http://localhost:5678/webhook/abc')).toBeUndefined();
	});
});

describe('decode 202', () => {
	it('takes the one id', () => {
		const body = { api_id: 'a', message: 'message(s) queued', message_uuid: [id] };
		const accepted = [{ outcome: 'accepted', messageId: id, messageIdSource: 'provider' }];
		expect(decode(202, body)).toEqual(accepted);
		expect(decode(202, { ...body, invalid_number: [] })).toEqual(accepted);
	});

	it.each([{ invalid_number: ['123'], message_uuid: [] }, { invalid_number: ['123'] }])(
		'knows a refused number: %j',
		(body) => {
			expect(decode(202, body)).toMatchObject([
				{ outcome: 'rejected', failure: { category: 'invalidNumber', retryable: false } },
			]);
		},
	);

	it.each([
		{},
		{ message_uuid: [] },
		{ message_uuid: [id, id] },
		{ message_uuid: [''] },
		{ message_uuid: [5] },
		{ message_uuid: id },
		{ message_uuid: [id], invalid_number: ['14155550199'] },
		{ message_uuid: [id], invalid_number: ['14155550177'] },
		{ invalid_number: ['14155550177', '14155550188'] },
		{ invalid_number: 'x' },
	])('is in doubt about %j', (body) => {
		expect(decode(202, body)).toMatchObject([
			{ outcome: 'unknown', failure: { category: 'provider', retryable: false } },
		]);
	});

	it.each(['', 'ok', '[]', 'null', '<html>', '"x"'])('cannot read %s', (body) => {
		expect(decode(202, body)).toBeUndefined();
	});
});

describe('decode refusals', () => {
	const expected: Array<[status: number, category: string]> = [
		[400, 'configuration'],
		[401, 'authentication'],
		[402, 'insufficientBalance'],
		[403, 'configuration'],
		[404, 'configuration'],
		[405, 'configuration'],
		[409, 'configuration'],
		[422, 'configuration'],
	];

	it.each(expected)('HTTP %i is %s', (status, category) => {
		expect(decode(status, { api_id: 'a', error: 'words' })).toEqual([
			{
				outcome: 'rejected',
				failure: {
					category,
					message: expect.objectContaining({ en: expect.stringMatching(/^[A-Z].*\.$/) }),
					providerCode: `HTTP ${status}`,
					providerMessage: 'words',
					retryable: false,
				},
			},
		]);
	});

	it.each(expected.map(([status]) => status).filter((status) => status !== 401))(
		'HTTP %i without the words of Plivo says nothing',
		(status) => {
			for (const body of ['', '<html>', '{}', '{"error":""}', '{"error":5}', '[]']) {
				expect(decode(status, body)).toBeUndefined();
			}
		},
	);

	it('HTTP 401 needs no words', () => {
		expect(decode(401, 'Could not verify your access level')).toMatchObject([
			{ outcome: 'rejected', failure: { category: 'authentication', providerCode: 'HTTP 401' } },
		]);
	});

	it('knows the refusal of a long text (plivo-python, issue 298)', () => {
		const error = 'text parameter length exceeds 737 unicode characters';
		expect(decode(400, { api_id: 'a', error })).toMatchObject([
			{ failure: { category: 'contentRejected', providerMessage: error, retryable: false } },
		]);
	});

	it('leaves 429 to the sending loop, which reads Retry-After', () => {
		expect(decode(429, { api_id: 'a', error: 'too many requests' })).toBeUndefined();
	});

	it.each([200, 201, 204, 206, 302, 408, 418])('does not know HTTP %i', (status) => {
		expect(decode(status, { message_uuid: [id], error: 'x' })).toBeUndefined();
	});
});

describe('many recipients in a request', () => {
	const numbers = ['+14155550101', '+14155550102', '+14155550103'];
	const settings = { manyRecipients: true };
	const batch = {
		messages: numbers.map((to) => message({ to, settings })),
		requestId: 'our-id',
	};
	const ids = ['a', 'b', 'c'];
	const decodeMany = (status: number, body: unknown) =>
		toMany.decode({ status, body: JSON.stringify(body) }, batch);
	const invalid = { outcome: 'rejected', failure: { category: 'invalidNumber' } };
	const doubt = { outcome: 'unknown', failure: { category: 'provider', retryable: false } };
	const ours = { outcome: 'accepted', messageId: 'our-id', messageIdSource: 'requestId' };

	it('is only for those who ask for it', () => {
		expect(toMany).toMatchObject({
			shares: 'content',
			recipientsPerRequest: 1000,
			replay: 'none',
		});
		expect(toMany.takes?.(message())).toBe(false);
		expect(toMany.takes?.(message({ settings: { manyRecipients: false } }))).toBe(false);
		expect(toMany.takes?.(message({ settings }))).toBe(true);
	});

	it('joins the numbers (reference 2)', () => {
		expect(toMany.encode(batch).json).toEqual({
			src: '14155550100',
			dst: '14155550101<14155550102<14155550103',
			text: 'The fair opens tomorrow',
			type: 'sms',
		});
	});

	it('stands for all of them with our id, as the ids come without numbers', () => {
		expect(decodeMany(202, { message_uuid: ids })).toEqual([ours, ours, ours]);
	});

	it.each(['14155550102', '+1 (415) 555-0102', 14155550102])(
		'takes out the number that Plivo calls invalid: %s',
		(number) => {
			const body = { message_uuid: ['a', 'b'], invalid_number: [number] };
			expect(decodeMany(202, body)).toMatchObject([ours, invalid, ours]);
		},
	);

	it('knows the id where only one number was taken', () => {
		const body = { message_uuid: ['a'], invalid_number: ['14155550101', '14155550103'] };
		expect(decodeMany(202, body)).toMatchObject([
			invalid,
			{ outcome: 'accepted', messageId: 'a', messageIdSource: 'provider' },
			invalid,
		]);
	});

	it('knows that nothing was taken', () => {
		const body = { message_uuid: [], invalid_number: ['14155550101', '14155550102', 'x'] };
		expect(decodeMany(202, body)).toMatchObject([invalid, invalid, invalid]);
	});

	it.each([
		['too few ids', { message_uuid: ['a', 'b'] }],
		['no ids', {}],
		['an id twice', { message_uuid: ['a', 'a', 'b'] }],
		['something that is no id', { message_uuid: ['a', 'b', ''] }],
		['more ids than numbers', { message_uuid: ['a', 'b', 'c', 'd'] }],
		['a stranger', { message_uuid: ['a', 'b'], invalid_number: ['14155550199'] }],
		['more ids than are left', { message_uuid: ids, invalid_number: ['14155550102'] }],
	])('is in doubt about all with %s', (_case, body) => {
		expect(decodeMany(202, body)).toMatchObject([doubt, doubt, doubt]);
	});

	it('is in doubt only about those that are not surely rejected', () => {
		const body = { message_uuid: ['a'], invalid_number: ['14155550102'] };
		expect(decodeMany(202, body)).toMatchObject([doubt, invalid, doubt]);
	});

	it('says of a refusal that it may be about one of them only', () => {
		const [first, ...others] = decodeMany(403, { error: 'words' }) ?? [];
		expect(first).toMatchObject({
			outcome: 'rejected',
			failure: {
				category: 'configuration',
				message: expect.objectContaining({
					en: expect.stringContaining('a request for 3 recipients'),
				}),
				providerMessage: 'words',
			},
		});
		expect(others).toEqual([first, first]);
		expect(decodeMany(401, { error: 'words' })).toMatchObject([
			{ failure: { message: expect.not.stringContaining('recipients') } },
			{},
			{},
		]);
	});

	it('never calls a number accepted and rejected at once, nor loses one', () => {
		const answers = fc.record({
			message_uuid: fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 4 }),
			invalid_number: fc.array(fc.constantFrom(...numbers, '+1999'), { maxLength: 4 }),
		});
		fc.assert(
			fc.property(answers, (body) => {
				const verdicts = decodeMany(202, body) ?? [];
				expect(verdicts).toHaveLength(numbers.length);
				const accepted = verdicts.filter(({ outcome }) => outcome === 'accepted').length;
				expect([0, body.message_uuid.length]).toContain(accepted);
				verdicts.forEach(({ outcome }, index) => {
					const isInvalid = body.invalid_number.includes(numbers[index]);
					if (isInvalid) expect(outcome).not.toBe('accepted');
				});
			}),
		);
	});
});
