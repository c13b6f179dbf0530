import { startCarrier, type Carrier } from '../../../playground/carrier/carrier.mts';
import { defaultSubmailAccount } from '../../../playground/carrier/providers/submail/accountOptions.mts';

type Fields = Record<string, string>;

/**
 * What is used of the client: every call takes the fields of one request, adds its own to the same
 * object, and returns nothing.
 */
type SubmailClient = Record<
	| 'send'
	| 'xsend'
	| 'multiXsend'
	| 'templatePost'
	| 'templateGet'
	| 'templatePut'
	| 'templateDelete',
	(fields: Fields) => void
> & { timestamp_uri: string };

/**
 * A stranger's packaging of SUBMAIL's own Node client: `app/submail/message.js` is the vendor's
 * `lib/message.js` (https://github.com/dev-submail/SUBMAIL_NODE_JS_SDK), with its settings as an
 * argument. It has no types, and its `main` names a file that the package lacks.
 */
const { Message } = jest.requireActual<{
	Message: new (options: { messageConfig: Fields }) => SubmailClient;
}>('egg-submail/app/submail/index.js');

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await carrier.close();
});

/** The client, unchanged but for its addresses. */
function clientFor(signtype: string, appkey = defaultSubmailAccount.appKey): SubmailClient {
	const baseUrl = carrier.baseUrl('submail');
	const client = new Message({
		messageConfig: {
			appid: defaultSubmailAccount.appId,
			appkey,
			signtype,
			send_uri: `${baseUrl}/sms/send.json`,
			xsend_uri: `${baseUrl}/sms/xsend.json`,
			multiXsend_uri: `${baseUrl}/sms/multixsend.json`,
			template_uri: `${baseUrl}/sms/template.json`,
		},
	});
	client.timestamp_uri = client.timestamp_uri.replace('https://api.mysubmail.com', baseUrl);
	return client;
}

/** What the provider answers to a call: the client only prints it, as the one text it prints. */
async function answerTo(call: () => void): Promise<unknown> {
	const printed = await new Promise<string>((resolve) => {
		jest.spyOn(console, 'log').mockImplementation((value: unknown) => {
			if (typeof value === 'string') resolve(value);
		});
		call();
	});
	return JSON.parse(printed);
}

describe.each(['normal', 'md5', 'sha1'])('egg-submail, signing %s', (signtype) => {
	const vars = { name: '张三', code: '1234' };

	it('sends a text', async () => {
		const answer = await answerTo(() =>
			clientFor(signtype).send({
				to: '15400000000',
				content: '【示例签名】展会明天开幕 & 欢迎光临',
				tag: 'spring',
			}),
		);
		const [message] = carrier.journal.messages();
		expect(message).toMatchObject({
			to: '15400000000',
			text: '【示例签名】展会明天开幕 & 欢迎光临',
		});
		expect(answer).toMatchObject({ status: 'success', send_id: message.messageId });
	});

	it('sends a template', async () => {
		const answer = await answerTo(() =>
			clientFor(signtype).xsend({
				to: '15400000000',
				project: 'ThJBE4',
				vars: JSON.stringify(vars),
			}),
		);
		const [message] = carrier.journal.messages();
		expect(message).toMatchObject({ to: '15400000000', templateId: 'ThJBE4', variables: vars });
		expect(answer).toMatchObject({ status: 'success', send_id: message.messageId });
	});

	it('sends personal texts', async () => {
		const people = [
			{ to: '15400000000', vars },
			{ to: '15400000001', vars: { name: '李四', code: '5678' } },
		];
		const answer = await answerTo(() =>
			clientFor(signtype).multiXsend({ project: 'ThJBE4', multi: JSON.stringify(people) }),
		);
		const messages = carrier.journal.messages();
		expect(messages.map(({ to, variables }) => ({ to, vars: variables }))).toEqual(people);
		expect(answer).toMatchObject(
			messages.map(({ to, messageId }) => ({ status: 'success', to, send_id: messageId })),
		);
	});

	it('submits, changes, reads and deletes a template', async () => {
		const client = clientFor(signtype);
		const content = { sms_signature: '【示例签名】', sms_content: '您好，@var(name)' };
		const submitted = await answerTo(() => client.templatePost({ ...content }));
		expect(submitted).toMatchObject({ status: 'success', template_id: expect.any(String) });
		const { template_id } = submitted as { template_id: string };

		const changed = { ...content, sms_content: '您好，@var(name)，欢迎' };
		expect(await answerTo(() => client.templatePut({ template_id, ...changed }))).toMatchObject({
			status: 'success',
		});
		expect(await answerTo(() => client.templateGet({ template_id }))).toMatchObject({
			templates: [{ template_id, ...changed }],
		});
		expect(await answerTo(() => client.templateDelete({ template_id }))).toMatchObject({
			status: 'success',
		});
		expect(await answerTo(() => client.templateGet({ template_id }))).toMatchObject({
			status: 'error',
		});
	});

	it('is refused with a wrong key', async () => {
		const stranger = clientFor(signtype, 'wrong');
		const answer = await answerTo(() =>
			stranger.send({ to: '15400000000', content: '【示例签名】展会明天开幕' }),
		);
		expect(answer).toMatchObject({ status: 'error', code: signtype === 'normal' ? '109' : '108' });
		expect(carrier.journal.messages()).toEqual([]);
	});
});
