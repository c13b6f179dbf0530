import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Provider } from '../../nodes/shared/providers/contract';
import { PROVIDERS } from '../../nodes/shared/providers/registry';
import { PROVIDERS as SIMULATED } from '../../playground/carrier/registry.mts';
import { ACCOUNTS, MMS_ACCOUNTS } from '../nodes/support/accounts';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));

/** What decides in which places a provider must be. */
type Known = Pick<
	Provider,
	| 'id'
	| 'credentialType'
	| 'mms'
	| 'status'
	| 'balances'
	| 'smsTemplates'
	| 'receipts'
	| 'replies'
	| 'templateReviews'
>;

const capital = (word: string) => word[0].toUpperCase() + word.slice(1);

/** The nodes that offer a provider because of what it has, so that a search for it must find them. */
const nodesOf = (provider: Known): string[] => [
	'SendSms',
	...(provider.mms ? ['SendMmsInvitation'] : []),
	...(provider.status || provider.balances ? ['QueryStatus'] : []),
	...(provider.smsTemplates ? ['MessageTemplate'] : []),
	...(provider.receipts ? ['DeliveryReceiptTrigger'] : []),
	...(provider.replies ? ['SmsReplyTrigger'] : []),
	...(provider.templateReviews ? ['TemplateReviewTrigger'] : []),
];

/**
 * Every place outside a provider's own folder that must know it, as a sentence that says what to do
 * there, and whether it does. All that the nodes need follows from the folder; the rest is here.
 */
function placesOf(provider: Known): Array<[toDo: string, isDone: boolean]> {
	const { id, credentialType } = provider;
	const credential = `${capital(credentialType)}.credentials`;
	const isIn = (accounts: typeof ACCOUNTS | typeof MMS_ACCOUNTS) =>
		Object.values(accounts).some((account) => account.provider === id);
	const pages = [`docs/providers/${id}.md`, `docs/providers/${id}.zh-CN.md`];
	const exists = (file: string) => existsSync(join(root, file));
	return [
		[`write the credential credentials/${credential}.ts`, exists(`credentials/${credential}.ts`)],
		[
			'add the credential to n8n.credentials in package.json',
			json('package.json').n8n.credentials.includes(`dist/credentials/${credential}.js`),
		],
		['add its id to the keywords in package.json', json('package.json').keywords.includes(id)],
		[`draw icons/${id}.svg`, exists(`icons/${id}.svg`)],
		[`draw icons/${id}.dark.svg`, exists(`icons/${id}.dark.svg`)],
		...nodesOf(provider).map((node): [string, boolean] => [
			`add its id to the aliases in nodes/${node}/${node}.node.json`,
			json(`nodes/${node}/${node}.node.json`).alias.includes(id),
		]),
		[
			'write the simulator: a folder and a line in playground/carrier/registry.mts',
			id in SIMULATED,
		],
		['add an account to ACCOUNTS in test/nodes/support/accounts.ts', isIn(ACCOUNTS)],
		...(provider.mms
			? [['add an account to MMS_ACCOUNTS there', isIn(MMS_ACCOUNTS)] as [string, boolean]]
			: []),
		...pages.map((page): [string, boolean] => [`write ${page}`, exists(page)]),
		['add a row to README.md', read('README.md').includes(`](${pages[0]})`)],
		['add a row to README.zh-CN.md', read('README.zh-CN.md').includes(`](${pages[1]})`)],
		[
			'name its account in playground/forms.mts, for the pictures',
			exists(`docs/images/${id}-send-sms.png`),
		],
	];
}

const missingOf = (provider: Known): string[] =>
	placesOf(provider).flatMap(([toDo, isDone]) => (isDone ? [] : [toDo]));

it.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
	'%s is known wherever a provider must be known',
	(_, provider) => {
		expect(missingOf(provider)).toEqual([]);
	},
);

it('names every place that a new provider is missing in', () => {
	const { mms, status, balances, smsTemplates, receipts, replies, templateReviews } = Object.assign(
		{},
		...PROVIDERS,
	) as Provider;
	const everything = { mms, status, balances, smsTemplates, receipts, replies, templateReviews };
	const missing = missingOf({ ...everything, id: 'acme', credentialType: 'acmeApi' });
	expect(missing).toHaveLength(
		placesOf({ ...everything, id: 'acme', credentialType: 'acmeApi' }).length,
	);
	expect(missing).toContain('write the credential credentials/AcmeApi.credentials.ts');
	expect(missing).toContain('draw icons/acme.dark.svg');
	expect(missing).toContain('add a row to README.zh-CN.md');
});

it('simulates the providers that there are, and no others', () => {
	expect(Object.keys(SIMULATED).sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
});
