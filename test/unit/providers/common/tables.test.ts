import { verbatim } from '../../../../nodes/shared/messaging/model/sentence';
import { lookUp } from '../../../../nodes/shared/providers/common/lookUp';
import { codeTable } from '../../../../nodes/shared/providers/common/codeTable';
import {
	refusal as aliyunRefusal,
	receiptFailure,
} from '../../../../nodes/shared/providers/aliyun/codes';
import * as ihuyi from '../../../../nodes/shared/providers/ihuyi/codes';
import { refusal as jiutianRefusal } from '../../../../nodes/shared/providers/jiutian/codes';
import { deliveryFailure } from '../../../../nodes/shared/providers/plivo/codes';
import { receiptStatus } from '../../../../nodes/shared/providers/plivo/states';
import { scheduledTime } from '../../../../nodes/shared/providers/common/schedule';
import { refusalOf } from '../../../../nodes/shared/providers/submail/codes';
import { undeliveredBecause } from '../../../../nodes/shared/providers/submail/receiptCodes';

/** All that every object of JavaScript has, and more of the kind. */
const WORDS = [
	...Object.getOwnPropertyNames(Object.prototype),
	'prototype',
	'name',
	'length',
	'apply',
	'then',
	'map',
	'size',
];

describe('H9: a table asked with words from outside', () => {
	it.each(WORDS)('%s is no entry', (word) => {
		expect(lookUp({ known: 1 })(word)).toBeUndefined();
		const table = codeTable({ '1': { category: 'carrier', message: verbatim('Known.') } }, (code) =>
			verbatim(`? ${code}`),
		);
		expect(table.known(word)).toBeUndefined();
		expect(table.refusal(word)).toEqual({
			failure: {
				category: 'unknown',
				message: verbatim(`? ${word}`),
				providerCode: word,
				retryable: false,
			},
		});
	});

	it('gives what is in it', () => {
		expect(lookUp({ known: 1 })('known')).toBe(1);
		const meaning = {
			category: 'rateLimited',
			message: verbatim('Later.'),
			retryAfterMs: 5,
		} as const;
		const table = codeTable({ '1': meaning }, (code) => verbatim(code));
		expect(table.codes).toEqual(['1']);
		expect(table.refusal('1', 'words')).toEqual({
			failure: {
				category: 'rateLimited',
				message: verbatim('Later.'),
				providerCode: '1',
				providerMessage: 'words',
				retryable: true,
			},
			retryAfterMs: 5,
		});
	});

	it.each(WORDS)('%s as a code is unknown to every provider', (word) => {
		const failures = [
			aliyunRefusal(word).failure,
			receiptFailure(word),
			ihuyi.notificationRefusal(word).failure,
			ihuyi.marketingRefusal(word).failure,
			ihuyi.internationalRefusal(word).failure,
			ihuyi.legacyMarketingRefusal(word).failure,
			ihuyi.mmsRefusal(word).failure,
			jiutianRefusal(word).failure,
			deliveryFailure(word),
			refusalOf(word, '', word).failure,
			undeliveredBecause(word),
		];
		for (const failure of failures) {
			expect(failure).toMatchObject({ category: 'unknown', providerCode: word });
			expect(typeof failure.message.en).toBe('string');
		}
		expect(ihuyi.legacyMmsRefusal(word)).toBeUndefined();
		expect(receiptStatus(word)).toEqual({ status: 'unknown', providerStatus: word });
	});

	it.each(WORDS)('%s as a form of time is the usual one', (word) => {
		const message = {
			to: '+8615400000000',
			content: { kind: 'text' as const, text: '' },
			sendAt: 0,
			settings: { scheduleForm: word },
		};
		expect(scheduledTime(message, 'dateTime')).toBe('1970-01-01 08:00:00');
	});
});
