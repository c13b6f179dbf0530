import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { start, stopAll, submit } from './clients';

let app: FastifyInstance;
let url: string;
let forms: unknown[];

beforeEach(async () => {
	forms = [];
	app = fastify();
	await app.register(formbody);
	app.post('/', (request, reply) => {
		forms.push({ ...(request.body as object) });
		return reply.send('success');
	});
	url = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
	await stopAll();
	await app.close();
});

describe('ihuyi uplink push', () => {
	it('names the last message to the number', async () => {
		const carrier = await start({ ihuyi: { oneMessagePerSecond: false } });
		carrier.setPushUrl('ihuyi', 'reply', url);
		await submit(carrier);
		await submit(carrier);
		const answer = await carrier.push('ihuyi', 'reply', { from: '13800000000', text: 'TD & 退订' });
		expect(answer).toMatchObject({ httpStatus: 200, body: 'success' });
		expect(forms).toEqual([
			{
				mobilephone: '13800000000',
				content: 'TD & 退订',
				smsid: carrier.journal.messages()[1].messageId,
				replyTime: '2023-11-15 06:13:20',
			},
		]);
	});

	it('takes another id and another name of the time', async () => {
		const carrier = await start({ ihuyi: { replyTimeField: 'reply_time' } });
		carrier.setPushUrl('ihuyi', 'reply', url);
		await carrier.push('ihuyi', 'reply', { from: '13800000000', text: '好', messageId: '42' });
		expect(forms).toEqual([
			{
				mobilephone: '13800000000',
				content: '好',
				smsid: '42',
				reply_time: '2023-11-15 06:13:20',
			},
		]);
	});

	it('says what is missing', async () => {
		const carrier = await start();
		carrier.setPushUrl('ihuyi', 'reply', url);
		await expect(carrier.push('ihuyi', 'reply', { text: '好' })).rejects.toThrow(/from/);
		await expect(
			carrier.push('ihuyi', 'reply', { from: '13800000000', text: '好' }),
		).rejects.toThrow(/needs a messageId/);
		expect(forms).toEqual([]);
	});
});
