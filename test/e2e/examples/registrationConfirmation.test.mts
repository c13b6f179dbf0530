import { endingPage } from '../support/forms.mts';
import { http, journal, n8n, playground } from '../support/playground.mts';
import { workflowOf } from '../support/runs.mts';

const control = `${playground.carrierUrl}/_carrier`;

/** The headings of the last pages. */
const PAGES = {
	confirmed: 'Welcome to the fair',
	before: 'You are registered already',
	withoutText: 'You are registered',
	wrongNumber: 'Please check your number',
	noConsent: 'Your consent is missing',
};
const CONSENT = 'You may send me text messages about the fair; I can opt out at any time';

interface Registration {
	phone: string;
	name: string;
	company: string;
	status: string;
	confirmation: string;
	confirmationReason: string;
	messageId: string | null;
}

let webhookId: string;
beforeAll(async () => {
	const { nodes } = await workflowOf(playground.workflowIds['registration-confirmation']);
	webhookId = nodes.find(({ name }) => name === 'Registration form')!.webhookId!;
});

/** Fills in the form as a visitor and gives the page that the visitor sees at the end. */
const register = async (phone: string, rest: { company?: string; consent?: string[] } = {}) =>
	await endingPage(webhookId, {
		'Full name': '王小明',
		'Mobile number': phone,
		Company: rest.company ?? '示例公司',
		Consent: rest.consent ?? [CONSENT],
	});

const textsTo = async (phone: string) => (await journal()).filter(({ to }) => to === phone);
const rowsOf = async (phone: string) => {
	const table = playground.tableIds.registrations;
	return (await n8n.readRows<Registration>(table)).filter((row) => row.phone.endsWith(phone));
};

it('registers a visitor and confirms it by one text', async () => {
	expect(await register('154 0000 1101')).toBe(PAGES.confirmed);
	const texts = await textsTo('15400001101');
	expect(texts).toHaveLength(1);
	// Nothing that a stranger can type goes out in our name.
	expect(texts[0].text).toContain('展会登记');
	expect(texts[0].text).not.toContain('王小明');
	expect(await rowsOf('15400001101')).toMatchObject([
		{
			phone: '+8615400001101', name: '王小明', status: 'registered',
			confirmation: 'accepted', messageId: texts[0].messageId,
		},
	]);
}, 120_000);

it('confirms once, however often and in whatever notation the number is entered', async () => {
	expect(await register('15400001102')).toBe(PAGES.confirmed);
	for (const phone of ['15400001102', '+86 154-0000-1102', '１５４００００１１０２']) {
		expect(await register(phone, { company: `公司 ${phone}` })).toBe(PAGES.before);
	}
	expect(await textsTo('15400001102')).toHaveLength(1);
	expect(await rowsOf('15400001102')).toMatchObject([
		{ company: '公司 １５４００００１１０２', status: 'registered', confirmation: 'accepted' },
	]);
}, 120_000);

it('confirms once when the form is sent twice at the same moment', async () => {
	const pages = await Promise.all([register('15400001103'), register('15400001103')]);
	expect(pages).toContain(PAGES.confirmed);
	const texts = await textsTo('15400001103');
	expect(texts).toHaveLength(1);
	const rows = await rowsOf('15400001103');
	expect(rows.filter(({ messageId }) => messageId === texts[0].messageId)).toHaveLength(1);
}, 120_000);

it.each(['12345', '021-62881234', '没有手机'])(
	'tells the visitor that %s cannot receive texts, and notes it for the team',
	async (phone) => {
		expect(await register(phone)).toBe(PAGES.wrongNumber);
		const { data: requests } = await http.get(`${control}/requests`);
		const asked = (requests as Array<{ numbers: string[] }>).flatMap(({ numbers }) => numbers);
		expect(asked).not.toContain(phone);
		expect(asked).not.toContain(phone.replace('-', ''));
		const rows = (await n8n.readRows<Registration>(playground.tableIds.registrations)).filter(
			({ status, confirmationReason }) =>
				status === 'numberToCorrect' && confirmationReason.length > 0,
		);
		expect(rows.map((row) => row.phone)).toContain(phone);
	},
	120_000,
);

it('registers who has opted out, and sends no text', async () => {
	await n8n.insertRows(playground.tableIds.suppressionList, [
		{ phone: '+8615400001105', reason: 'optOut', source: 'test' },
	]);
	expect(await register('15400001105')).toBe(PAGES.withoutText);
	expect(await textsTo('15400001105')).toEqual([]);
	expect(await rowsOf('15400001105')).toMatchObject([
		{ status: 'registered', confirmation: 'heldBack', messageId: null },
	]);
}, 120_000);

it('registers nobody without consent', async () => {
	expect(await register('15400001106', { consent: [] })).toBe(PAGES.noConsent);
	expect(await textsTo('15400001106')).toEqual([]);
	expect(await rowsOf('15400001106')).toEqual([]);
}, 120_000);

it('registers although the text cannot be sent, and sends it when the form comes again', async () => {
	const body = JSON.stringify({ code: 4051, msg: '剩余条数不足', smsid: '0' });
	const rule = { kind: 'garbage', taken: false, body, numbers: ['15400001107'], times: 1 };
	expect((await http.post(`${control}/misbehaviour`, rule)).status).toBe(204);
	expect(await register('15400001107')).toBe(PAGES.withoutText);
	expect(await textsTo('15400001107')).toEqual([]);
	expect(await rowsOf('15400001107')).toMatchObject([
		{ status: 'registered', confirmation: 'rejected', messageId: null },
	]);
	expect((await rowsOf('15400001107'))[0].confirmationReason).not.toBe('');

	expect(await register('15400001107')).toBe(PAGES.confirmed);
	expect(await textsTo('15400001107')).toHaveLength(1);
	expect(await rowsOf('15400001107')).toMatchObject([
		{ confirmation: 'accepted', confirmationReason: '' },
	]);
}, 120_000);
