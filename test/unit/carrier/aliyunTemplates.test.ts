import OpenApi, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import fastify, { type FastifyInstance } from 'fastify';
import { startCarrier, type Carrier } from '../../../playground/carrier/carrier.mts';
import {
	defaultAliyunAccount,
	type AliyunAccountOptions,
} from '../../../playground/carrier/providers/aliyun/accountOptions.mts';

type Query = Record<string, string | undefined>;

let carrier: Carrier;
/** The carrier's clock, in ms; the client signs with ours, and a signature is good for 15 minutes. */
let now: number;

async function restart(aliyun: Partial<AliyunAccountOptions> = {}): Promise<void> {
	await carrier?.close();
	now = Date.now();
	carrier = await startCarrier({ aliyun, now: () => now });
}

beforeEach(async () => await restart());
afterEach(async () => await carrier.close());

/** Calls an action, signed by the vendor's generic client, and returns the answer as it is. */
async function call(action: string, query: Query): Promise<Record<string, unknown>> {
	const { accessKeyId, accessKeySecret } = defaultAliyunAccount;
	const endpoint = carrier.baseUrl('aliyun').replace('http://', '');
	const client = new OpenApi(
		new Config({ accessKeyId, accessKeySecret, protocol: 'HTTP', endpoint }),
	);
	const params = new Params({
		action,
		version: '2017-05-25',
		protocol: 'HTTP',
		pathname: '/',
		method: 'POST',
		authType: 'AK',
		style: 'RPC',
		reqBodyType: 'formData',
		bodyType: 'json',
	});
	const defined: Record<string, string> = JSON.parse(JSON.stringify(query));
	const { body } = await client.callApi(
		params,
		new OpenApiRequest({ query: defined }),
		{} as never,
	);
	return body;
}

/** The code that an action is answered with, also by the gateway, where the client throws. */
async function codeOf(action: string, query: Query): Promise<unknown> {
	try {
		return (await call(action, query)).Code;
	} catch (error) {
		return (error as { code?: unknown }).code;
	}
}

const application: Query = {
	TemplateName: '展会邀请函',
	TemplateContent: '您好${name}，诚邀您参观。',
	TemplateType: '2',
	Remark: '邀请老客户参观展会',
	RelatedSignName: '示例签名',
	TemplateRule: '{"name":"user_nick"}',
};

const create = async (changes: Query = {}) =>
	await call('CreateSmsTemplate', { ...application, ...changes });

const details = async (code: unknown) =>
	await call('GetSmsTemplate', { TemplateCode: String(code) });

/** Asks until the review has ended. */
async function reviewed(code: unknown): Promise<Record<string, unknown>> {
	for (;;) {
		const read = await details(code);
		if (read.TemplateStatus !== '0') return read;
	}
}

const rejected = { name: '旧', content: '旧', type: 'notification', status: 'rejected' } as const;
const approved = { ...rejected, status: 'approved' } as const;
const approving = { ...rejected, status: 'approving' } as const;

/** One template of each status. */
const ofEachStatus = { templates: { SMS_1: rejected, SMS_2: approved, SMS_3: approving } };

describe('Alibaba Cloud: an application for a template', () => {
	it('is answered with code and ticket', async () => {
		expect(await create()).toEqual({
			Code: 'OK',
			Message: 'OK',
			RequestId: expect.any(String),
			TemplateName: '展会邀请函',
			TemplateCode: expect.stringMatching(/^SMS_\d+$/),
			OrderId: expect.stringMatching(/^\d+$/),
		});
	});

	it('with the older action is answered with the code alone', async () => {
		expect(await call('AddSmsTemplate', application)).toEqual({
			Code: 'OK',
			Message: 'OK',
			RequestId: expect.any(String),
			TemplateCode: expect.stringMatching(/^SMS_\d+$/),
		});
	});

	it('never takes the code of a template that is there', async () => {
		const { TemplateCode } = await create();
		await restart({ templates: { [String(TemplateCode)]: approved } });
		const second = await create();
		expect(second.TemplateCode).not.toBe(TemplateCode);
		expect(await details(TemplateCode)).toMatchObject({ TemplateName: '旧' });
	});

	it.each<[string, string, Query, string]>([
		['a name of 30', 'CreateSmsTemplate', { TemplateName: '长'.repeat(30) }, 'OK'],
		[
			'a name of 31',
			'CreateSmsTemplate',
			{ TemplateName: '长'.repeat(31) },
			'isv.TEMPLATE_OVER_LIMIT',
		],
		['a name of 30 astral characters', 'AddSmsTemplate', { TemplateName: '𠮷'.repeat(30) }, 'OK'],
		['a content of 500', 'CreateSmsTemplate', { TemplateContent: '长'.repeat(500) }, 'OK'],
		[
			'a content of 501',
			'CreateSmsTemplate',
			{ TemplateContent: '长'.repeat(501) },
			'isv.TEMPLATE_OVER_LIMIT',
		],
		['no name', 'CreateSmsTemplate', { TemplateName: undefined }, 'MissingParameter'],
		['no content', 'CreateSmsTemplate', { TemplateContent: undefined }, 'MissingParameter'],
		['no type', 'CreateSmsTemplate', { TemplateType: undefined }, 'MissingParameter'],
		['type 0', 'CreateSmsTemplate', { TemplateType: '0' }, 'OK'],
		['type 3', 'CreateSmsTemplate', { TemplateType: '3', IntlType: '1' }, 'OK'],
		['type 3 alone', 'CreateSmsTemplate', { TemplateType: '3' }, 'isv.INVALID_PARAMETERS'],
		[
			'type 3 with a kind of 3',
			'CreateSmsTemplate',
			{ TemplateType: '3', IntlType: '3' },
			'isv.INVALID_PARAMETERS',
		],
		[
			'type 3 without signature',
			'CreateSmsTemplate',
			{ TemplateType: '3', IntlType: '2', RelatedSignName: undefined },
			'OK',
		],
		['type 4', 'CreateSmsTemplate', { TemplateType: '4' }, 'isv.INVALID_PARAMETERS'],
		['type -1', 'CreateSmsTemplate', { TemplateType: '-1' }, 'isv.INVALID_PARAMETERS'],
		['a type in words', 'AddSmsTemplate', { TemplateType: 'notice' }, 'isv.INVALID_PARAMETERS'],
		['no remark', 'CreateSmsTemplate', { Remark: undefined }, 'OK'],
		['a remark of 101', 'CreateSmsTemplate', { Remark: '长'.repeat(101) }, 'OK'],
		['no remark', 'AddSmsTemplate', { Remark: undefined }, 'MissingParameter'],
		['a remark of 100', 'AddSmsTemplate', { Remark: '长'.repeat(100) }, 'OK'],
		['a remark of 101', 'AddSmsTemplate', { Remark: '长'.repeat(101) }, 'isv.TEMPLATE_OVER_LIMIT'],
		['no signature', 'CreateSmsTemplate', { RelatedSignName: undefined }, 'isv.INVALID_PARAMETERS'],
		[
			'a strange signature',
			'CreateSmsTemplate',
			{ RelatedSignName: '别家' },
			'isv.SMS_SIGNATURE_ILLEGAL',
		],
		['no signature', 'AddSmsTemplate', { RelatedSignName: undefined }, 'OK'],
		[
			'variables without rules',
			'CreateSmsTemplate',
			{ TemplateRule: undefined },
			'isv.INVALID_PARAMETERS',
		],
		[
			'rules that are no JSON',
			'CreateSmsTemplate',
			{ TemplateRule: 'x' },
			'isv.INVALID_JSON_PARAM',
		],
		[
			'no variables and no rules',
			'CreateSmsTemplate',
			{ TemplateContent: '明天开幕', TemplateRule: undefined },
			'OK',
		],
		...['${}', '${姓名}', '${first name}', '${name', '${a${b}}'].map(
			(variable): [string, string, Query, string] => [
				`the variable ${variable}`,
				'AddSmsTemplate',
				{ TemplateContent: `您好${variable}` },
				'isv.INVALID_PARAMETERS',
			],
		),
		['a dollar sign', 'AddSmsTemplate', { TemplateContent: '票价$5 {起}' }, 'OK'],
	])('with %s: %s', async (_name, action, changes, code) => {
		expect(await codeOf(action, { ...application, ...changes })).toBe(code);
		// What is refused leaves nothing behind, not even the wait for the next application.
		const { TotalCount } = await call('QuerySmsTemplateList', {});
		expect(TotalCount).toBe(code === 'OK' ? 6 : 5);
		expect(await codeOf(action, application)).toBe(
			code === 'OK' ? 'isv.BUSINESS_LIMIT_CONTROL' : 'OK',
		);
	});

	it('comes 30 seconds after another at the earliest, whichever action', async () => {
		const refusal = 'isv.BUSINESS_LIMIT_CONTROL';
		expect(await codeOf('CreateSmsTemplate', application)).toBe('OK');
		now += 29_999;
		expect(await codeOf('CreateSmsTemplate', application)).toBe(refusal);
		expect(await codeOf('AddSmsTemplate', application)).toBe(refusal);
		now += 1;
		expect(await codeOf('AddSmsTemplate', application)).toBe('OK');
		expect(await codeOf('CreateSmsTemplate', application)).toBe(refusal);
	});

	it('comes sooner where the account says so', async () => {
		await restart({ templateIntervalSeconds: 0 });
		expect(await codeOf('CreateSmsTemplate', application)).toBe('OK');
		expect(await codeOf('CreateSmsTemplate', application)).toBe('OK');
	});
});

describe('Alibaba Cloud: a template', () => {
	it.each([
		['UpdateSmsTemplate', 'SMS_1', 'OK'],
		['UpdateSmsTemplate', 'SMS_2', 'isv.ERROR_TEMPLATE_NOT_MODIFY'],
		['UpdateSmsTemplate', 'SMS_3', 'isv.ERROR_TEMPLATE_NOT_MODIFY'],
		['ModifySmsTemplate', 'SMS_1', 'OK'],
		['ModifySmsTemplate', 'SMS_2', 'isv.ERROR_TEMPLATE_NOT_MODIFY'],
		['ModifySmsTemplate', 'SMS_3', 'isv.ERROR_TEMPLATE_NOT_MODIFY'],
		['DeleteSmsTemplate', 'SMS_1', 'OK'],
		['DeleteSmsTemplate', 'SMS_2', 'OK'],
		['DeleteSmsTemplate', 'SMS_3', 'isv.ERROR_TEMPLATE_NOT_DELETE'],
		...['UpdateSmsTemplate', 'ModifySmsTemplate', 'DeleteSmsTemplate'].flatMap((action) => [
			[action, 'SMS_9', 'isv.SMS_TEMPLATE_ILLEGAL'],
			[action, '', 'MissingParameter'],
		]),
		['GetSmsTemplate', 'SMS_9', 'isv.SMS_TEMPLATE_ILLEGAL'],
		['QuerySmsTemplate', 'SMS_9', 'isv.SMS_TEMPLATE_ILLEGAL'],
		['QuerySmsTemplate', '', 'MissingParameter'],
	])('%s %s: %s (1 rejected, 2 approved, 3 under review)', async (action, TemplateCode, code) => {
		await restart(ofEachStatus);
		const before = await call('QuerySmsTemplateList', {});
		expect(await codeOf(action, { ...application, TemplateCode })).toBe(code);
		const after = await call('QuerySmsTemplateList', {});
		if (code === 'OK') expect(after.SmsTemplateList).not.toEqual(before.SmsTemplateList);
		else expect(after.SmsTemplateList).toEqual(before.SmsTemplateList);
	});

	it.each(['UpdateSmsTemplate', 'ModifySmsTemplate'])(
		'is changed within the same limits (%s)',
		async (action) => {
			await restart(ofEachStatus);
			const code = async (changes: Query) =>
				await codeOf(action, { ...application, TemplateCode: 'SMS_1', ...changes });
			expect(await code({ TemplateName: '长'.repeat(31) })).toBe('isv.TEMPLATE_OVER_LIMIT');
			expect(await code({ TemplateContent: '长'.repeat(501) })).toBe('isv.TEMPLATE_OVER_LIMIT');
			expect(await code({ TemplateContent: '${}' })).toBe('isv.INVALID_PARAMETERS');
			expect(await code({ TemplateType: '4' })).toBe('isv.INVALID_PARAMETERS');
			expect(await details('SMS_1')).toMatchObject({ TemplateStatus: '2', TemplateName: '旧' });
			// Changes need not wait for each other, unlike applications.
			await create();
			expect(await code({})).toBe('OK');
		},
	);

	it('returns to review under a new ticket, and keeps what a change leaves out', async () => {
		await restart({
			templateIntervalSeconds: 0,
			wordsRejectedInReview: ['诚邀'],
			reviewDelayMs: 1,
		});
		const { TemplateCode, OrderId } = await create({ ApplySceneContent: 'https://fair.example' });
		expect((await reviewed(TemplateCode)).AuditInfo).toEqual({
			AuditDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
			RejectInfo: '变量不符合规范',
		});
		const sparse = { RelatedSignName: undefined, TemplateRule: undefined, Remark: undefined };
		const text = { TemplateContent: '您好${name}', TemplateType: '3', IntlType: '0' };
		const change = { ...application, ...sparse, ...text };
		const changed = await call('UpdateSmsTemplate', { ...change, TemplateCode: `${TemplateCode}` });
		expect(changed).toMatchObject({ Code: 'OK', TemplateCode, TemplateName: '展会邀请函' });
		expect(changed.OrderId).not.toBe(OrderId);
		expect(await details(TemplateCode)).toMatchObject({
			TemplateCode,
			OrderId: changed.OrderId,
			TemplateContent: '您好${name}',
			TemplateType: '3',
			IntlType: 0,
			TemplateTag: 2,
			VariableAttribute: '{"name":"user_nick"}',
			RelatedSignName: '示例签名',
			Remark: application.Remark,
			ApplyScene: 'https://fair.example',
		});
		expect(await reviewed(TemplateCode)).toMatchObject({ TemplateStatus: '1' });
	});

	it('is listed in pages', async () => {
		const { TemplateCode } = await create();
		const page = async (query: Query) => await call('QuerySmsTemplateList', query);
		const codes = (body: Record<string, unknown>) =>
			(body.SmsTemplateList as Array<Record<string, unknown>>).map((row) => row.TemplateCode);
		const last = await page({ PageIndex: '2', PageSize: '4' });
		expect(last).toMatchObject({ Code: 'OK', CurrentPage: 2, PageSize: 4, TotalCount: 6 });
		expect(codes(last)).toEqual(['SMS_100000005', TemplateCode]);
		expect(codes(await page({ PageIndex: '3', PageSize: '4' }))).toEqual([]);
		expect(codes(await page({}))).toHaveLength(6);
		for (const query of [{ PageSize: '0' }, { PageSize: '51' }, { PageIndex: '0' }]) {
			expect(await codeOf('QuerySmsTemplateList', query)).toBe('isv.INVALID_PARAMETERS');
		}
	});

	it('that is under review sends nothing in batches either', async () => {
		const { TemplateCode } = await create();
		const batch = {
			PhoneNumberJson: '["13800000000"]',
			SignNameJson: '["示例签名"]',
			TemplateParamJson: '[{"name":"李雷"}]',
			TemplateCode: String(TemplateCode),
		};
		expect(await codeOf('SendBatchSms', batch)).toBe('isv.SMS_TEMPLATE_ILLEGAL');
		await reviewed(TemplateCode);
		expect(await codeOf('SendBatchSms', batch)).toBe('OK');
		expect(carrier.journal.messages()).toMatchObject([
			{ text: '【示例签名】您好李雷，诚邀您参观。', product: 'marketing' },
		]);
	});
});

describe('Alibaba Cloud: TemplateSmsReport', () => {
	let app: FastifyInstance;
	let url: string;
	let bodies: unknown[];
	/** Resolves when the next report has come. */
	let nextReport: () => Promise<unknown>;

	beforeEach(async () => {
		bodies = [];
		app = fastify();
		let told: (body: unknown) => void = () => {};
		nextReport = async () => await new Promise((resolve) => (told = resolve));
		app.post('/push', (request, reply) => {
			bodies.push(request.body);
			told(request.body);
			return reply.send({ code: 0, msg: '接收成功' });
		});
		url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/push`;
	});
	afterEach(async () => await app.close());

	/** Starts with an address for reports. */
	async function listen(aliyun: Partial<AliyunAccountOptions>): Promise<void> {
		await restart(aliyun);
		carrier.setPushUrl('aliyun', 'templateReview', url);
	}

	it.each([
		['approved', [], '1', ''],
		['rejected', ['参观'], '2', '变量不符合规范'],
	])('tells that a template is %s', async (status, wordsRejectedInReview, number, reason) => {
		await listen({ reviewDelayMs: 50, wordsRejectedInReview });
		const report = nextReport();
		const { TemplateCode, OrderId } = await create();
		const read = await details(TemplateCode);
		expect(read).toMatchObject({ TemplateStatus: '0' });
		expect(read).not.toHaveProperty('AuditInfo');
		expect(await report).toEqual([
			{
				template_type: '推广短信',
				reason,
				template_name: '展会邀请函',
				orderId: OrderId,
				template_content: application.TemplateContent,
				template_status: status,
				remark: application.Remark,
				template_code: TemplateCode,
				create_date: read.CreateDate,
			},
		]);
		expect(await details(TemplateCode)).toMatchObject({ TemplateStatus: number });
		expect(bodies).toHaveLength(1);
	});

	it('by hand comes before the review, which then says nothing more', async () => {
		await listen({ reviewDelayMs: 300, templateIntervalSeconds: 0 });
		const { TemplateCode } = await create();
		await carrier.push('aliyun', 'templateReview', {
			templateCode: TemplateCode,
			status: 'rejected',
			reason: '内容不符',
		});
		expect(await details(TemplateCode)).toMatchObject({
			TemplateStatus: '2',
			AuditInfo: { RejectInfo: '内容不符' },
		});
		// The second template's report is the sign that the first one's time has passed.
		const report = nextReport();
		const second = await create();
		expect(await report).toMatchObject([{ template_code: second.TemplateCode }]);
		expect(bodies).toMatchObject([[{ template_status: 'rejected' }], [{}]]);
		expect(await details(TemplateCode)).toMatchObject({ TemplateStatus: '2' });
	});

	it('speaks of what was handed in last', async () => {
		await listen({ reviewDelayMs: 300, wordsRejectedInReview: ['参观'] });
		const templateCode = String((await create()).TemplateCode);
		await carrier.push('aliyun', 'templateReview', { templateCode, status: 'rejected' });
		const report = nextReport();
		const { OrderId } = await call('UpdateSmsTemplate', {
			...application,
			TemplateCode: templateCode,
			TemplateContent: '您好${name}',
		});
		// The review of the first content would end sooner, and reject.
		expect(await report).toMatchObject([
			{ orderId: OrderId, template_content: '您好${name}', template_status: 'approved' },
		]);
	});

	it('is not sent without an address, but the template is approved all the same', async () => {
		await restart({ reviewDelayMs: 1 });
		const { TemplateCode } = await create();
		const { TemplateStatus } = await reviewed(TemplateCode);
		expect([TemplateStatus, bodies]).toEqual(['1', []]);
	});
});
