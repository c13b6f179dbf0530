import type { IDataObject } from 'n8n-workflow';

import {
	startCarrier,
	type Carrier,
	type MisbehaviourRule,
} from '../../playground/carrier/carrier.mts';
import { toolAnswer } from '../../nodes/shared/n8n/output/toolAnswer';
import vectors from '../vectors/ihuyi.json';
import type { ToolCall } from './support/agentNode';
import { callTool, node } from './support/engine';

const PHONE = '15400003190';
const OTHER = '15400003191';
const LANDLINE = '010-55501234';

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier();
});
afterEach(async () => await carrier.close());

const credentials = () => ({
	ihuyiApi: { apiId: 'C00000001', apiKey: vectors.apiKey, baseUrl: carrier.baseUrl('ihuyi') },
});
const requests = () => carrier.journal.requests();

/** Texts a number as an agent does; gives what the agent is told. */
const text = async (call: ToolCall, phone: string, parameters: IDataObject = {}) =>
	await callTool(
		call,
		'sendSmsTool',
		{
			provider: 'ihuyi',
			messageType: 'notification',
			contentMode: 'text',
			to: "={{ $fromAI('phone') }}",
			text: "={{ $fromAI('text') }}",
			...parameters,
		},
		{ phone, text: '您的展位在A馆12号' },
		credentials(),
	);

describe.each<ToolCall>(['byEngine', 'itself'])('called %s', (call) => {
	it('tells the agent that a message was accepted', async () => {
		expect(await text(call, PHONE)).toEqual([
			expect.objectContaining({
				answer: 'The provider accepted the message. Whether it was delivered will be known later.',
				outcome: 'accepted',
				to: `+86${PHONE}`,
			}),
		]);
		expect(carrier.journal.messages().map(({ to }) => to)).toEqual([PHONE]);
	});

	it('tells it as plainly that a message was refused, and why', async () => {
		const [told, ...others] = await text(call, LANDLINE);
		expect(others).toEqual([]);
		expect(told).toMatchObject({ outcome: 'rejected', failure: { category: 'invalidNumber' } });
		expect(told.answer).toMatch(/^The message was not sent\. .*landline/i);
		expect(requests()).toHaveLength(0);
	});

	it('tells it of each number, whatever became of it', async () => {
		const told = await text(call, `${PHONE}, ${LANDLINE}, ${PHONE}, ${OTHER}`);
		expect(told.map(({ outcome, to }) => [outcome, to]).sort()).toEqual([
			['accepted', `+86${PHONE}`],
			['accepted', `+86${OTHER}`],
			['rejected', LANDLINE],
			['skipped', `+86${PHONE}`],
		]);
		expect(told.find(({ outcome }) => outcome === 'skipped')?.answer).toBe(
			'The message was not sent, on purpose. This run already sends the same message to this number.',
		);
	});

	it('tells it not to send again what may have arrived', async () => {
		const silence: MisbehaviourRule = { kind: 'resetAfterReading', taken: true };
		carrier.misbehave(silence);
		const [told] = await text(call, PHONE);
		expect(told).toMatchObject({ outcome: 'unknown' });
		expect(told.answer).toMatch(
			/^It is unknown whether the message was sent: it may have arrived\. Do not send it again\. /,
		);
		expect(carrier.journal.messages()).toHaveLength(1);
	});

	it('tells it that nothing was sent if the run was refused as a whole', async () => {
		const [told] = await text(call, PHONE, { options: { maxSegments: 0 } });
		expect(told).toMatchObject({ outcome: 'rejected', failure: { category: 'configuration' } });
		expect(told.answer).toMatch(/^The message was not sent\. .*'Max Segments'.*Nothing was sent\./);
		expect(requests()).toHaveLength(0);
	});
});

it('tells of a refused multimedia message, too', async () => {
	const [told] = await callTool(
		'byEngine',
		'sendMmsInvitationTool',
		{
			provider: 'ihuyi',
			contentMode: 'template',
			templateId: '1',
			to: "={{ $fromAI('phone') }}",
		},
		{ phone: LANDLINE },
		credentials(),
	);
	expect(told).toMatchObject({ outcome: 'rejected' });
	expect(told.answer).toMatch(/^The message was not sent\. ./);
	expect(requests()).toHaveLength(0);
});

it('says when a message that is held may go', () => {
	const retryAt = '2026-11-22T09:00:00.000+08:00';
	const [[told]] = toolAnswer(node('Send', 'sendSms', {}), [
		[],
		[{ json: { outcome: 'held', retryAt } }],
	]);
	expect(told.json).toEqual({
		answer: `The message was not sent, and may be sent from ${retryAt} on.`,
		outcome: 'held',
		retryAt,
	});
});
