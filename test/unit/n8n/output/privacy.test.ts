import { maskNumbersIn, secretRemover } from '../../../../nodes/shared/n8n/output/privacy';
import { shownUrl } from '../../../../nodes/shared/messaging/text/shownUrl';

it('takes secrets out, and leaves settings that are ordinary words', () => {
	const clean = secretRemover({
		appId: '10001',
		appKey: 'a-long-secret',
		signType: 'normal',
		securityToken: '',
		baseUrl: 'https://example.com',
		allowedHttpRequestDomains: 'domains',
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

describe('H13: secrets in every form', () => {
	const secret = 'a/b+c=1 "d"&<é>%key';
	const credential = { apiId: 'C12345678', apiKey: secret };
	const clean = secretRemover(credential);
	const json = (text: string) => JSON.stringify(text).slice(1, -1);
	const html = (text: string) =>
		text
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;');
	const each = (write: (character: string, code: number) => string) =>
		[...secret].map((character) => write(character, character.codePointAt(0) ?? 0)).join('');
	const hex = (code: number, length: number) => code.toString(16).padStart(length, '0');
	const base64 = (text: string) => Buffer.from(text).toString('base64');

	it.each<[string, string]>([
		['plain', secret],
		['JSON', json(secret)],
		['JSON with escaped slashes', json(secret).replaceAll('/', '\\/')],
		['JSON with escaped slashes in JSON', json(json(secret).replaceAll('/', '\\/'))],
		['JSON in JSON', json(json(secret))],
		['JSON in JSON in JSON', json(json(json(secret)))],
		['\\u, small', each((_, code) => `\\u${hex(code, 4)}`)],
		['\\u, capitals', each((_, code) => `\\u${hex(code, 4).toUpperCase()}`)],
		['\\u in JSON', each((_, code) => `\\\\u${hex(code, 4)}`)],
		['\\u of marks only', each((c, code) => (/\w/.test(c) ? c : `\\u${hex(code, 4)}`))],
		['URL, capitals', encodeURIComponent(secret)],
		['URL, small', encodeURIComponent(secret).replace(/%../g, (part) => part.toLowerCase())],
		['URL twice', encodeURIComponent(encodeURIComponent(secret))],
		['URL, every byte', [...Buffer.from(secret)].map((byte) => `%${hex(byte, 2)}`).join('')],
		['form', new URLSearchParams({ '': secret }).toString().slice(1)],
		['HTML', html(secret)],
		['HTML twice', html(html(secret))],
		['HTML, decimal', each((_, code) => `&#${code};`)],
		['HTML, hexadecimal', each((_, code) => `&#x${hex(code, 2)};`)],
		['HTML, hexadecimal with zeros', each((_, code) => `&#X000${hex(code, 2).toUpperCase()};`)],
		['a mixture', json(html(secret)).replaceAll('/', '%2f').replaceAll('+', '\\u002b')],
		['Base64', base64(secret)],
		['Base64 without its end', base64(secret).replace(/=+$/, '')],
		['Base64 for addresses', Buffer.from(secret).toString('base64url')],
		['hex, small', Buffer.from(secret).toString('hex')],
		['hex, capitals', Buffer.from(secret).toString('hex').toUpperCase()],
		[
			'hex with spaces',
			Buffer.from(secret)
				.toString('hex')
				.replace(/..(?!$)/g, '$& '),
		],
	])('%s', (_, form) => {
		expect(form.length).toBeGreaterThanOrEqual(secret.length);
		expect(clean(`{"before":"x ${form} y"}`)).toBe('{"before":"x *** y"}');
	});

	it.each([0, 1, 2, 3, 4, 5])('Base64 of a request with the secret behind %s letters', (before) => {
		const around = `{"x":"${'x'.repeat(before)}`;
		const cleaned = clean(base64(`${around}${secret}","apiId":"other"}`));
		expect(cleaned).toContain('***');
		const left = cleaned.split('***').map((part) => Buffer.from(part, 'base64').toString());
		for (let at = 0; at + 4 <= secret.length; at++) {
			expect(left.join('|')).not.toContain(secret.slice(at, at + 4));
		}
	});

	it('several keys in one field, and spaces around them', () => {
		const remove = secretRemover({ subhookKey: ' first-key-1 , second-key-2 ' });
		expect(remove('first-key-1 and second-key-2')).toBe('*** and ***');
	});

	it('user and password in the Base URL, and not the address itself', () => {
		const remove = secretRemover({ baseUrl: 'https://someone:pass%2Fword@proxy.example.com' });
		expect(remove('someone pass/word https://proxy.example.com')).toBe(
			'*** *** https://proxy.example.com',
		);
	});

	const md5 = '0123456789abcdef0123456789abcdef';
	it.each([
		[`password=${md5}&time=1`, 'password=***&time=1'],
		[`{"signature":"${md5}","request_id":"1"}`, '{"signature":"***","request_id":"1"}'],
		[`{\\"signature\\":\\"${md5}\\"}`, '{\\"signature\\":\\"***\\"}'],
		[`<password>${md5.toUpperCase()}</password>`, '<password>***</password>'],
		[`[password] => ${md5}`, '[password] => ***'],
		[`password%3D${md5}%26time`, 'password%3D***%26time'],
		[`signature = '${md5}${md5}'`, "signature = '***'"],
		[`Signature=${md5}${md5},SignedHeaders`, 'Signature=***,SignedHeaders'],
	])('a proof that a request carries: %s', (echo, cleaned) => {
		expect(clean(echo)).toBe(cleaned);
	});

	it.each([
		'{"msgid":"0123456789abcdef0123456789abcdef"}',
		'signature 【示例签名】 is not approved',
		'the password is wrong',
		'signType normal, sign_type=normal',
	])('leaves alone: %s', (text) => expect(clean(text)).toBe(text));

	it('short values and settings stay', () => {
		const remove = secretRemover({ appId: '10001', signType: 'normal', allowPlainHttp: true });
		expect(remove('normal 10001 true')).toBe('normal 10001 true');
	});

	it.each<[string, string]>([
		['letters of the secret', 'a'.repeat(1_000_000)],
		['backslashes', '\\'.repeat(1_000_000)],
		['percent signs', '%'.repeat(1_000_000)],
		['percent signs encoded again and again', '%25'.repeat(333_333)],
		['25', `%${'25'.repeat(500_000)}`],
		['entities', '&amp;'.repeat(200_000)],
		['zeros of an entity', `&#${'0'.repeat(1_000_000)}`],
		['almost the secret', secret.slice(0, -1).repeat(50_000)],
		['almost the secret in Base64', base64(secret).slice(0, -4).repeat(30_000)],
		['hex digits', '61'.repeat(500_000)],
		['hex digits behind a name', `password=${'a'.repeat(1_000_000)}`],
		['names', 'password'.repeat(125_000)],
		['names and marks', 'sign=.,'.repeat(140_000)],
		['marks', 'sign'.padEnd(1_000_000, '%3D')],
	])('H1: %s, 1 MB, takes no time', (_, text) => {
		const begin = performance.now();
		clean(text);
		expect(performance.now() - begin).toBeLessThan(5000);
	});
});

describe('H15: an address in a sentence', () => {
	it.each([
		['https://someone:pass@example.com:8443/a/b.jpg?token=1#x', 'https://example.com:8443/a/b.jpg'],
		['https://example.com/a@b/c.jpg', 'https://example.com/a@b/c.jpg'],
		['https://a:b@c@example.com/', 'https://example.com/'],
		['//someone:pass@example.com/x?y', '//example.com/x'],
		['someone:pass@example.com/x?y', 'example.com/x'],
		['not an address?key=1', 'not an address'],
		['https:\\\\someone@example.com\\x', 'https:\\\\example.com\\x'],
		['', ''],
	])('%s', (url, shown) => expect(shownUrl(url)).toBe(shown));

	it('is never long', () => {
		expect(shownUrl(`https://example.com/${'a'.repeat(1_000_000)}`).length).toBeLessThan(300);
	});
});

describe('H1: the secret itself cannot hold up a search', () => {
	it.each([
		['backslashes', `${'\\'.repeat(30)}z`, '\\'.repeat(10_000)],
		['escaped signs', `${'\\.'.repeat(10)}z`, '\\.'.repeat(100_000)],
		['percent signs', `${'%'.repeat(20)}z`, '%25'.repeat(100_000)],
		['ampersands', `${'&'.repeat(20)}z`, '&amp;'.repeat(100_000)],
		['one letter', `${'a'.repeat(40)}b`, 'a'.repeat(500_000)],
	])('%s', (_, secret, text) => {
		const start = performance.now();
		expect(secretRemover({ password: secret })(text)).toBe(text);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('is found with its backslashes, as they are, in JSON and in an address', () => {
		const secret = 'a\\\\b"c\\d';
		const clean = secretRemover({ password: secret });
		const written = [secret, JSON.stringify(secret), encodeURIComponent(secret)];
		expect(written.map(clean)).toEqual(['***', '"***"', '***']);
	});
});
