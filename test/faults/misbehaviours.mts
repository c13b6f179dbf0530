import {
	type Carrier,
	type MisbehaviourRule,
	startCarrier,
} from '../../playground/carrier/carrier.mts';
import type { Family, FamilyContext } from './family.mts';
import { rowOf } from './judge.mts';
import type { Row } from './row.mts';
import { judgeSenders, runCampaign, sendersFor } from './senders.mts';

/**
 * How the carrier misbehaves. What asks the run to slow down strikes three times only: each time the
 * run waits twice as long.
 */
const KINDS: Readonly<Record<string, MisbehaviourRule>> = {
	'no answer in time': { kind: 'slow', delayMs: 2500 },
	'HTTP 500, not taken': { kind: 'status', status: 500 },
	'HTTP 500, taken': { kind: 'status', status: 500, taken: true },
	'HTTP 503': { kind: 'status', status: 503 },
	'HTTP 429 with Retry-After': { kind: 'status', status: 429, retryAfter: '1', times: 3 },
	'redirect, taken': { kind: 'status', status: 302, taken: true },
	'connection reset, taken': { kind: 'resetAfterReading' },
	'connection closed before reading': { kind: 'closeBeforeReading' },
	'garbage for an answer, taken': { kind: 'garbage' },
	'garbage for an answer, not taken': { kind: 'garbage', taken: false },
	'empty answer, taken': { kind: 'garbage', body: '' },
};

/** One message a request; many, with requests that are recognised when repeated; many without that. */
const PRODUCTS = ['ihuyi A notification', 'ihuyi B marketing v1', 'SUBMAIL, md5'];

const OPTIONS = {
	requestsAtOnce: 20,
	timeoutSeconds: 1,
	// Otherwise half of all requests failing would soon stop the run.
	failuresInARow: 0,
	retries: 1,
};

/** More campaigns than these without a single strike are no chance any more. */
const MOST_CAMPAIGNS = 5;

/** The carrier at 1 %, 10 % and 50 % of each misbehaviour. */
export const misbehaviours: Family = async (context) => {
	const kinds = Object.entries(KINDS).filter((_, index) => !context.short || index % 3 === 0);
	const rates = context.short ? [0.1] : [0.01, 0.1, 0.5];
	const rows: Row[] = [];
	for (const [name, rule] of kinds) {
		for (const rate of rates) {
			rows.push(await provoke(`${name}, ${rate * 100} %`, { ...rule, rate }, context));
		}
	}
	return rows;
};

/** At 1 % a campaign may be spared by chance; one that was not struck proves nothing, so another goes. */
async function provoke(
	fault: string,
	rule: MisbehaviourRule,
	context: FamilyContext,
): Promise<Row> {
	for (let seed = 1; ; seed++) {
		const row = await runOnce(fault, rule, context, seed);
		if (row.tried > 0 || seed === MOST_CAMPAIGNS) return row;
	}
}

async function runOnce(
	fault: string,
	rule: MisbehaviourRule,
	{ stage, short }: FamilyContext,
	seed: number,
): Promise<Row> {
	const carrier = await startCarrier({ seed, receiptDelayMs: { min: 0, max: 0 } });
	try {
		carrier.misbehave(rule);
		const senders = sendersFor(PRODUCTS, carrier, {}, OPTIONS);
		const result = await runCampaign(stage, { name: fault, count: short ? 60 : 400, senders });
		const verdict = judgeSenders(result, senders, carrier.journal.messages());
		return rowOf(fault, strikes(carrier), verdict);
	} finally {
		await carrier.close();
	}
}

const strikes = ({ journal }: Carrier): number =>
	journal.requests().filter(({ misbehaviour }) => misbehaviour).length;
