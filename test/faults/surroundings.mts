import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { startCarrier } from '../../playground/carrier/carrier.mts';
import selfSigned from '../vectors/selfSigned.json' with { type: 'json' };
import { itemsOf } from './executions.mts';
import type { Family, FamilyContext } from './family.mts';
import { total } from './judge.mts';
import type { Row } from './row.mts';
import { type CampaignResult, judgeSenders, runCampaign, sendersFor } from './senders.mts';
import type { Sender } from './workflows.mts';

/** The products whose requests carry a time. */
const WITH_TIME = ['ihuyi B marketing v1', 'Jiutian', 'SUBMAIL, md5', 'Alibaba Cloud'];

const ONE_A_REQUEST = ['ihuyi A notification'];

/** Further off than any provider allows. */
const SKEW_MS = 20 * 60_000;

const OPTIONS = { retries: 1 };

/** The clock is wrong, the name unknown, the channel insecure, nobody at home. */
export const surroundings: Family = async (context) => [
	await clockSkew('the carrier’s clock is 20 minutes fast', SKEW_MS, context),
	await clockSkew('the carrier’s clock is 20 minutes slow', -SKEW_MS, context),
	await unreachable('no such host', 'https://sms.invalid', context),
	await unreachable('connection refused', 'http://127.0.0.1:9', context),
	await withServer('self-signed certificate', createTlsServer(selfSigned), 'https', context),
	await withServer(
		'no TLS where TLS is expected',
		createTcpServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 No\r\n\r\n')),
		'https',
		context,
	),
];

/** Messages that came out as not sent, with words that say why. */
const plainlyRefused = ({ execution }: CampaignResult, senders: readonly Sender[]): number =>
	senders
		.flatMap(({ name }) => itemsOf(execution, name))
		.filter(({ outcome }) => outcome === 'rejected' || outcome === 'held')
		.filter(({ failure }) => (failure?.message ?? '').length > 20).length;

async function clockSkew(
	fault: string,
	skewMs: number,
	{ stage, short }: FamilyContext,
): Promise<Row> {
	const carrier = await startCarrier({
		now: () => Date.now() + skewMs,
		// At least this account of the simulator shall insist.
		jiutian: { timestampToleranceSeconds: 300 },
	});
	try {
		const senders = sendersFor(WITH_TIME, carrier, {}, OPTIONS);
		const result = await runCampaign(stage, { name: fault, count: short ? 3 : 20, senders });
		const verdict = judgeSenders(result, senders, carrier.journal.messages());
		return refusalRow(fault, result, senders, verdict);
	} finally {
		await carrier.close();
	}
}

async function unreachable(
	fault: string,
	baseUrl: string,
	{ stage, short }: FamilyContext,
): Promise<Row> {
	const senders = sendersFor(ONE_A_REQUEST, { baseUrl: () => baseUrl }, {}, OPTIONS);
	const result = await runCampaign(stage, { name: fault, count: short ? 3 : 20, senders });
	return refusalRow(fault, result, senders, judgeSenders(result, senders, []));
}

async function withServer(
	fault: string,
	server: Server,
	scheme: 'https',
	context: FamilyContext,
): Promise<Row> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		return await unreachable(fault, `${scheme}://127.0.0.1:${port}`, context);
	} finally {
		server.close();
	}
}

const refusalRow = (
	fault: string,
	result: CampaignResult,
	senders: readonly Sender[],
	verdict: ReturnType<typeof total>,
): Row => ({
	fault,
	tried: result.recipients.length * senders.length,
	survived: plainlyRefused(result, senders),
	duplicates: verdict.duplicates,
	lost: verdict.lost,
	wronglyAccepted: verdict.wronglyAccepted,
});
