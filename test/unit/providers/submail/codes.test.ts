import { KNOWN_CODES, refusalOf } from '../../../../nodes/shared/providers/submail/codes';
import { undeliveredBecause } from '../../../../nodes/shared/providers/submail/receiptCodes';
import { send } from '../../../../nodes/shared/providers/submail/send/single';
import { text } from './messages';

const DAY = 24 * 60 * 60 * 1000;

describe('refusals (reference, section 15)', () => {
	const expected: Record<string, string> = {
		'101': 'authentication',
		'102': 'authentication',
		'103': 'authentication',
		'104': 'authentication',
		'105': 'authentication',
		'106': 'authentication',
		'107': 'authentication',
		'108': 'authentication',
		'109': 'authentication',
		'110': 'authentication',
		'111': 'authentication',
		'112': 'configuration',
		'113': 'configuration',
		'114': 'blocked',
		'115': 'rateLimited',
		'116': 'signatureRejected',
		'117': 'templateRejected',
		'118': 'templateRejected',
		'119': 'configuration',
		'120': 'templateRejected',
		'151': 'authentication',
		'152': 'authentication',
		'154': 'signatureRejected',
		'201': 'configuration',
		'202': 'configuration',
		'203': 'configuration',
		'251': 'invalidNumber',
		'252': 'invalidNumber',
		'253': 'blocked',
		'305': 'templateRejected',
		'306': 'templateRejected',
		'307': 'contentRejected',
		'309': 'contentRejected',
		'310': 'configuration',
		'401': 'signatureRejected',
		'402': 'signatureRejected',
		'403': 'contentRejected',
		'404': 'contentRejected',
		'405': 'contentRejected',
		'406': 'templateRejected',
		'407': 'templateRejected',
		'408': 'contentRejected',
		'409': 'templateRejected',
		'410': 'contentRejected',
		'411': 'signatureRejected',
		'412': 'signatureRejected',
		'413': 'signatureRejected',
		'414': 'contentRejected',
		'415': 'contentRejected',
		'416': 'templateRejected',
		'417': 'templateRejected',
		'418': 'templateRejected',
		'419': 'contentRejected',
		'420': 'templateRejected',
		'422': 'templateRejected',
		'501': 'configuration',
		'901': 'rateLimited',
		'902': 'insufficientBalance',
		'903': 'insufficientBalance',
		'904': 'insufficientBalance',
		'905': 'insufficientBalance',
	};
	/** Time alone helps with these, and with no other. */
	const retryable = ['115', '901'];

	it.each(Object.entries(expected))('%s as text and as number', (code, category) => {
		for (const sent of [code, Number(code)]) {
			const body = JSON.stringify({ status: 'error', code: sent, msg: 'words' });
			const [verdict] =
				send.decode({ status: 400, body }, { messages: [text()], requestId: 'r' }) ?? [];
			expect(verdict).toMatchObject({
				outcome: 'rejected',
				failure: {
					category,
					providerCode: code,
					providerMessage: 'words',
					retryable: retryable.includes(code),
				},
			});
		}
	});

	it('has no code that the table above does not hold', () => {
		expect([...KNOWN_CODES].sort()).toEqual(Object.keys(expected).sort());
	});

	it('waits a day for a daily quota', () => {
		expect(refusalOf('901')).toMatchObject({ retryAfterMs: DAY });
		expect(refusalOf('115')).not.toHaveProperty('retryAfterMs', expect.anything());
	});

	it.each(['151', '152'])('%s says what to do about the clock', (code) => {
		expect(refusalOf(code).failure.message.en).toMatch(/clock.*Normal/);
	});

	it.each([
		['1', 'nested'],
		['2', 'not valid'],
		['3', 'control character'],
		['4', 'not well formed'],
		['5', 'UTF-8'],
	])('307 with json_decoding_error %s', (fault, words) => {
		const body = JSON.stringify({
			status: 'error',
			code: '307',
			msg: 'm',
			json_decoding_error: Number(fault),
		});
		const verdicts = send.decode({ status: 200, body }, { messages: [text()], requestId: 'r' });
		expect(verdicts).toMatchObject([
			{ failure: { message: { en: expect.stringContaining(words) } } },
		]);
	});

	it.each(['100', '206', '999', 'toString'])(
		'%s is kept without a guess at its meaning',
		(code) => {
			expect(refusalOf(code, 'words').failure).toMatchObject({
				category: 'unknown',
				providerCode: code,
				providerMessage: 'words',
				retryable: false,
			});
		},
	);

	it('copes with an error without a code', () => {
		const { failure } = refusalOf('');
		expect(failure).toMatchObject({ category: 'unknown' });
		expect(failure).not.toHaveProperty('providerCode', expect.anything());
	});
});

describe('receipt codes (reference, section 16)', () => {
	it.each([
		['UNDELIV', 'unreachable', true],
		['EXPIRED', 'expired', true],
		['REJECTD', 'carrier', false],
		['REJECT', 'carrier', false],
		['2_1', 'unreachable', false],
		['2:x', 'unreachable', false],
		['MK:0001', 'unreachable', false],
		['MK0012', 'unreachable', false],
		['mk:0012', 'unreachable', false],
		['MN:0001', 'unreachable', false],
		['MI:0013', 'unreachable', false],
		['LT:0093', 'unreachable', false],
		['BEYONDM', 'rateLimited', true],
		['BEYONDH', 'rateLimited', true],
		['BEYONDD', 'rateLimited', true],
		['PUBLOKD', 'blocked', false],
		['BLOCKED', 'blocked', false],
		['BLACK', 'blocked', false],
		['PHONEERR', 'invalidNumber', false],
		['GUNDELIV', 'invalidNumber', false],
		['SIGNBLOCKED', 'signatureRejected', false],
		['SIGFAIL', 'signatureRejected', false],
		['QM_FAIL', 'signatureRejected', false],
		['NOROUTE', 'carrier', false],
		['NONCHN', 'carrier', false],
		['KEYWORD', 'contentRejected', false],
		['KEYWORDS', 'contentRejected', false],
		['ID:0076', 'contentRejected', false],
		['MA:0051', 'contentRejected', false],
		['unsubscribe', 'blocked', false],
	])('%s', (code, category, retryable) => {
		expect(undeliveredBecause(` ${code} `, 'words')).toMatchObject({
			category,
			retryable,
			providerCode: code,
			providerMessage: 'words',
		});
	});

	it.each(['ID:0077', 'XX:1', 'DELIVRDX', '21', 'MN1', '20001'])(
		'%s is kept without a guess at its meaning',
		(code) => {
			expect(undeliveredBecause(code)).toMatchObject({ category: 'unknown', providerCode: code });
		},
	);

	it('copes without a code', () => {
		expect(undeliveredBecause(' ')).not.toHaveProperty('providerCode', expect.anything());
	});
});
