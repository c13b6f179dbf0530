import { ACCOUNTS, guestsFor, messageTypeOf } from '../nodes/support/accounts';
import type { WorkflowNode } from '../../playground/n8nApi.mts';
import { journal, n8n, playground } from './support/playground.mts';

/** Starts on a click, makes the guests, sends to them. */
const workflowFor = (name: string, credential: { id: string; name: string }) => {
	const account = ACCOUNTS[name];
	const { provider, parameters, credentialType } = account;
	const guests = guestsFor(account, 3);
	const node = (nodeName: string, type: string, x: number, rest: Partial<WorkflowNode>) => ({
		parameters: {},
		...{ id: nodeName, name: nodeName, type, position: [x, 0], typeVersion: 1 },
		...rest,
	});
	return {
		name: `Send through ${name}`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 0, { parameters: {} }),
			node('Guests', 'n8n-nodes-base.set', 200, {
				typeVersion: 3.4,
				parameters: {
					mode: 'raw',
					jsonOutput: JSON.stringify({ guests }),
				},
			}),
			node('Each', 'n8n-nodes-base.splitOut', 400, { parameters: { fieldToSplitOut: 'guests' } }),
			node('Send SMS', 'n8n-nodes-sms-mms.sendSms', 600, {
				parameters: {
					...{ provider, to: '={{ $json.phone }}' },
					...messageTypeOf(account),
					...parameters,
					...(account.personal ?? account.template),
				},
				credentials: { [credentialType]: credential },
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Guests', type: 'main', index: 0 }]] },
			Guests: { main: [[{ node: 'Each', type: 'main', index: 0 }]] },
			Each: { main: [[{ node: 'Send SMS', type: 'main', index: 0 }]] },
		},
	};
};

const digits = (number: unknown) => String(number).replace(/\D/g, '').slice(-9);

it.each(Object.keys(ACCOUNTS))(
	'%s sends through the real n8n, with a key that tests itself',
	async (name) => {
		const { provider, credentialType, credential, secret, messageType } = ACCOUNTS[name];
		const data = { ...credential, baseUrl: `${playground.carrierUrl}/${provider}` };
		// Of ihuyi, only the notification product has a published balance call.
		if (provider !== 'ihuyi' || messageType === 'notification') {
			expect(await n8n.testCredential(credentialType, data)).toMatchObject({ status: 'OK' });
			const wrong = { ...data, [secret]: 'not the right one at all' };
			const refused = await n8n.testCredential(credentialType, wrong);
			expect([refused.status, refused.message.length > 20]).toEqual(['Error', true]);
		}

		const created = await n8n.createCredential({ name, type: credentialType, data });
		const before = (await journal()).length;
		const id = await n8n.createWorkflow(workflowFor(name, created));
		const execution = await n8n.run(id, 'Start');
		for (let tries = 0; tries < 100; tries++) {
			const { status } = await n8n.execution(execution);
			if (status === 'success') break;
			expect(['new', 'running']).toContain(status);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		const taken = (await journal()).slice(before);
		expect(taken.map(({ to }) => digits(to)).sort()).toEqual(
			guestsFor(ACCOUNTS[name], 3).map(({ phone }) => digits(phone)),
		);
	},
	300_000,
);
