import type { Carrier, CarrierOptions } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';
import { sha256, sign } from '../../../playground/carrier/providers/aliyun/acs3.mts';
import { goldenSeconds, http, start, stopAll } from './clients';

const { accessKeyId, accessKeySecret } = defaultAliyunAccount;

let carrier: Carrier;
let nonces = 0;

interface Changes {
	method?: string;
	/** Path that is signed. */
	path?: string;
	secret?: string;
	keyId?: string;
	/** Headers set before signing; undefined leaves one out. */
	headers?: Record<string, string | undefined>;
	/** Headers that are sent but not signed. */
	unsigned?: Record<string, string>;
	body?: string;
	/** Parameters added to the URL after signing. */
	tampered?: string;
	notSigned?: string[];
}

/** Calls an action as a client does; returns status and parsed body. */
async function call(action: string, parameters: Record<string, string>, changes: Changes = {}) {
	const { method = 'POST', path = '/', body = '' } = changes;
	const url = new URL(`${carrier.baseUrl('aliyun')}/`);
	url.search = new URLSearchParams(parameters).toString();
	const headers: Record<string, string> = JSON.parse(
		JSON.stringify({
			host: url.host,
			'x-acs-action': action,
			'x-acs-version': '2017-05-25',
			'x-acs-date': new Date(goldenSeconds * 1000).toISOString().replace('.000', ''),
			'x-acs-signature-nonce': `nonce-${nonces++}`,
			'x-acs-content-sha256': sha256(body),
			...(body && { 'content-type': 'application/x-www-form-urlencoded' }),
			...changes.headers,
		}),
	);
	const signedHeaders = Object.keys(headers).filter((name) => !changes.notSigned?.includes(name));
	const query = Object.entries(parameters);
	const signature = sign(
		{ method, path, query, headers, signedHeaders, payloadHash: sha256(body) },
		changes.secret ?? accessKeySecret,
	);
	const authorization = `ACS3-HMAC-SHA256 Credential=${changes.keyId ?? accessKeyId},SignedHeaders=${signedHeaders.sort().join(';')},Signature=${signature}`;
	const { status, data } = await http.request({
		method,
		url: url.href + (changes.tampered ?? ''),
		headers: { 'content-type': null, authorization, ...headers, ...changes.unsigned },
		data: body || undefined,
	});
	return { status, body: JSON.parse(data) };
}

const invitation = {
	PhoneNumbers: '13800000000',
	SignName: '示例签名',
	TemplateCode: 'SMS_100000001',
	TemplateParam: '{"name":"李雷","fair":"春季展","booth":"A1"}',
};

/** Leaves out parameters that are undefined. */
const defined = (parameters: Record<string, string | undefined>): Record<string, string> =>
	JSON.parse(JSON.stringify(parameters));

const send = async (changes: Record<string, string | undefined> = {}) =>
	await call('SendSms', defined({ ...invitation, ...changes }));

const people = {
	PhoneNumberJson: '["13800000000","+8613900000000"]',
	SignNameJson: '["示例签名","阿里云"]',
	TemplateCode: 'SMS_100000001',
	TemplateParamJson:
		'[{"name":"李雷","fair":"春季展","booth":"A1"},{"name":"韩梅梅","fair":"春季展","booth":"B2"}]',
};

const sendBatch = async (changes: Record<string, string | undefined> = {}) =>
	await call('SendBatchSms', defined({ ...people, ...changes }));

async function restart(options: CarrierOptions = {}): Promise<void> {
	carrier = await start({ receiptDelayMs: { min: 5, max: 5 }, ...options });
}

const taken = () => carrier.journal.messages();
const numbers = (count: number) =>
	Array.from({ length: count }, (_, index) => String(13800000000 + index));

beforeEach(async () => await restart());
afterEach(stopAll);

describe('Alibaba Cloud: the gateway', () => {
	it('takes GET, parameters in a form, and a signature over the path with our prefix', async () => {
		expect((await call('SendSms', invitation, { method: 'GET' })).body.Code).toBe('OK');
		const form = new URLSearchParams(invitation).toString();
		expect((await call('SendSms', {}, { body: form })).body.Code).toBe('OK');
		expect((await call('SendSms', invitation, { path: '/aliyun/' })).body.Code).toBe('OK');
		expect(taken()).toHaveLength(3);
	});

	it.each<[string, Changes, number, string]>([
		['an unknown key', { keyId: 'LTAI0' }, 404, 'InvalidAccessKeyId.NotFound'],
		['a wrong secret', { secret: 'wrong' }, 400, 'SignatureDoesNotMatch'],
		['a wrong path', { path: '/elsewhere' }, 400, 'SignatureDoesNotMatch'],
		['a changed query', { tampered: '&OutId=1' }, 400, 'SignatureDoesNotMatch'],
		[
			'a body that is not the hashed one',
			{ body: 'a=b', headers: { 'x-acs-content-sha256': sha256('') } },
			400,
			'SignatureDoesNotMatch',
		],
		['a header left unsigned', { notSigned: ['x-acs-date'] }, 400, 'SignatureDoesNotMatch'],
		['a header added', { unsigned: { 'x-acs-extra': '1' } }, 400, 'SignatureDoesNotMatch'],
		['no date', { headers: { 'x-acs-date': undefined } }, 400, 'MissingParameter'],
		['no authorization', { unsigned: { authorization: '' } }, 400, 'MissingParameter'],
		['another scheme', { unsigned: { authorization: 'Basic x' } }, 400, 'IncompleteSignature'],
		['a date in words', { headers: { 'x-acs-date': 'now' } }, 400, 'InvalidTimeStamp.Format'],
		[
			'15 min 1 s old',
			{ headers: { 'x-acs-date': '2023-11-14T21:58:19Z' } },
			400,
			'InvalidTimeStamp.Expired',
		],
		[
			'15 min 1 s ahead',
			{ headers: { 'x-acs-date': '2023-11-14T22:28:21Z' } },
			400,
			'InvalidTimeStamp.Expired',
		],
		['another version', { headers: { 'x-acs-version': '2014-05-26' } }, 400, 'InvalidVersion'],
		['an unknown action', { headers: { 'x-acs-action': 'Fly' } }, 404, 'InvalidAction.NotFound'],
		[
			'an action of every object',
			{ headers: { 'x-acs-action': 'toString' } },
			404,
			'InvalidAction.NotFound',
		],
	])('refuses %s', async (_name, changes, status, code) => {
		const answer = await call('SendSms', invitation, changes);
		expect([answer.status, answer.body.Code]).toEqual([status, code]);
		expect(Object.keys(answer.body)).toEqual(['RequestId', 'HostId', 'Code', 'Message']);
		expect(taken()).toEqual([]);
	});

	it.each(['2023-11-14T21:58:20Z', '2023-11-14T22:28:20Z'])('takes the date %s', async (date) => {
		const answer = await call('SendSms', invitation, { headers: { 'x-acs-date': date } });
		expect(answer.body.Code).toBe('OK');
	});

	it('refuses a nonce that was used, but not one of a refused request', async () => {
		const headers = { 'x-acs-signature-nonce': 'once' };
		await call('SendSms', invitation, { headers, secret: 'wrong' });
		expect((await call('SendSms', invitation, { headers })).body.Code).toBe('OK');
		const again = await call('SendSms', invitation, { headers });
		expect([again.status, again.body.Code]).toEqual([400, 'SignatureNonceUsed']);
		expect(taken()).toHaveLength(1);
	});

	it('wants the security token of temporary keys', async () => {
		await restart({ aliyun: { securityToken: 'token' } });
		const code = 'InvalidSecurityToken.MismatchWithAccessKey';
		expect((await send()).body.Code).toBe(code);
		const headers = { 'x-acs-security-token': 'token' };
		expect((await call('SendSms', invitation, { headers })).body.Code).toBe('OK');
	});

	it('throttles, if told so', async () => {
		await restart({
			aliyun: { requestsPerSecond: 1, gatewayStatus: { 'Throttling.User': 503 } },
		});
		expect((await send()).body.Code).toBe('OK');
		const { status, body } = await send();
		expect([status, body.Code]).toEqual([503, 'Throttling.User']);
	});

	it('misbehaves towards numbers, whatever their form', async () => {
		carrier.misbehave({ kind: 'slow', delayMs: 1, numbers: ['13900000000'] });
		await sendBatch();
		await send();
		await send({ PhoneNumbers: '13700000000, 008613900000000' });
		expect(carrier.journal.requests().map(({ misbehaviour }) => misbehaviour)).toEqual([
			'slow',
			undefined,
			'slow',
		]);
	});
});

describe('Alibaba Cloud: SendSms', () => {
	it('takes a message', async () => {
		const { status, body } = await send({ OutId: 'visitor 7' });
		expect(status).toBe(200);
		expect(body).toEqual({
			Code: 'OK',
			Message: 'OK',
			RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
			BizId: taken()[0].messageId,
		});
		expect(taken()).toMatchObject([
			{
				provider: 'aliyun',
				product: 'marketing',
				requestId: 'visitor 7',
				to: '13800000000',
				text: '【示例签名】您好李雷，诚邀您参观春季展，展位A1，回T退订',
				signature: '示例签名',
				templateId: 'SMS_100000001',
				variables: { name: '李雷', fair: '春季展', booth: 'A1' },
				segments: 1,
			},
		]);
	});

	it('takes up to 1,000 numbers under one BizId, in all their forms', async () => {
		const forms = '13800000000,+13800000001,+8613800000002,008613800000003,8613800000004';
		expect((await send({ PhoneNumbers: forms })).body.Code).toBe('OK');
		expect(taken().map(({ to }) => to)).toEqual(numbers(5));
		expect(new Set(taken().map(({ messageId }) => messageId)).size).toBe(1);
		await restart();
		expect((await send({ PhoneNumbers: numbers(1000).join() })).body.Code).toBe('OK');
		expect(taken()).toHaveLength(1000);
		const tooMany = await send({ PhoneNumbers: numbers(1001).join() });
		expect(tooMany.body.Code).toBe('isv.MOBILE_COUNT_OVER_LIMIT');
	});

	it.each<[string, Record<string, string | undefined>, string]>([
		['a short number', { PhoneNumbers: '13800000000,138' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
		['a number abroad', { PhoneNumbers: '+14155550199x' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
		['abroad, mainland template', { PhoneNumbers: '85212345678' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
		[
			'mainland, template for abroad',
			{ TemplateCode: 'SMS_100000004' },
			'isv.DOMESTIC_NUMBER_NOT_SUPPORTED',
		],
		['an unknown signature', { SignName: '别人' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
		['a signature with brackets', { SignName: '【示例签名】' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
		['an unknown template', { TemplateCode: 'SMS_1' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
		['a template under review', { TemplateCode: 'SMS_100000005' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
		['values that are no JSON', { TemplateParam: 'name=x' }, 'isv.INVALID_JSON_PARAM'],
		['values in a list', { TemplateParam: '["x"]' }, 'isv.INVALID_JSON_PARAM'],
		['a missing value', { TemplateParam: '{"name":"x"}' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
		['no values', { TemplateParam: undefined }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
		[
			'a web address',
			{ TemplateParam: '{"name":"https://a.example","fair":"","booth":""}' },
			'isv.PARAM_NOT_SUPPORT_URL',
		],
		['a long OutId', { OutId: 'x'.repeat(257) }, 'isv.INVALID_PARAMETERS'],
	])('refuses with HTTP 200: %s', async (_name, changes, code) => {
		const { status, body } = await send(changes);
		expect(status).toBe(200);
		expect(body).toEqual({
			Code: code,
			Message: expect.any(String),
			RequestId: expect.any(String),
		});
		expect(taken()).toEqual([]);
	});

	it.each(['PhoneNumbers', 'SignName', 'TemplateCode'])('needs %s', async (name) => {
		const { status, body } = await send({ [name]: undefined });
		expect([status, body.Code]).toEqual([400, 'MissingParameter']);
	});

	it('sends abroad with a template for that', async () => {
		const abroad = { PhoneNumbers: '+85212345678', TemplateCode: 'SMS_100000004' };
		expect((await send({ ...abroad, TemplateParam: '{"name":"Li"}' })).body.Code).toBe('OK');
		expect(taken()[0]).toMatchObject({ to: '85212345678', product: 'international' });
	});

	it('refuses as the account says', async () => {
		await restart({
			aliyun: { forbiddenWords: ['春季'], maxVariableLength: 4, balance: 1 },
		});
		expect((await send()).body.Code).toBe('isv.BLACK_KEY_CONTROL_LIMIT');
		const long = { TemplateParam: '{"name":"五个字的名","fair":"","booth":""}' };
		expect((await send(long)).body.Code).toBe('isv.PARAM_LENGTH_LIMIT');
		const plain = { TemplateCode: 'SMS_100000003', TemplateParam: undefined };
		const two = { ...plain, PhoneNumbers: '13800000000,13800000001' };
		expect((await send(two)).body.Code).toBe('isv.AMOUNT_NOT_ENOUGH');
		expect(taken()).toEqual([]);
		expect((await send(plain)).body.Code).toBe('OK');
		expect((await send(plain)).body.Code).toBe('isv.AMOUNT_NOT_ENOUGH');
	});

	it('controls the flow to a number', async () => {
		let now = goldenSeconds * 1000;
		await restart({ now: () => now, aliyun: { limitsPerNumber: { minute: 2, hour: 3 } } });
		expect([(await send()).body.Code, (await send()).body.Code]).toEqual(['OK', 'OK']);
		expect((await send()).body).toMatchObject({
			Code: 'isv.BUSINESS_LIMIT_CONTROL',
			Message: '触发分钟级流控Permits:2',
		});
		expect((await send({ PhoneNumbers: '13800000001' })).body.Code).toBe('OK');
		now += 60_000;
		expect((await send()).body.Code).toBe('OK');
		expect((await send()).body.Message).toBe('触发小时级流控Permits:3');
	});

	it('heeds refusals of a number', async () => {
		carrier.setFate('13800000000', { refusal: 'isv.OUT_OF_SERVICE' });
		expect((await send({ PhoneNumbers: '+8613800000000' })).body.Code).toBe('isv.OUT_OF_SERVICE');
		expect(taken()).toEqual([]);
	});
});

describe('Alibaba Cloud: SendBatchSms', () => {
	it('takes a personal text for each number', async () => {
		const { body } = await sendBatch();
		expect(body).toMatchObject({ Code: 'OK', BizId: taken()[0].messageId });
		expect(taken().map(({ to, text }) => [to, text.slice(0, 12)])).toEqual([
			['13800000000', '【示例签名】您好李雷，诚'],
			['13900000000', '【阿里云】您好韩梅梅，诚'],
		]);
	});

	it('takes up to 100 numbers', async () => {
		const list = (count: number) => ({
			PhoneNumberJson: JSON.stringify(numbers(count)),
			SignNameJson: JSON.stringify(numbers(count).map(() => '阿里云')),
			TemplateCode: 'SMS_100000003',
			TemplateParamJson: undefined,
		});
		expect((await sendBatch(list(100))).body.Code).toBe('OK');
		expect((await sendBatch(list(101))).body.Code).toBe('isv.MOBILE_COUNT_OVER_LIMIT');
		expect(taken()).toHaveLength(100);
	});

	it.each<[string, Record<string, string | undefined>, string]>([
		['fewer signatures', { SignNameJson: '["阿里云"]' }, 'isv.INVALID_PARAMETERS'],
		['fewer values', { TemplateParamJson: '[{"name":"x"}]' }, 'isv.INVALID_PARAMETERS'],
		['no numbers', { PhoneNumberJson: '[]' }, 'isv.INVALID_PARAMETERS'],
		['no list', { PhoneNumberJson: '13800000000' }, 'isv.INVALID_JSON_PARAM'],
		['values left out', { TemplateParamJson: undefined }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
		['one bad signature', { SignNameJson: '["阿里云","别人"]' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
	])('refuses all for %s', async (_name, changes, code) => {
		expect((await sendBatch(changes)).body.Code).toBe(code);
		expect(taken()).toEqual([]);
	});
});

describe('Alibaba Cloud: queries', () => {
	const query = {
		PhoneNumber: '13800000000',
		SendDate: '20231115',
		PageSize: '10',
		CurrentPage: '1',
	};
	const details = async (changes: Record<string, string> = {}) =>
		(await call('QuerySendDetails', { ...query, ...changes })).body;

	it('show a message waiting, delivered and failed', async () => {
		carrier.setFate('13800000000', { receiptDelayMs: 60_000 });
		await send({ OutId: '7' });
		expect((await details()).SmsSendDetailDTOs.SmsSendDetailDTO).toEqual([
			{
				PhoneNum: '13800000000',
				SendStatus: 1,
				ErrCode: 'REQUEST_SUCCESS',
				TemplateCode: 'SMS_100000001',
				Content: taken()[0].text,
				SendDate: '2023-11-15 06:13:20',
				OutId: '7',
			},
		]);
		await restart();
		carrier.setFate('13900000000', { status: 'undelivered', code: 'USER_REJECT' });
		await send({ PhoneNumbers: '13800000000,13900000000' });
		await carrier.receiptsSettled();
		const [delivered] = (await details()).SmsSendDetailDTOs.SmsSendDetailDTO;
		expect(delivered).toMatchObject({ SendStatus: 3, ErrCode: 'DELIVERED' });
		expect(delivered.ReceiveDate).toBe('2023-11-15 06:13:20');
		const [failed] = (await details({ PhoneNumber: '+8613900000000' })).SmsSendDetailDTOs
			.SmsSendDetailDTO;
		expect(failed).toMatchObject({ SendStatus: 2, ErrCode: 'USER_REJECT' });
	});

	it('show details in pages, by day and by BizId', async () => {
		for (let count = 0; count < 3; count++) await send();
		const page = await details({ PageSize: '2', CurrentPage: '2' });
		expect([page.Code, page.TotalCount]).toEqual(['OK', '3']);
		expect(page.SmsSendDetailDTOs.SmsSendDetailDTO).toHaveLength(1);
		expect((await details({ BizId: taken()[1].messageId })).TotalCount).toBe('1');
		expect((await details({ SendDate: '20231114' })).TotalCount).toBe('0');
	});

	it.each<[string, Record<string, string>, string]>([
		['a day too long ago', { SendDate: '20231015' }, 'isv.INVALID_PARAMETERS'],
		['a day that is none', { SendDate: '20231399' }, 'isv.INVALID_PARAMETERS'],
		['a page too large', { PageSize: '51' }, 'isv.INVALID_PARAMETERS'],
		['a page 0', { CurrentPage: '0' }, 'isv.INVALID_PARAMETERS'],
		['a number that is none', { PhoneNumber: 'x' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
		['no number', { PhoneNumber: '' }, 'MissingParameter'],
	])('refuse details for %s', async (_name, changes, code) => {
		expect((await details(changes)).Code).toBe(code);
	});

	it('list templates', async () => {
		const { body } = await call('QuerySmsTemplateList', { PageIndex: '1', PageSize: '2' });
		expect(body).toMatchObject({ Code: 'OK', CurrentPage: 1, PageSize: 2, TotalCount: 5 });
		expect(body.SmsTemplateList).toMatchObject([
			{
				TemplateCode: 'SMS_100000001',
				TemplateName: '展会邀请',
				TemplateType: 1,
				OuterTemplateType: 2,
				AuditStatus: 'AUDIT_STATE_PASS',
			},
			{ TemplateCode: 'SMS_100000002', TemplateType: 2, OuterTemplateType: 0 },
		]);
		const all = (await call('QuerySmsTemplateList', {})).body.SmsTemplateList;
		expect(all[4].AuditStatus).toBe('AUDIT_STATE_INIT');
		const tooMany = await call('QuerySmsTemplateList', { PageSize: '51' });
		expect(tooMany.body.Code).toBe('isv.INVALID_PARAMETERS');
	});
});

describe('Alibaba Cloud: pushes', () => {
	it('of a verdict change the template', async () => {
		carrier.setPushUrl('aliyun', 'templateReview', `${carrier.url}/_carrier/health`);
		const review = { templateCode: 'SMS_100000003', status: 'rejected', reason: '变量不符合规范' };
		await carrier.push('aliyun', 'templateReview', review);
		const changed = { TemplateCode: 'SMS_100000003', TemplateParam: undefined };
		expect((await send(changed)).body.Code).toBe('isv.SMS_TEMPLATE_ILLEGAL');
		const list = (await call('QuerySmsTemplateList', {})).body.SmsTemplateList;
		expect(list[2]).toMatchObject({
			AuditStatus: 'AUDIT_STATE_NOT_PASS',
			Reason: { RejectInfo: '变量不符合规范' },
		});
		// Another carrier starts with the defaults again.
		await restart();
		expect((await send(changed)).body.Code).toBe('OK');
	});
});
