import { PlivoMessagingApi } from '../../../../credentials/PlivoMessagingApi.credentials';
import { authenticate } from '../../../../nodes/shared/providers/plivo/authenticate';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import { plivo } from '../../../../nodes/shared/providers/plivo';

const credential = new PlivoMessagingApi();
const fields = { authId: 'MAXXXXXXXXXXXXXXXXXX', authToken: 'example' };
const signed = (request: HandedRequest) => authenticate(fields, request);
const basic = 'Basic TUFYWFhYWFhYWFhYWFhYWFhYWFg6ZXhhbXBsZQ==';

it.each(['{authId}', '%7BauthId%7D', '%7bauthId%7d'])(
	'puts the Auth ID in place of %s, for our nodes and for the HTTP Request node',
	(place) => {
		const address = `https://api.plivo.com/v1/Account/${place}/Message/`;
		const complete = `https://api.plivo.com/v1/Account/${fields.authId}/Message/`;
		const headers = { Accept: 'application/json', Authorization: basic };
		const given = { method: 'POST', headers: { Accept: 'application/json' } };
		expect(signed({ ...given, url: address })).toEqual({ ...given, headers, url: complete });
		expect(signed({ ...given, uri: address })).toEqual({ ...given, headers, uri: complete });
	},
);

it('takes the Auth ID as it is, not as a pattern', () => {
	const request = authenticate({ ...fields, authId: '$&/x' }, { url: 'https://x/{authId}/' });
	expect(request.url).toBe('https://x/%24%26%2Fx/');
});

it('leaves the body and the given request alone', () => {
	const request = { url: 'https://x/{authId}/', body: { text: '{authId}' } };
	expect(signed(request).body).toEqual({ text: '{authId}' });
	expect(request.url).toBe('https://x/{authId}/');
});

it('is the credential of the provider', () => {
	expect(credential.name).toBe(plivo.credentialType);
	const byName = new Map(credential.properties.map((property) => [property.name, property]));
	expect([...byName.keys()]).toEqual([
		'authId',
		'authToken',
		'mainAuthToken',
		'baseUrl',
		'plainHttpNotice',
		'allowPlainHttp',
	]);
	expect(byName.get('baseUrl')?.default).toBe(plivo.hosts.baseUrl);
	expect(byName.get('authToken')?.typeOptions).toEqual({ password: true });
	expect(byName.get('mainAuthToken')?.typeOptions).toEqual({ password: true });
});

it('is tested by reading the account', () => {
	expect(credential.test.request).toMatchObject({ method: 'GET', url: '/Account/{authId}/' });
	const codes = (credential.test.rules ?? []).map((rule) => rule.properties.value);
	expect(codes).toEqual([401, 403, 404, 429]);
});
