import {
	canonicalRequest,
	sha256,
	sign,
	type SignedRequest,
} from '../../../playground/carrier/providers/aliyun/acs3.mts';

function request(
	host: string,
	action: string,
	version: string,
	date: string,
	nonce: string,
	query: SignedRequest['query'],
): SignedRequest {
	const payloadHash = sha256('');
	const headers = {
		host,
		'x-acs-action': action,
		'x-acs-version': version,
		'x-acs-date': date,
		'x-acs-signature-nonce': nonce,
		'x-acs-content-sha256': payloadHash,
	};
	const signedHeaders = Object.keys(headers);
	return { method: 'POST', path: '/', query, headers, signedHeaders, payloadHash };
}

describe('Alibaba Cloud signature V3: golden vectors of the reference', () => {
	it('the vendor’s own', () => {
		const published = request(
			'ecs.cn-shanghai.aliyuncs.com',
			'RunInstances',
			'2014-05-26',
			'2023-10-26T10:22:32Z',
			'3156853299f313e23d1673dc12e1703d',
			[
				['RegionId', 'cn-shanghai'],
				['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
			],
		);
		expect(sha256(canonicalRequest(published))).toBe(
			'7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
		);
		expect(sign(published, 'YourAccessKeySecret')).toBe(
			'06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
		);
	});

	it('SendSms', () => {
		const constructed = request(
			'dysmsapi.aliyuncs.com',
			'SendSms',
			'2017-05-25',
			'2023-11-14T22:13:20Z',
			'0123456789abcdef0123456789abcdef',
			[
				['TemplateParam', '{"code":"1111"}'],
				['PhoneNumbers', '13800000000'],
				['SignName', '阿里云'],
				['TemplateCode', 'SMS_15305****'],
			],
		);
		expect(canonicalRequest(constructed)).toBe(`POST
/
PhoneNumbers=13800000000&SignName=%E9%98%BF%E9%87%8C%E4%BA%91&TemplateCode=SMS_15305%2A%2A%2A%2A&TemplateParam=%7B%22code%22%3A%221111%22%7D
host:dysmsapi.aliyuncs.com
x-acs-action:SendSms
x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
x-acs-date:2023-11-14T22:13:20Z
x-acs-signature-nonce:0123456789abcdef0123456789abcdef
x-acs-version:2017-05-25

host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`);
		expect(sha256(canonicalRequest(constructed))).toBe(
			'ba3a2a0a7d77786a6e37b9300a4c691f74bd8c306f9777c30c23ff17d3f978a2',
		);
		expect(sign(constructed, 'testsecret')).toBe(
			'4bdb63e0b290d6eaa556c7d2651d29d646b4468dc56669964db83ee112c5094a',
		);
	});
});
