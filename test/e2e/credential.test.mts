import { n8n, playground } from './support/playground.mts';

const testCredential = (data: object) => n8n.testCredential('ihuyiApi', data);
const baseUrl = `${playground.carrierUrl}/ihuyi`;
const key = '0123456789abcdef0123456789abcdef';

it('accepts a key that works', async () => {
	expect(await testCredential({ apiId: 'C00000001', apiKey: key, baseUrl })).toMatchObject({
		status: 'OK',
	});
});

it.each([
	['C00000001', 'another key, which is wrong', 'API KEY'],
	['sms-yx-00000001', key, 'marketing SMS or MMS cannot be tested'],
])('says what is wrong with %s / %s', async (apiId, apiKey, words) => {
	expect(await testCredential({ apiId, apiKey, baseUrl })).toMatchObject({
		status: 'Error',
		message: expect.stringContaining(words),
	});
});

it('says so when nobody answers', async () => {
	const nobody = { apiId: 'C00000001', apiKey: key, baseUrl: 'http://127.0.0.1:9' };
	expect(await testCredential(nobody)).toMatchObject({ status: 'Error' });
});
