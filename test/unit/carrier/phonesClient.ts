import Dysmsapi, { SendSmsRequest } from '@alicloud/dysmsapi20170525';
import { Config } from '@alicloud/openapi-client';
import type { Carrier, ProviderId } from '../../../playground/carrier/carrier.mts';
import { defaultAliyunAccount } from '../../../playground/carrier/providers/aliyun/accountOptions.mts';
import { passwordHash } from '../../../playground/carrier/providers/jiutian/passwordHash.mts';
import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import { apiKey, http, submit } from './clients';

/** 【示例】您的验证码是1234 in GBK, percent-encoded (Jiutian's reference). */
const gbkText = '%A1%BE%CA%BE%C0%FD%A1%BF%C4%FA%B5%C4%D1%E9%D6%A4%C2%EB%CA%C71234';

/** Sends a text by the API of each provider to a mainland number of 11 digits; gives the answer. */
export const sendBy: Record<ProviderId, (carrier: Carrier, number: string) => Promise<string>> = {
	ihuyi: async (carrier, mobile) => (await submit(carrier, { mobile })).data,
	plivo: async (carrier, number) => await sendByPlivo(carrier, `86${number}`),
	submail: async (carrier, to) => {
		const content = '【SUBMAIL】展会明天开幕，回T退订';
		const body = new URLSearchParams({ appid: '10001', signature: apiKey, to, content });
		return (await http.post(`${carrier.baseUrl('submail')}/sms/send`, body)).data;
	},
	aliyun: async (carrier, phoneNumbers) => {
		const client = new Dysmsapi(
			new Config({
				accessKeyId: defaultAliyunAccount.accessKeyId,
				accessKeySecret: defaultAliyunAccount.accessKeySecret,
				endpoint: carrier.baseUrl('aliyun').replace('http://', ''),
				protocol: 'HTTP',
			}),
		);
		const { body } = await client.sendSms(
			new SendSmsRequest({
				phoneNumbers,
				signName: '示例签名',
				templateCode: 'SMS_100000001',
				templateParam: '{"name":"李雷","fair":"春季展","booth":"A1"}',
			}),
		);
		return body?.code ?? '';
	},
	jiutian: async (carrier, tele) => {
		const timestamp = String(Math.floor(Date.now() / 1000));
		const password = passwordHash('123456', timestamp);
		const query = `cpid=1001&password=${password}&timestamp=${timestamp}&channelid=1&tele=${tele}`;
		return (await http.get(`${carrier.baseUrl('jiutian')}/sms.php?${query}&msg=${gbkText}`)).data;
	},
};

/** Sends a text from a US number by Plivo's API; gives the answer. */
export async function sendByPlivo(carrier: Carrier, dst: string, text = 'The fair opens tomorrow') {
	const { authId, authToken } = defaultPlivoAccount;
	const { data } = await http.post(
		`${carrier.baseUrl('plivo')}/Account/${authId}/Message/`,
		{ src: '14155550199', dst, text },
		{ auth: { username: authId, password: authToken } },
	);
	return data as string;
}
