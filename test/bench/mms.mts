import { pngPoster } from '../../playground/pictures.mts';
import { node } from '../faults/workflows.mts';
import { MMS_ACCOUNTS, messageTypeOf } from '../nodes/support/accounts.ts';
import { type Contestant, contestantOf, send } from './contestants.mts';
import type { BenchContext, Group } from './group.mts';
import { rowOf } from './row.mts';
import { ROWS } from './rows.mts';

const KB = 1024;
const RECIPIENTS = 1_000;
const DIGITS = 11;

/** ihuyi takes 80 KB in all; the text needs some of them. */
const PICTURE_BYTES = 79 * KB;

/** A poster of that size: what follows the end of a PNG is no picture, but bytes all the same. */
export const picture = Buffer.concat([pngPoster(320, 240)], PICTURE_BYTES);

/** Row 8: what goes over the wire for an MMS with a picture, against the picture once and the numbers. */
export const mms: Group = {
	rows: [8],
	measure: async (context) => {
		const { n8n, provider, rounds } = context;
		const stage = await n8n();
		await provider.setLatency(5);
		const contestant = await ourMms(context);
		const runs = [];
		for (let round = 0; round < rounds; round++) {
			runs.push(await send(stage, provider, contestant));
		}
		const least = picture.toString('base64').length + RECIPIENTS * DIGITS;
		return [
			rowOf(
				ROWS.pictureBytes,
				{
					ours: runs.map(({ bytes }) => bytes / KB),
					theirs: [least / KB],
					problems: runs.flatMap(({ problems }) => problems),
				},
				RECIPIENTS.toLocaleString('en'),
			),
		];
	},
};

async function ourMms({ n8n, provider }: BenchContext): Promise<Contestant> {
	const stage = await n8n();
	const account = MMS_ACCOUNTS['ihuyi C MMS'];
	const credential = await stage.api.createCredential({
		name: 'MMS',
		type: account.credentialType,
		data: { ...account.credential, baseUrl: `${provider.url}/ihuyi` },
	});
	const page = { text: '展会明天开幕', source: 'url', url: `${provider.url}/picture.png` };
	const parameters = {
		provider: account.provider,
		...messageTypeOf(account),
		to: '={{ $json.phone }}',
		...account.parameters,
		contentMode: 'pages',
		subject: '邀请',
		pages: { page: [page] },
		options: account.options,
	};
	const settings = { credentials: { [account.credentialType]: credential } };
	const type = 'n8n-nodes-sms-mms.sendMmsInvitation';
	return await contestantOf(stage, node('Sender', type, 1, parameters, settings), RECIPIENTS);
}
