import { defaultPlivoAccount } from '../../../playground/carrier/providers/plivo/accountOptions.mts';
import {
	signV1,
	signV2,
	signV3,
	stringToSignV3,
	type Parameters,
} from '../../../playground/carrier/providers/plivo/signatures.mts';

const sample = 'Y2Q2ZDgxZmY5YWRiOTI5YmQ1Njg0MTAxZWIyOTc4';

const published = {
	token: sample,
	nonce: '31627761595286130198',
	url: 'https://plivobin.non-prod.plivops.com/api/v1/validate_signature03.xml',
	parameters: [
		['Direction', 'outbound'],
		['From', '19792014278'],
		['CallStatus', 'in-progress'],
		['BillRate', '0.002'],
		['ParentAuthID', 'MANWVLYTK4ZWU1YTY4QA'],
		['Event', 'StartApp'],
		['SessionStart', '2020-04-08 11:34:33.238707'],
		['To', 'sip:PlivoSignature382029104058171078704104@phone-qa.voice.plivodev.com'],
		['SIP-H-To', '<sip:PlivoSignature382029104058171078704104@52.9.11.55;transport=udp>;tag=1'],
		...['ALegUUID', 'ALegRequestUUID', 'CallUUID', 'RequestUUID'].map((name) => [
			name,
			'3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36',
		]),
	] as Parameters,
};

const status: Parameters = [
	['From', '14155550100'],
	['To', '14155550199'],
	['Status', 'delivered'],
	['MessageUUID', 'db3ce55a-7f1d-11e1-8ea7-1231380bc196'],
	['ParentMessageUUID', 'db3ce55a-7f1d-11e1-8ea7-1231380bc196'],
	['PartInfo', '1 of 1'],
	['ErrorCode', '000'],
	['Units', '1'],
	['TotalRate', '0.0055'],
	['TotalAmount', '0.0055'],
];

const inbound: Parameters = [
	['From', '14155550199'],
	['To', '14155550100'],
	['Type', 'sms'],
	['MessageUUID', 'db342550-7f1d-11e1-8ea7-1231380bc196'],
	['Text', 'Hello & bye = 100% "ok"'],
];

describe('Plivo signatures: golden vectors of the reference', () => {
	it('V1', () => {
		const parameters: Parameters = [
			['CallUUID', '97ceeb52-58b6-11e1-86da-77300b68f8bb'],
			['Duration', '300'],
		];
		const signature = signV1('MAXXXXXXXXXXXXXXXXXX', 'http://foo.com/answer/', parameters);
		expect(signature).toBe('EJEt0ELanhr8hjMPIJnLNLex0dE=');
	});

	it('V2, with the query left out and an empty path kept', () => {
		const expected = 'ehV3IKhLysWBxC1sy8INm0qGoQYdYsHwuoKjsX7FsXc=';
		expect(signV2('my_auth_token', 'https://answer.url', '12345')).toBe(expected);
		expect(signV2('my_auth_token', 'https://answer.url?a=b', '12345')).toBe(expected);
	});

	it.each([
		['POST', '/?a=b&c=d', 'k7Pusd4OxCIjR5IfA9iedDNu/h/gbdYqdzG/MiYtd1c='],
		['GET', '/?a=b&c=d', 'UBq8jAtd32wR8EK9VgxbBn4n5rpI/l1H9iN4WfSEHFQ='],
		['POST', '', 'iAjE5QqI37mbkYe4w3jTMudqEzbDufdqi7sYwTu64e0='],
		['GET', '', 'i/MQsaQSAd6fiKhOh2qeeeLHZ9faldADSb3/7+Akfbc='],
	] as const)('V3 as published: %s %s', (method, tail, signature) => {
		expect(signV3({ ...published, method, url: published.url + tail })).toBe(signature);
	});

	it.each([
		['A', 'POST', '', '/dlr', status, 'xKzaZBT/BXBvMqDGnUTbWXcaACEEMg+OcWozb1RRy+Q='],
		[
			'B',
			'POST',
			'',
			'/dlr?run=42&corr=a%20b',
			status,
			'cEBJnHJUcmAjDguwyg34vC/izT8lo2id54UoYxPCcxk=',
		],
		['C', 'GET', '', '/dlr', status, 'RsW8hgxqNk11gtT5XTKMBHyaHwkzO4rSWZ8I2Bl7hK0='],
		['D', 'POST', '', '/inbound', inbound, 'NwwhJT4JakuOPZr1CF/NTG6XipfjiAU+yfy9UCYx6hc='],
		[
			'F',
			'POST',
			'',
			'/inbound',
			[...inbound, ['MessageIntent', '']],
			'5dCzbmQgyG0K/cjfofAcUFSh82c4MM3mvc6aiHQMqUM=',
		],
		['G', 'POST', '', '/inbound', [], '+stTRBUXlYhX7CtpMByJukbMYcypYUISmzhCn72rjwI='],
		['J', 'POST', ':8443', '/inbound', inbound, 'JU4p3UlLm8cMhUKVMd7Av8lxZAKQgeOoJQHt1CI1lKA='],
	] as Array<[string, 'GET' | 'POST', string, string, Parameters, string]>)(
		'V3 in the shape of messages: %s',
		(_name, method, port, path, parameters, signature) => {
			const url = `https://n8n.example.com${port}/webhook/abc${path}`;
			const { authToken: token } = defaultPlivoAccount;
			const nonce = '05429567804466091622';
			expect(signV3({ method, url, parameters, nonce, token })).toBe(signature);
		},
	);

	it('V3 sorts the values of a repeated name and does not normalise the URL', () => {
		const parameters: Parameters = [
			['b', '2'],
			['a', 'z'],
			['b', '1'],
		];
		const url = 'https://n8n.example.com:443?q=&p=a%2Bb#part';
		expect(stringToSignV3({ method: 'POST', url, parameters })).toBe(
			'https://n8n.example.com:443?p=a+b&q=.azb1b2',
		);
		expect(stringToSignV3({ method: 'GET', url, parameters: [] })).toBe(
			'https://n8n.example.com:443?p=a+b&q=',
		);
	});
});
