import type { FailureCategory } from '../../../../nodes/shared/messaging/model/failure';
import { balance } from '../../../../nodes/shared/providers/plivo/balance';
import { status } from '../../../../nodes/shared/providers/plivo/status';

const id = 'db3ce55a-7f1d-11e1-8ea7-1231380bc196';
const question = { messageId: id, to: '', date: '' };
const record = {
	api_id: 'a',
	message_uuid: id,
	message_state: 'delivered',
	message_direction: 'outbound',
	message_time: '2017-05-22 21:36:00+05:30',
	message_sent_time: '2017-05-22 21:36:10+05:30',
	message_updated_time: '2017-05-22 21:36:14+05:30',
	from_number: '14155550100',
	to_number: '14155550199',
	error_code: '000',
};
const decode = (body: unknown, httpStatus = 200) =>
	status.decode(
		{ status: httpStatus, body: typeof body === 'string' ? body : JSON.stringify(body) },
		question,
	);

describe('status', () => {
	it('asks for one record, whatever the id', () => {
		expect(status.encode(question)).toEqual({
			method: 'GET',
			path: `/Account/{authId}/Message/${id}/`,
		});
		expect(status.encode({ ...question, messageId: '../x?' }).path).toBe(
			'/Account/{authId}/Message/..%2Fx%3F/',
		);
		expect(status.needs).toEqual([]);
	});

	it('reads a record as a receipt, with the key that its callback has', () => {
		expect(decode(record)).toEqual({
			provider: 'plivo',
			messageId: id,
			to: '+14155550199',
			status: 'delivered',
			final: true,
			occurredAt: Date.parse('2017-05-22T21:36:14+05:30'),
			receiptKey: `plivo:${id}:+14155550199:delivered`,
		});
	});

	it.each([
		['queued', 'queued', false],
		['sent', 'sent', false],
		['undelivered', 'undelivered', true],
		['failed', 'failed', true],
		['rejected', 'rejected', true],
		['read', 'delivered', true],
		['parked', 'unknown', false],
	])('%s is %s', (message_state, word, final) => {
		expect(decode({ ...record, message_state })).toMatchObject({ status: word, final });
	});

	it('gives the time of sending for a sent message', () => {
		expect(decode({ ...record, message_state: 'sent' })).toMatchObject({
			occurredAt: Date.parse('2017-05-22T21:36:10+05:30'),
		});
	});

	it('says why a message did not arrive, with the words of Plivo', () => {
		const failed = { message_state: 'failed', error_code: '80', error_message: 'unavailable' };
		expect(decode({ ...record, ...failed })).toMatchObject({
			status: 'failed',
			failure: {
				category: 'unreachable',
				providerCode: '80',
				providerMessage: 'unavailable',
				retryable: true,
			},
		});
		expect(decode({ ...record, error_code: null })).not.toHaveProperty('failure');
	});

	it('says that an inbound message has no receipt', () => {
		expect(decode({ ...record, message_direction: 'inbound' })).toMatchObject({
			category: 'configuration',
		});
	});

	it.each([
		'',
		'<html>',
		'[]',
		{},
		{ ...record, message_state: undefined },
		{ ...record, message_uuid: 'another' },
		{ meta: {}, objects: [record] },
	])('cannot read %j', (body) => expect(decode(body)).toBeUndefined());

	const refusals: Array<[number, FailureCategory, boolean]> = [
		[400, 'configuration', false],
		[401, 'authentication', false],
		[403, 'authentication', false],
		[404, 'configuration', false],
		[405, 'configuration', false],
		[429, 'rateLimited', true],
	];
	it.each(refusals)('HTTP %i is %s', (httpStatus, category, retryable) => {
		expect(decode({ api_id: 'a', error: 'words' }, httpStatus)).toMatchObject({
			category,
			retryable,
			providerCode: `HTTP ${httpStatus}`,
			providerMessage: 'words',
		});
	});

	it('does not know HTTP 202', () => expect(decode(record, 202)).toBeUndefined());
});

describe('balance', () => {
	const read = (body: unknown, httpStatus = 200) =>
		balance.decode({
			status: httpStatus,
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});

	it('asks for the account', () => {
		expect(balance.encode()).toEqual({ method: 'GET', path: '/Account/{authId}/' });
	});

	it.each([
		['25.00000', 25],
		['-0.0055', -0.0055],
		['0', 0],
		[12.5, 12.5],
	])('reads %j', (cash_credits, amount) => {
		expect(read({ cash_credits })).toEqual([{ amount, unit: 'USD' }]);
	});

	it.each(['', '{}', '[]', { cash_credits: null }, { cash_credits: '' }, { cash_credits: 'much' }])(
		'cannot read %j',
		(body) => expect(read(body)).toBeUndefined(),
	);

	it.each([
		[401, 'authentication'],
		[403, 'authentication'],
		[404, 'configuration'],
		[405, 'configuration'],
		[429, 'rateLimited'],
	])('HTTP %i is %s', (httpStatus, category) => {
		expect(read({ api_id: 'a', error: 'words' }, httpStatus)).toMatchObject({ category });
	});
});
