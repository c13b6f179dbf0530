import * as sdk from '@alicloud/dysmsapi20170525';
import fc from 'fast-check';

import type { SmsTemplateDraft } from '../../../../nodes/shared/providers/contract';
import { smsTemplates } from '../../../../nodes/shared/providers/aliyun/templates/smsTemplates';

const answer = (body: unknown) => ({
	status: 200,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

const draft = (
	settings: SmsTemplateDraft['settings'] = {},
	change: Partial<SmsTemplateDraft> = {},
): SmsTemplateDraft => ({
	name: '展会邀请',
	signature: '【阿里云】',
	text: '尊敬的客户，诚邀您参观展会。',
	settings: { remark: '展会邀请通知', ...settings },
	...change,
});

describe('requests', () => {
	it('creates a notification unless told otherwise', () => {
		expect(smsTemplates.create.encode(draft())).toEqual({
			method: 'POST',
			path: '/',
			query: {
				Action: 'CreateSmsTemplate',
				Version: '2017-05-25',
				TemplateType: '1',
				TemplateName: '展会邀请',
				TemplateContent: '尊敬的客户，诚邀您参观展会。',
				RelatedSignName: '阿里云',
				Remark: '展会邀请通知',
			},
		});
		expect(smsTemplates.createIntervalMs).toBe(30_000);
	});

	it('hands in all fields when changing', () => {
		const settings = {
			templateType: 3,
			internationalType: 2,
			applicationScene: ' https://www.example.com ',
			variableRules: '{"code":"numberCaptcha"}',
		};
		const text = 'Your code: ${code}';
		expect(smsTemplates.update.encode(' SMS_1525 ', draft(settings, { text })).query).toEqual({
			Action: 'UpdateSmsTemplate',
			Version: '2017-05-25',
			TemplateCode: 'SMS_1525',
			TemplateType: '3',
			IntlType: '2',
			TemplateName: '展会邀请',
			TemplateContent: text,
			RelatedSignName: '阿里云',
			Remark: '展会邀请通知',
			ApplySceneContent: 'https://www.example.com',
			TemplateRule: '{"code":"numberCaptcha"}',
		});
	});

	it('tells the international type only of international templates', () => {
		const { query } = smsTemplates.create.encode(draft({ internationalType: 2 }));
		expect(query).not.toHaveProperty('IntlType', expect.anything());
	});

	it('asks for one template, deletes one, and turns pages of 50 from 1', () => {
		expect(smsTemplates.get.encode('SMS_1').query).toEqual({
			Action: 'GetSmsTemplate',
			Version: '2017-05-25',
			TemplateCode: 'SMS_1',
		});
		expect(smsTemplates.delete.encode('SMS_1').query).toEqual({
			Action: 'DeleteSmsTemplate',
			Version: '2017-05-25',
			TemplateCode: 'SMS_1',
		});
		expect(smsTemplates.list.encode(2).query).toEqual({
			Action: 'QuerySmsTemplateList',
			Version: '2017-05-25',
			PageIndex: '3',
			PageSize: '50',
		});
	});

	it('uses actions and parameters that the official SDK has', () => {
		const all = draft({
			templateType: 3,
			applicationScene: 'https://x',
			variableRules: '{"a":"b"}',
		});
		const known: Array<[Record<string, string> | undefined, Record<string, string>]> = [
			[smsTemplates.create.encode(all).query, sdk.CreateSmsTemplateShrinkRequest.names()],
			[smsTemplates.update.encode('x', all).query, sdk.UpdateSmsTemplateShrinkRequest.names()],
			[smsTemplates.get.encode('x').query, sdk.GetSmsTemplateRequest.names()],
			[smsTemplates.delete.encode('x').query, sdk.DeleteSmsTemplateRequest.names()],
			[smsTemplates.list.encode(0).query, sdk.QuerySmsTemplateListRequest.names()],
		];
		for (const [query = {}, names] of known) {
			const { Action, Version, ...parameters } = query;
			expect(Version).toBe('2017-05-25');
			const method = Action.charAt(0).toLowerCase() + Action.slice(1);
			expect(sdk.default.prototype).toHaveProperty(method);
			expect(Object.values(names)).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
	});
});

describe('check', () => {
	const { check } = smsTemplates;

	it('lets a draft within the limits pass', () => {
		expect(check(draft({}, { name: 'x'.repeat(30), text: 'x'.repeat(500) }))).toBeUndefined();
	});

	it.each([
		['Name', { name: 'x'.repeat(31) }, "'Name' has 31 characters"],
		['Text', { text: 'x'.repeat(501) }, "'Text' has 501 characters"],
		['no name', { name: ' ' }, "'Name' is empty"],
		['no text', { text: '' }, "'Text' is empty"],
	])('refuses %s', (_case, change, words) => {
		expect(check(draft({}, change))).toMatchObject({
			category: 'templateRejected',
			message: { en: expect.stringContaining(words) },
		});
	});

	it('refuses a missing remark', () => {
		expect(check(draft({ remark: ' ' }))?.message.en).toContain("'Remark (申请说明)' is empty");
	});

	it('wants a signature for all but international templates', () => {
		const unsigned = { signature: '【】' };
		expect(check(draft({}, unsigned))?.category).toBe('signatureRejected');
		expect(check(draft({ templateType: 3 }, unsigned))).toBeUndefined();
	});

	it('wants a rule for each variable', () => {
		const text = '尊敬的${name}，验证码${code}';
		const at = (variableRules: string) => check(draft({ variableRules }, { text }));
		expect(at('')?.message.en).toContain("'Variable Rules (变量属性)'");
		expect(at('{"name":"x"}')?.message.en).toContain('${code}');
		expect(at('name: x')?.message.en).toContain('not well formed');
		expect(at('["name","code"]')?.message.en).toContain('not well formed');
		expect(at('{"name":"x","code":"numberCaptcha"}')).toBeUndefined();
		expect(check(draft({}, { text: '${constructor}' }))?.message.en).toContain('variables');
		expect(check(draft({ variableRules: '{}' }, { text: '${constructor}' }))?.message.en).toContain(
			'${constructor}',
		);
	});

	it('never lets a text pass that is too long', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 600 }), (text) => {
				const isRefused = check(draft({}, { text }))?.message.en.startsWith("'Text'") ?? false;
				const { length } = text.trim();
				expect(isRefused).toBe(length === 0 || length > 500);
			}),
		);
	});
});

describe('the list', () => {
	const entry = {
		TemplateCode: 'SMS_1525',
		TemplateName: '验证码模板',
		TemplateContent: '验证码为：${code}',
		AuditStatus: 'AUDIT_STATE_PASS',
		SignatureName: '阿里云',
		TemplateType: 2,
		CreateDate: '2020-06-04 11:42:17',
	};
	const list = (...entries: unknown[]) =>
		smsTemplates.list.decode(
			answer({ Code: 'OK', SmsTemplateList: entries, TotalCount: entries.length }),
		);

	it('reads an entry', () => {
		expect(list(entry)).toEqual({
			templates: [
				{
					templateId: 'SMS_1525',
					name: '验证码模板',
					text: '验证码为：${code}',
					status: 'approved',
					signature: '阿里云',
					createdAt: Date.parse('2020-06-04T11:42:17+08:00'),
				},
			],
			more: false,
		});
	});

	it.each([
		['AUDIT_STATE_INIT', 'inReview'],
		['AUDIT_STATE_PASS', 'approved'],
		['AUDIT_STATE_NOT_PASS', 'rejected'],
		['AUDIT_SATE_CANCEL', 'draft'],
		['AUDIT_STATE_CANCEL', 'draft'],
	])('%s is %s', (AuditStatus, status) => {
		expect(list({ ...entry, AuditStatus })).toMatchObject({ templates: [{ status }] });
	});

	it('tells why a template was rejected, and only then', () => {
		const Reason = { RejectInfo: '变量不符合规范', RejectSubInfo: '请选择合适的变量属性。' };
		expect(list({ ...entry, Reason, AuditStatus: 'AUDIT_STATE_NOT_PASS' })).toMatchObject({
			templates: [{ reason: '变量不符合规范 请选择合适的变量属性。' }],
		});
		const { templates } = list({ ...entry, Reason }) as { templates: object[] };
		expect(templates[0]).not.toHaveProperty('reason', expect.anything());
	});

	it('leaves out what has no id or no known state', () => {
		const states = ['AUDIT_STATE_WHATEVER', 'constructor', undefined];
		const strange = states.map((AuditStatus) => ({ ...entry, AuditStatus }));
		expect(list(...strange, { ...entry, TemplateCode: '' }, 'x')).toEqual({
			templates: [],
			more: false,
		});
	});

	it('has more pages after a full one', () => {
		const full = Array.from({ length: 50 }, () => entry);
		expect(list(...full)).toMatchObject({ more: true });
		expect(list(...full.slice(1))).toMatchObject({ more: false });
		expect(smsTemplates.list.decode(answer({ Code: 'OK' }))).toEqual({
			templates: [],
			more: false,
		});
	});
});

describe('one template', () => {
	const body = {
		Code: 'OK',
		TemplateCode: 'SMS_20375',
		TemplateName: '验证码',
		TemplateContent: '验证码为：${code}',
		TemplateStatus: '2',
		RelatedSignName: '阿里云',
		AuditInfo: { AuditDate: '2024-06-03 11:20:34', RejectInfo: '模板内容中包含错别字。' },
		CreateDate: '2024-06-03 10:02:34',
	};
	const get = (change: object) => smsTemplates.get.decode(answer({ ...body, ...change }), 'x');

	it('reads the example of the SDK', () => {
		expect(get({})).toEqual({
			templateId: 'SMS_20375',
			name: '验证码',
			text: '验证码为：${code}',
			status: 'rejected',
			reason: '模板内容中包含错别字。',
			signature: '阿里云',
			createdAt: Date.parse('2024-06-03T10:02:34+08:00'),
		});
	});

	it.each([
		[0, 'inReview'],
		['0', 'inReview'],
		[1, 'approved'],
		['2', 'rejected'],
		[10, 'draft'],
	])('state %j is %s', (TemplateStatus, status) => {
		expect(get({ TemplateStatus })).toMatchObject({ status });
	});

	it.each([{ TemplateStatus: 99 }, { TemplateStatus: undefined }, { TemplateCode: '' }])(
		'cannot read %j',
		(change) => expect(get(change)).toBeUndefined(),
	);

	it('uses members that the official SDK has', () => {
		expect(Object.values(sdk.GetSmsTemplateResponseBody.names())).toEqual(
			expect.arrayContaining(Object.keys(body)),
		);
	});
});

describe('a change', () => {
	const { create, update, delete: remove } = smsTemplates;

	it.each([create, update, remove])('gives the id', ({ decode }) => {
		const yes = { Code: 'OK', Message: 'OK', TemplateCode: 'SMS_1', OrderId: '2005020' };
		expect(decode(answer(yes))).toEqual({ templateId: 'SMS_1' });
		expect(decode(answer({ Code: 'OK' }))).toBeUndefined();
		expect(decode(answer('<html>'))).toBeUndefined();
	});

	it('passes a refusal on in the words of Alibaba Cloud', () => {
		const no = { Code: 'isv.TEMPLATE_WHATEVER', Message: '模板名称已存在' };
		expect(create.decode(answer(no))).toMatchObject({
			category: 'unknown',
			providerCode: 'isv.TEMPLATE_WHATEVER',
			providerMessage: '模板名称已存在',
		});
		expect(smsTemplates.list.decode(answer({ Code: 'Forbidden.RAM' }))).toMatchObject({
			category: 'authentication',
		});
		expect(smsTemplates.get.decode(answer('[]'), 'x')).toBeUndefined();
	});

	it('is not made again by itself after a fault, though a question may be asked again', () => {
		const fault = answer({ Code: 'isp.SYSTEM_ERROR', Message: 'm' });
		expect(create.decode(fault)).toMatchObject({
			category: 'provider',
			retryable: false,
			providerCode: 'isp.SYSTEM_ERROR',
			message: { en: expect.stringContaining('not certain whether the change was made') },
		});
		expect(smsTemplates.list.decode(fault)).toMatchObject({ retryable: true });
	});
});
