import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { v1Signature } from '../../../playground/carrier/providers/ihuyi/v1Request.mts';
import { apiKey, batch, goldenSeconds, http, sendBatch, start, stopAll, submit } from './clients';

/** Names that no reference knows, so that only the option can have set them. */
const unknownReceipts = {
	fields: { id: 'taskNo', number: 'phone', code: 'state', message: 'reason', time: 'at' },
	delivered: 'DELIVRD',
};

let app: FastifyInstance;
let url: string;
let forms: Array<Record<string, string>>;

beforeEach(async () => {
	forms = [];
	app = fastify();
	await app.register(formbody);
	app.post('/', (request, reply) => {
		forms.push({ ...(request.body as Record<string, string>) });
		return reply.send('success');
	});
	url = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(async () => {
	await stopAll();
	await app.close();
});

async function startPushing(ihuyi: CarrierOptions['ihuyi']): Promise<Carrier> {
	const carrier = await start({ ihuyi, receiptDelayMs: { min: 1, max: 2 } });
	carrier.setReceiptUrl('ihuyi', url);
	carrier.setPushUrl('ihuyi', 'reply', url);
	return carrier;
}

const post = async (carrier: Carrier, path: string, body: unknown) =>
	await http.post(`${carrier.baseUrl('ihuyi')}${path}`, body);

/** One message to one number by each product whose receipts are unknown. */
const products: Record<string, { to: string; send: (carrier: Carrier) => Promise<unknown> }> = {
	marketing: {
		to: '13800000000',
		send: async (carrier) => await sendBatch(carrier, batch({ phone: ['13800000000'] })),
	},
	mms: {
		to: '13800000001',
		send: async (carrier) => {
			const common = { api_id: 'mms-00000001', timestamp: goldenSeconds, request_id: 'mms-1' };
			const mms = {
				...common,
				signature: v1Signature(common, apiKey),
				product_id: 1001,
				phone: ['13800000001'],
				template_id: '1001',
			};
			return await post(carrier, '/mms/v1/batchSend', mms);
		},
	},
	legacyMms: {
		to: '13800000002',
		send: async (carrier) =>
			await post(
				carrier,
				'/webservice/api?method=SendMms',
				new URLSearchParams({
					account: 'mms00000001',
					password: apiKey,
					mobile: '13800000002',
					mmsid: '1001',
					pid: '1',
				}),
			),
	},
	international: {
		to: '1 4155550100',
		send: async (carrier) =>
			await post(
				carrier,
				'/isms/Submit.json',
				new URLSearchParams({
					account: 'I00000001',
					password: apiKey,
					mobile: '1 4155550100',
					content: 'The fair opens tomorrow',
				}),
			),
	},
};

describe.each(Object.entries(products))('ihuyi receipts of %s', (product, { to, send }) => {
	it('are not pushed by default', async () => {
		const carrier = await startPushing({});
		await send(carrier);
		await carrier.receiptsSettled();
		expect(carrier.journal.messages()).toMatchObject([{ product, to }]);
		expect(carrier.journal.messages()[0].receipt).toBeUndefined();
		expect(forms).toEqual([]);
	});

	it('have the names and the success code that the account sets', async () => {
		const carrier = await startPushing({ unknownReceipts });
		await send(carrier);
		await carrier.receiptsSettled();
		expect(forms).toEqual([
			{
				taskNo: carrier.journal.messages()[0].messageId,
				phone: to,
				state: 'DELIVRD',
				reason: '发送成功',
				at: '2023-11-15 06:13:20',
			},
		]);
	});

	it('tell a failure with the code of the fate', async () => {
		const carrier = await startPushing({ unknownReceipts });
		carrier.setFate(to, { status: 'undelivered', code: 'MK:0001', message: '空号' });
		await send(carrier);
		await carrier.receiptsSettled();
		expect(forms).toMatchObject([{ phone: to, state: 'MK:0001', reason: '空号' }]);
	});
});

describe('ihuyi receipts in a set form', () => {
	it('leave those of notification SMS as they are', async () => {
		const carrier = await startPushing({ unknownReceipts });
		await submit(carrier);
		await carrier.receiptsSettled();
		expect(forms).toMatchObject([{ mobilephone: '13800000000', code: '2' }]);
	});
});

describe('ihuyi replies in a set form', () => {
	it('have the names that the push sets, the others as usual', async () => {
		const carrier = await startPushing({});
		await products.mms.send(carrier);
		await carrier.push('ihuyi', 'reply', {
			from: '13800000001',
			text: 'T',
			fieldNames: { number: 'phone', id: 'taskNo' },
		});
		expect(forms).toEqual([
			{ phone: '13800000001', content: 'T', taskNo: 'mms-1', replyTime: '2023-11-15 06:13:20' },
		]);
	});

	it('refuse a name for a field that there is not', async () => {
		const carrier = await startPushing({});
		const fields = { from: '13800000001', text: 'T', messageId: '1', fieldNames: { sender: 'x' } };
		await expect(carrier.push('ihuyi', 'reply', fields)).rejects.toThrow(/sender/);
	});
});
