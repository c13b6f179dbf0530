/** N1 to N3 and H1 through the engine: what a number without a country code means depends on the channel. */
import { startCarrier, type Carrier } from '../../playground/carrier/carrier.mts';
import { ACCOUNTS } from './support/accounts';
import { runSms } from './support/sms';

let carrier: Carrier;
beforeEach(async () => {
	carrier = await startCarrier();
});
afterEach(async () => await carrier.close());

const accountOf = (provider: string, messageType?: string) => {
	const account = Object.values(ACCOUNTS).find(
		(candidate) => candidate.provider === provider && candidate.messageType === messageType,
	);
	if (!account) throw new Error(`no account of ${provider}`);
	return account;
};
const plivo = accountOf('plivo');
const international = accountOf('ihuyi', 'international');
const notification = accountOf('ihuyi', 'notification');
const aliyun = accountOf('aliyun');

/** Where a number goes, or why it does not. */
async function send(account: typeof plivo, phone: unknown, defaultCountry?: string) {
	const { accepted, notAccepted, error } = await runSms(account, carrier, {
		items: [{ phone, name: '张三' } as never],
		parameters: account.text ? {} : account.template,
		options: defaultCountry === undefined ? {} : { defaultCountry },
	});
	expect(error).toBeUndefined();
	const [item] = [...accepted, ...notAccepted];
	const { failure } = item.json as { failure?: { category: string; message: string } };
	return failure ? `${failure.category}: ${failure.message}` : String(item.json.to);
}

describe('N3: channels made for abroad have no default country', () => {
	it.each([
		['14155550100', '+14155550100'],
		['1 4155550100', '+14155550100'],
		['447400123456', '+447400123456'],
		[85251234567, '+85251234567'],
		['(1) 415-555-0100', '+14155550100'],
	])('Plivo and ihuyi: %s goes to %s', async (phone, expected) => {
		expect(await send(plivo, phone)).toBe(expected);
		expect(await send(international, phone)).toBe(expected);
	});

	it.each(['13055550100', '6592345678', '(919) 555-0100 22'])(
		'%s is refused, both readings named',
		async (phone) => {
			expect(await send(plivo, phone)).toMatch(
				/^invalidNumber: 'To': ".*" can be \+\d+ \(.*\) or \+\d+ \(.*\)\. Write \+/,
			);
			expect(carrier.journal.requests()).toEqual([]);
		},
	);

	it.each([
		['US', '4155550100', '+14155550100'],
		['US', '13055550100', '+13055550100'],
		['GB', '07400 123456', '+447400123456'],
		['CN', '13055550100', '+8613055550100'],
		['automatic', '14155550100', '+14155550100'],
	])('with %s chosen, %s goes to %s', async (country, phone, expected) => {
		expect(await send(plivo, phone, country)).toBe(expected);
	});

	it.each([
		['US', '415-555-01001'],
		['US', '(919) 555-0100 22'],
		['AR', '447400123456'],
		['GB', '14155550100'],
	])('N1: with %s chosen, %s goes nowhere', async (country, phone) => {
		expect(await send(plivo, phone, country)).toMatch(/^invalidNumber: 'To': /);
		expect(carrier.journal.requests()).toEqual([]);
	});
});

describe('N3: channels of the mainland read national numbers', () => {
	it.each([notification, aliyun])('$provider', async (account) => {
		expect(await send(account, '15400000001')).toBe('+8615400000001');
		expect(await send(account, '86 15400000001')).toBe('+8615400000001');
		expect(await send(account, '447400123456')).toMatch(/too many digits \(China\).*write \+/);
	});
});

it('refuses a default country that is none, before anything is sent', async () => {
	const { error } = await runSms(plivo, carrier, { options: { defaultCountry: 'USA' } });
	expect(error?.message).toBe("'Default Country' is 'USA', which is not a country");
	expect(carrier.journal.requests()).toEqual([]);
});

it('H1: an endless To is refused with a sentence, and not carried along', async () => {
	const start = performance.now();
	const message = await send(plivo, '1 '.repeat(500_000));
	expect(message).toMatch(/^invalidNumber: 'To': .* goes on for 999999 characters/);
	expect(message.length).toBeLessThan(500);
	expect(performance.now() - start).toBeLessThan(3000);
});
