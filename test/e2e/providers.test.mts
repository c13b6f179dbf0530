import { ACCOUNTS, guestsFor, messageTypeOf } from '../nodes/support/accounts';
import { journal, n8n, playground } from './support/playground.mts';
import { chained, node, runToEnd } from './support/runs.mts';

/** Digits are what all notations of a number have in common. */
const digits = (number: unknown) => String(number).replace(/\D/g, '').slice(-9);

/**
 * One message with each credential: what only the real n8n can show is that it signs and sends as the
 * provider wants it. What else a provider can do is tested in n8n's engine (test/nodes/providers.test.ts).
 */
it.each(Object.keys(ACCOUNTS))(
	'%s sends through the real n8n, with a key that tests itself',
	async (name) => {
		const account = ACCOUNTS[name];
		const { provider, credentialType, credential, secret, messageType } = account;
		const data = { ...credential, baseUrl: `${playground.carrierUrl}/${provider}` };
		// Of ihuyi, only the notification product has a published balance call.
		if (provider !== 'ihuyi' || messageType === 'notification') {
			expect(await n8n.testCredential(credentialType, data)).toMatchObject({ status: 'OK' });
			const wrong = { ...data, [secret]: 'not the right one at all' };
			const refused = await n8n.testCredential(credentialType, wrong);
			expect([refused.status, refused.message.length > 20]).toEqual(['Error', true]);
		}

		const [guest] = guestsFor(account, 1);
		const workflow = chained(`Send through ${name}`, [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Guest', 'n8n-nodes-base.set', {
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(guest) },
			}),
			node('Send SMS', 'n8n-nodes-sms-mms.sendSms', {
				parameters: {
					provider,
					to: '={{ $json.phone }}',
					...messageTypeOf(account),
					...account.parameters,
					...(account.personal ?? account.template),
				},
				credentials: {
					[credentialType]: await n8n.createCredential({ name, type: credentialType, data }),
				},
			}),
		]);
		const before = (await journal()).length;
		const { 'Send SMS': items } = await runToEnd(await n8n.createWorkflow(workflow), 'Start');
		expect(items).toMatchObject([{ outcome: 'accepted', provider }]);
		// Tests beside this one send to other numbers.
		const taken = (await journal())
			.slice(before)
			.filter(({ to }) => digits(to) === digits(guest.phone));
		expect(taken).toMatchObject([{ provider }]);
	},
	60_000,
);
