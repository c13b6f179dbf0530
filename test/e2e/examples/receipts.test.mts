import { http, n8n, playground } from '../support/playground.mts';
import { eventually, examplesSettled } from '../support/runs.mts';

const receipt = (messageId: string, code = '2') => ({
	code,
	msg: code === '2' ? '发送成功' : '空号',
	mobilephone: '15400009999',
	smsid: messageId,
	report_time: '2026-11-21 09:00:00',
});
const push = (fields: Record<string, string>, url = playground.receiptUrl) =>
	http.post(url, new URLSearchParams(fields), { transformResponse: (text: string) => text });

interface Row {
	messageKey: string;
	status: string;
	failureMessage: string | null;
}
/** The rows of a message, once there is one. */
const rowOf = async (messageId: string): Promise<Row[]> =>
	await eventually(
		async () => {
			const rows = await n8n.readRows<Row>(playground.tableId);
			return rows.filter(({ messageKey }) => messageKey.startsWith(`${messageId}:`));
		},
		(rows) => rows.length > 0,
		60_000,
	);

it('answers exactly what ihuyi expects and runs the workflow', async () => {
	const answer = await push(receipt('17000000000000000001'));
	expect([answer.status, answer.data]).toEqual([200, 'success']);
	expect(await rowOf('17000000000000000001')).toMatchObject([{ status: 'delivered' }]);
}, 90_000);

it('settles a receipt that comes twice in one row', async () => {
	await push(receipt('17000000000000000002', '5'));
	await rowOf('17000000000000000002');
	await push(receipt('17000000000000000002', '5'));
	await examplesSettled();
	expect(await rowOf('17000000000000000002')).toMatchObject([{ status: 'undelivered' }]);
}, 90_000);

it('takes a multipart form too', async () => {
	const form = new FormData();
	for (const [name, value] of Object.entries(receipt('17000000000000000003'))) {
		form.append(name, value);
	}
	const answer = await http.post(playground.receiptUrl, form);
	expect([answer.status, answer.data]).toEqual([200, 'success']);
	expect(await rowOf('17000000000000000003')).toMatchObject([{ status: 'delivered' }]);
}, 90_000);

it('turns strangers away and starts nothing for them', async () => {
	const [secret] = playground.receiptUrl.split('/').slice(-1);
	const wrong = playground.receiptUrl.replace(secret, 'x'.repeat(secret.length));
	const without = playground.receiptUrl.replace(`/${secret}`, '');
	expect((await push(receipt('17000000000000000004'), wrong)).status).toBe(404);
	expect((await push(receipt('17000000000000000004'), without)).status).toBe(404);
	expect((await push({ hello: 'world' })).status).toBe(400);
	expect((await http.get(playground.receiptUrl)).status).toBe(400);
	await examplesSettled();
	const rows = await n8n.readRows<Row>(playground.tableId);
	expect(rows.filter(({ messageKey }) => messageKey.startsWith('17000000000000000004'))).toEqual(
		[],
	);
}, 90_000);

it('refuses a push that is larger than any, and starts nothing', async () => {
	const large = { ...receipt('17000000000000000006'), msg: 'x'.repeat(3 * 1024 * 1024) };
	expect((await push(large)).status).toBe(413);
	const rows = await n8n.readRows<Row>(playground.tableId);
	expect(rows.filter(({ messageKey }) => messageKey.startsWith('17000000000000000006'))).toEqual(
		[],
	);
}, 90_000);

it('starts nothing for a push of absurd size', async () => {
	const huge = { ...receipt('17000000000000000005'), msg: 'x'.repeat(17 * 1024 * 1024) };
	// n8n gives up on the body before the node sees the request, and answers 500 by itself.
	expect((await push(huge)).status).toBe(500);
	const rows = await n8n.readRows<Row>(playground.tableId);
	expect(rows.filter(({ messageKey }) => messageKey.startsWith('17000000000000000005'))).toEqual(
		[],
	);
}, 90_000);
