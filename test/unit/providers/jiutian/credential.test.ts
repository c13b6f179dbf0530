import { JiutianApi } from '../../../../credentials/JiutianApi.credentials';
import { authenticate } from '../../../../nodes/shared/providers/jiutian/authenticate';
import type { HandedRequest } from '../../../../nodes/shared/providers/common/handedRequest';
import { passwordHash } from '../../../../nodes/shared/providers/jiutian/signing';
import vectors from '../../../vectors/jiutian.json';

const { customerId, channelId, password, text, gbk } = vectors;
const [, { timestamp, hash }] = vectors.passwordHash;
const tele = '13800000000,13900000000';

/** What the credential makes of a request at the time of the second vector. */
const signed = (request: HandedRequest) =>
	authenticate({ customerId, channelId, password }, request, timestamp);

it.each(vectors.passwordHash)('hashes as the manual does at $timestamp (reference 3)', (vector) => {
	expect(passwordHash(password, vector.timestamp)).toBe(vector.hash);
});

const proof = `cpid=${customerId}&channelid=${channelId}&password=${hash}&timestamp=${timestamp}`;
const complete = `tele=${tele}&msg=${gbk}&${proof}`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

it('appends to the text of a form without touching what is there', () => {
	const request = { method: 'POST', url: 'http://x/sms.php', headers: form };
	const body = `tele=${tele}&msg=${gbk}`;
	expect(signed({ ...request, body })).toEqual({ ...request, body: complete });
});

describe('with the HTTP Request node', () => {
	it.each([
		['fields', { form: { tele, msg: text } }],
		['fields of a JSON body', { body: { tele, msg: text }, headers: { 'content-type': 'x' } }],
		['parameters', { body: new URLSearchParams({ tele, msg: text }) }],
		['text', { body: `tele=${tele}&msg=${gbk}` }],
	])('writes a body given as %s in GBK', (_, body) => {
		const request = signed({ method: 'POST', uri: 'http://x/sms.php', ...body });
		expect(request).toEqual({
			method: 'POST',
			uri: 'http://x/sms.php',
			headers: form,
			body: complete,
		});
	});

	it('signs the worked example of the reference (2) as a GET request', () => {
		const uri = `http://x/sms.php?tele=${tele}&msg=${gbk}`;
		expect(signed({ method: 'GET', uri })).toEqual({
			method: 'GET',
			uri,
			qs: { cpid: customerId, channelid: channelId, password: hash, timestamp: `${timestamp}` },
		});
	});

	it.each([
		['uri', 'http://x/sms.php', '?'],
		['url', 'http://x/sms.php?a=1', '&'],
	])('writes the text of a query in GBK (%s %s)', (place, address, mark) => {
		const request = signed({ method: 'GET', [place]: address, qs: { tele, msg: text } });
		expect(request).toMatchObject({ [place]: `${address}${mark}msg=${gbk}`, qs: { tele } });
		expect(request.qs).not.toHaveProperty('msg');
	});

	it('refuses a text that GBK cannot carry, before it leaves', () => {
		const request = { method: 'POST', uri: 'http://x/sms.php', form: { tele, msg: '5€' } };
		expect(() => signed(request)).toThrow("'€'");
	});
});

it('names the customer otherwise for the balance (reference 4)', () => {
	const request = { method: 'GET', url: 'http://x/sms_ye.php' };
	expect(signed(request)).toEqual({
		...request,
		qs: { userid: customerId, password: hash, timestamp: String(timestamp) },
	});
});

it('never sends the password itself', () => {
	for (const method of ['GET', 'POST']) {
		const request = signed({ method, url: 'http://x/sms.php' });
		expect(JSON.stringify(request)).not.toContain(password);
	}
});

describe('its test', () => {
	const { rules = [] } = new JiutianApi().test;

	/** As n8n does it: the first rule that fits is the reason. */
	const reasonFor = (answer: string) =>
		rules.find((rule) => {
			if (rule.type !== 'responseSuccessBody') return false;
			const { key, value } = rule.properties;
			return (Object(answer) as Record<string, unknown>)[key] === value;
		})?.properties.message;

	it.each(['success:0', 'success:1.50', 'success:2222222.22', 'success:71'])(
		'passes %s',
		(answer) => expect(reasonFor(answer)).toBeUndefined(),
	);

	it.each([
		['error:-2', 'Password'],
		['error:-7', 'IP address'],
		['error:-12', 'clock'],
		['error:-1', 'empty'],
		['error:-6', 'Ask Jiutian'],
		['<html>', 'Base URL'],
		['', 'Base URL'],
	])('says what is wrong: %s', (answer, words) => {
		expect(reasonFor(answer)).toContain(words);
	});
});
