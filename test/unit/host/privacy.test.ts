import { maskNumbersIn, secretRemover } from '../../../nodes/shared/host/privacy';

it('takes secrets out, and leaves settings that are ordinary words', () => {
	const clean = secretRemover({
		...{ appId: '10001', appKey: 'a-long-secret', signType: 'normal', securityToken: '' },
		...{ baseUrl: 'https://example.com', allowedHttpRequestDomains: 'domains' },
	});
	expect(clean('a-long-secret in normal domains of https://example.com')).toBe(
		'*** in normal domains of https://example.com',
	);
});

it('takes secrets out in every form in which a request that comes back may have them', () => {
	const credential = { authId: 'MA0123456789', authToken: 'a "long" secret+/=' };
	const clean = secretRemover(credential);
	const pair = `${credential.authId}:${credential.authToken}`;
	const echo = [
		`Authorization: Basic ${Buffer.from(pair).toString('base64')}`,
		JSON.stringify({ token: credential.authToken }),
		new URLSearchParams({ token: credential.authToken }).toString(),
		`?token=${encodeURIComponent(credential.authToken)}`,
	];
	expect(echo.map(clean)).toEqual([
		'Authorization: Basic ***',
		'{"token":"***"}',
		'token=***',
		'?token=***',
	]);
});

it('masks a recipient in each form, and other mainland numbers beside it', () => {
	const text = '+8613800138000 8613800138000 13800138000 13900139000 id 17000000000000000001';
	const masked = maskNumbersIn(text, ['138 0013 8000', '+8613800138000']);
	expect(masked).not.toMatch(/1380013|1390013/);
	expect(masked).toContain('17000000000000000001');
});
