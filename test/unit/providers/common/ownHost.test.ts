import {
	NodeHelpers,
	type IAuthenticate,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { AliyunSmsApi } from '../../../../credentials/AliyunSmsApi.credentials';
import { IhuyiApi } from '../../../../credentials/IhuyiApi.credentials';
import { JiutianApi } from '../../../../credentials/JiutianApi.credentials';
import { PlivoMessagingApi } from '../../../../credentials/PlivoMessagingApi.credentials';
import { SubmailApi } from '../../../../credentials/SubmailApi.credentials';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import { isPrivateHost } from '../../../../nodes/shared/providers/common/privateHost';
import { PROVIDERS } from '../../../../nodes/shared/providers/registry';

type Sign = Extract<IAuthenticate, (...args: never[]) => unknown>;

const credentials: ICredentialType[] = [
	new AliyunSmsApi(),
	new IhuyiApi(),
	new JiutianApi(),
	new PlivoMessagingApi(),
	new SubmailApi(),
];

const FIELDS = {
	apiId: 'C00000001',
	apiKey: 'example-secret',
	customerId: '1001',
	channelId: '1',
	password: 'example-secret',
	authId: 'MAXXXXXXXXXXXXXXXXXX',
	authToken: 'example-secret',
	appId: '10001',
	appKey: 'example-secret',
	signType: 'normal',
	accessKeyId: 'LTAIexample',
	accessKeySecret: 'example-secret',
};

const signed = async (
	credential: ICredentialType,
	request: HandedRequest,
	fields: ICredentialDataDecryptedObject = {},
) =>
	(await (credential.authenticate as Sign)(
		{ ...FIELDS, ...fields },
		request as IHttpRequestOptions,
	)) as HandedRequest & IHttpRequestOptions;

const hostsOf = ({ name }: ICredentialType) =>
	PROVIDERS.find(({ credentialType }) => credentialType === name)!.hosts;

it('H6: no provider is left out', () => {
	expect(credentials.map(({ name }) => name).sort()).toEqual(
		PROVIDERS.map(({ credentialType }) => credentialType).sort(),
	);
});

describe.each(credentials.map((credential) => [credential.name, credential] as const))(
	'H6: %s signs for its own host only',
	(_, credential) => {
		const { baseUrl, official } = hostsOf(credential);
		const { origin, host } = new URL(baseUrl);
		const otherScheme = origin.startsWith('https') ? 'http' : 'gopher';

		it.each<[string, HandedRequest]>([
			['another host', { url: 'https://evil.example/' }],
			['another host, by the HTTP Request node', { uri: 'https://evil.example/' }],
			['the host as a user', { url: `https://${host}@evil.example/` }],
			['the host as a user with a password', { url: `https://${host}:443@evil.example/` }],
			['the host as a subdomain', { url: `https://${host}.evil.example/` }],
			['the host behind another', { url: `https://evil-${host}/` }],
			['the host in the path', { url: `https://evil.example/${host}/` }],
			['the host in the fragment', { url: `https://evil.example#@${host}/` }],
			['a backslash', { url: `https://evil.example\\@${host}/` }],
			['another scheme', { url: `${otherScheme}://${host}/` }],
			['FTP', { url: `ftp://${host}/` }],
			['no scheme', { url: `//${host}/` }],
			['no scheme and no host', { url: '/sms/Submit.json' }],
			['no address at all', {}],
			['another port', { url: `${origin}:8443/` }],
			['a dot at the end of the host', { url: `${new URL(origin).protocol}//${host}./` }],
			['letters that only look alike', { url: `https://${host.replace(/[ao]/, 'а')}/` }],
			['a user at the right host', { url: `${new URL(origin).protocol}//someone@${host}/` }],
			['a base and an absolute address', { baseURL: origin, url: 'https://evil.example/' }],
			['a base and an address without a scheme', { baseURL: origin, url: '//evil.example/' }],
			['a base and backslashes', { baseURL: origin, url: '\\\\evil.example\\' }],
			['a base, a space and an address', { baseURL: origin, url: ' https://evil.example/' }],
			['another base', { baseURL: 'https://evil.example', url: '/sms/Submit.json' }],
			['two addresses', { url: `${origin}/`, uri: 'https://evil.example/' }],
			['two addresses, the other way round', { url: 'https://evil.example/', uri: `${origin}/` }],
			['a line break within', { url: 'https://evil.ex\nample/' }],
			['a number as host', { url: 'https://2130706433/' }],
		])('%s', async (__, request) => {
			await expect(signed(credential, { method: 'POST', ...request })).rejects.toThrow(
				/^The request was not signed: .+\. .+\.$/,
			);
		});

		it.each<[string, HandedRequest]>([
			['its own address', { url: `${baseUrl}/x` }],
			['in capitals', { url: `${baseUrl.toUpperCase()}/x` }],
			['by the HTTP Request node', { uri: `${baseUrl}/x` }],
			['a base and a path', { baseURL: baseUrl, url: '/x' }],
			['a base and a path without a slash', { baseURL: `${baseUrl}/`, url: 'x' }],
			['a base and an absolute address', { baseURL: 'https://evil.example', url: `${baseUrl}/x` }],
		])('signs %s', async (__, request) => {
			const given = { method: 'POST', body: {}, ...request };
			await expect(signed(credential, given)).resolves.toBeDefined();
		});

		it.each(official)('signs for %s', async (address) => {
			const request = { method: 'POST', url: `${address}/x`, body: {} };
			await expect(signed(credential, request)).resolves.toBeDefined();
		});

		it('follows the Base URL of a proxy, and no other port of it', async () => {
			const own = { baseUrl: ' https://sms-proxy.example.com:8443/ihuyi/ ' };
			const request = { method: 'POST', body: {} };
			const at = (url: string) => signed(credential, { ...request, url }, own);
			await expect(at('https://SMS-proxy.example.com:8443/ihuyi/x')).resolves.toBeDefined();
			await expect(at('https://sms-proxy.example.com/ihuyi/x')).rejects.toThrow('not signed');
			await expect(at('http://sms-proxy.example.com:8443/ihuyi/x')).rejects.toThrow('not signed');
		});

		it('reads a name in another script as its own', async () => {
			const own = { baseUrl: 'https://短信.example' };
			const request = { method: 'POST', body: {}, url: 'https://xn--0zwm56d.example/' };
			await expect(signed(credential, request, own)).rejects.toThrow('not signed');
			const { host: puny } = new URL(own.baseUrl);
			const same = { ...request, url: `https://${puny}/` };
			await expect(signed(credential, same, own)).resolves.toBeDefined();
		});

		it('takes the user and the password that stand in the Base URL, and no others', async () => {
			const own = { baseUrl: 'https://someone:pass@sms-proxy.example.com' };
			const request = { method: 'POST', body: {} };
			const at = (url: string) => signed(credential, { ...request, url }, own);
			await expect(at(`${own.baseUrl}/x`)).resolves.toBeDefined();
			await expect(at('https://someone:else@sms-proxy.example.com/x')).rejects.toThrow('@');
		});

		it('lets no answer redirect what it signed', async () => {
			const request = { method: 'POST', url: `${baseUrl}/x`, body: {}, followAllRedirects: true };
			expect(await signed(credential, request)).toMatchObject({
				disableFollowRedirect: true,
				maxRedirects: 0,
				followRedirect: false,
				followAllRedirects: false,
			});
		});

		it('H15: refuses a Base URL with http://, unless it is allowed', async () => {
			const own = { baseUrl: 'http://sms-proxy.example.com' };
			const request = { method: 'POST', url: 'http://sms-proxy.example.com/x', body: {} };
			await expect(signed(credential, request, own)).rejects.toThrow(
				/'Base URL' in the credential begins with http:\/\/.* unprotected.*'Allow Plain HTTP'/,
			);
			const allowed = { ...own, allowPlainHttp: true };
			await expect(signed(credential, request, allowed)).resolves.toBeDefined();
		});

		it.each(['http://127.0.0.1:4010/x', 'http://localhost:4010', 'http://carrier:4010'])(
			'H15: takes %s, which does not leave the own network',
			async (address) => {
				const request = { method: 'POST', url: `${address}/y`, body: {} };
				await expect(signed(credential, request, { baseUrl: address })).resolves.toBeDefined();
			},
		);

		it.each([...hostsOf(credential).plain, baseUrl])(
			'H15: takes %s, which its provider is known by',
			async (address) => {
				const request = { method: 'POST', url: `${address}/y`, body: {} };
				await expect(signed(credential, request, { baseUrl: address })).resolves.toBeDefined();
			},
		);

		it.each([
			['https://example.com', false],
			['http://example.com', true],
			['http://127.0.0.1:4010', false],
			['http://localhost:4010', false],
		])('H15: says it in the form: %s %s', (address, shown) => {
			const fields = credential.properties.filter(({ name }) => /plain/i.test(name));
			expect(fields.map(({ name }) => name)).toEqual(['plainHttpNotice', 'allowPlainHttp']);
			for (const field of fields) {
				const values = { baseUrl: address };
				expect(NodeHelpers.displayParameter(values, field, null, null)).toBe(shown);
			}
		});
	},
);

describe('H15: hosts in a network of one’s own', () => {
	it.each([
		'http://127.0.0.1',
		'http://127.1',
		'http://2130706433',
		'http://10.1.2.3',
		'http://172.16.0.1',
		'http://172.31.255.255',
		'http://192.168.1.1',
		'http://169.254.1.1',
		'http://100.64.0.1',
		'http://[::1]',
		'http://[fd00::1]',
		'http://[fe80::1]',
		'http://localhost',
		'http://sms.localhost',
		'http://carrier',
		'http://n8n.local',
		'http://host.docker.internal',
		'http://box.lan',
		'http://nas.home.arpa',
		'http://a.local.',
	])('%s', (address) => expect(isPrivateHost(new URL(address).hostname)).toBe(true));

	it.each([
		'http://8.8.8.8',
		'http://172.32.0.1',
		'http://172.15.0.1',
		'http://192.169.0.1',
		'http://100.128.0.1',
		'http://11.0.0.1',
		'http://[2001:db8::1]',
		'http://[::ffff:8.8.8.8]',
		'http://example.com',
		'http://localhost.example.com',
		'http://mylocal.example',
		'http://10.1.2.3.example.com',
		'http://notlocal.xlocal',
		'http://lan.example',
	])('not %s', (address) => expect(isPrivateHost(new URL(address).hostname)).toBe(false));
});
