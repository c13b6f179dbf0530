import Dysmsapi, {
	AddSmsTemplateRequest,
	CreateSmsTemplateRequest,
	DeleteSmsTemplateRequest,
	GetSmsTemplateRequest,
	ModifySmsTemplateRequest,
	QuerySmsTemplateListRequest,
	QuerySmsTemplateRequest,
	SendSmsRequest,
	UpdateSmsTemplateRequest,
} from '@alicloud/dysmsapi20170525';
import { Config } from '@alicloud/openapi-client';

import { startCarrier, type Carrier } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';

/**
 * The life of a template through the vendor's own client, unchanged but for the address: so that the
 * simulator is held to somebody else's reading of the protocol.
 */
let carrier: Carrier;
let client: Dysmsapi;
beforeEach(async () => {
	carrier = await startCarrier({
		aliyun: {
			reviewDelayMs: 3_600_000,
			wordsRejectedInReview: ['中奖'],
			templateIntervalSeconds: 0,
		},
	});
	const { accessKeyId, accessKeySecret } = defaultAliyunAccount;
	client = new Dysmsapi(
		new Config({
			accessKeyId,
			accessKeySecret,
			protocol: 'HTTP',
			endpoint: carrier.baseUrl('aliyun').replace('http://', ''),
		}),
	);
});
afterEach(async () => await carrier.close());

const invitation = {
	templateName: '展会邀请函',
	templateContent: '您好${name}，诚邀您参观${fair}。',
	templateType: 1,
	remark: '邀请老客户参观展会',
};

/** Lets the review end. */
async function reviewed(templateCode: string | undefined) {
	carrier.finishReviews();
	return (await client.getSmsTemplate(new GetSmsTemplateRequest({ templateCode }))).body;
}

async function listed(templateCode: string | undefined) {
	const request = new QuerySmsTemplateListRequest({ pageIndex: 1, pageSize: 50 });
	const { body } = await client.querySmsTemplateList(request);
	return body?.smsTemplateList?.find((row) => row.templateCode === templateCode);
}

async function sentCode(templateCode: string | undefined) {
	const { body } = await client.sendSms(
		new SendSmsRequest({
			phoneNumbers: '15400000000',
			signName: '示例签名',
			templateCode,
			templateParam: '{"name":"张三","fair":"工业展"}',
		}),
	);
	return body?.code;
}

it('creates, awaits, lists, sends with and deletes a template', async () => {
	const created = await client.createSmsTemplate(
		new CreateSmsTemplateRequest({
			...invitation,
			relatedSignName: '示例签名',
			templateRule: '{"name":"user_nick","fair":"others"}',
		}),
	);
	expect(created.body).toMatchObject({ code: 'OK', templateName: '展会邀请函' });
	const { templateCode, orderId } = created.body ?? {};
	const asked = await client.getSmsTemplate(new GetSmsTemplateRequest({ templateCode }));
	expect(asked.body).toMatchObject({ code: 'OK', templateStatus: '0', orderId });
	expect(await sentCode(templateCode)).toBe('isv.SMS_TEMPLATE_ILLEGAL');

	expect(await reviewed(templateCode)).toMatchObject({
		...invitation,
		templateType: '1',
		templateStatus: '1',
		relatedSignName: '示例签名',
		variableAttribute: '{"name":"user_nick","fair":"others"}',
		auditInfo: { auditDate: expect.any(String) },
	});
	expect(await listed(templateCode)).toMatchObject({
		auditStatus: 'AUDIT_STATE_PASS',
		orderId,
		signatureName: '示例签名',
		templateName: '展会邀请函',
		outerTemplateType: 1,
		templateType: 0,
	});
	expect(await sentCode(templateCode)).toBe('OK');
	expect(carrier.journal.messages()).toMatchObject([
		{ text: '【示例签名】您好张三，诚邀您参观工业展。', templateId: templateCode },
	]);

	const deleted = await client.deleteSmsTemplate(new DeleteSmsTemplateRequest({ templateCode }));
	expect(deleted.body).toMatchObject({ code: 'OK', templateCode });
	expect(await listed(templateCode)).toBeUndefined();
	expect(await sentCode(templateCode)).toBe('isv.SMS_TEMPLATE_ILLEGAL');
});

it('changes a rejected template, with the older actions too', async () => {
	const refused = { ...invitation, templateContent: '恭喜${name}中奖！' };
	const added = await client.addSmsTemplate(new AddSmsTemplateRequest(refused));
	const { templateCode } = added.body ?? {};
	expect(await reviewed(templateCode)).toMatchObject({
		templateStatus: '2',
		auditInfo: { rejectInfo: '变量不符合规范' },
	});
	expect(await listed(templateCode)).toMatchObject({
		auditStatus: 'AUDIT_STATE_NOT_PASS',
		reason: { rejectInfo: '变量不符合规范', rejectDate: expect.any(String) },
	});

	const modified = await client.modifySmsTemplate(
		new ModifySmsTemplateRequest({ ...refused, templateCode, templateName: '再试' }),
	);
	expect(modified.body).toMatchObject({ code: 'OK', templateCode });
	const status = async () =>
		(await client.querySmsTemplate(new QuerySmsTemplateRequest({ templateCode }))).body;
	expect(await status()).toMatchObject({
		templateStatus: 0,
		templateType: 1,
		templateName: '再试',
		reason: '无审批备注',
	});
	await reviewed(templateCode);
	expect(await status()).toMatchObject({ templateStatus: 2, reason: '变量不符合规范' });

	const updated = await client.updateSmsTemplate(
		new UpdateSmsTemplateRequest({ ...invitation, templateCode }),
	);
	expect(updated.body).toMatchObject({ code: 'OK', templateCode, templateName: '展会邀请函' });
	expect(await reviewed(templateCode)).toMatchObject({ ...invitation, templateType: '1' });
	expect(await sentCode(templateCode)).toBe('OK');
});
