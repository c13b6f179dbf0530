import { DateTime } from 'luxon';
import { required, wholeNumber, type ActionParameters } from './parameters.mts';
import { readNumber } from './phoneNumbers.mts';
import { BusinessError } from './refusals.mts';
import type { SentMessage } from './sentMessage.mts';
import { chinaDay, chinaTime } from './times.mts';

/** How far back messages are known (reference 4). */
const knownDays = 30;

/** QuerySendDetails: the messages to one number on one day, in pages (reference 4). */
export function sendDetails(sent: SentMessage[], parameters: ActionParameters, now: number) {
	const number = readNumber(required(parameters, 'PhoneNumber'))?.number;
	const day = required(parameters, 'SendDate');
	const pageSize = wholeNumber(required(parameters, 'PageSize'), 1, 50);
	const page = wholeNumber(required(parameters, 'CurrentPage'), 1, Infinity);
	if (!number) throw new BusinessError('isv.MOBILE_NUMBER_ILLEGAL');
	const date = DateTime.fromFormat(day, 'yyyyMMdd', { zone: 'Asia/Shanghai' });
	const oldest = DateTime.fromMillis(now, { zone: 'Asia/Shanghai' })
		.startOf('day')
		.minus({ days: knownDays });
	if (!date.isValid || date < oldest) throw new BusinessError('isv.INVALID_PARAMETERS');

	const { BizId: bizId } = parameters;
	const found = sent.filter(
		({ entry }) =>
			entry.to === number &&
			chinaDay(entry.receivedAt) === day &&
			(!bizId || entry.messageId === bizId),
	);
	return {
		// A string, unlike in the template list.
		TotalCount: String(found.length),
		SmsSendDetailDTOs: {
			SmsSendDetailDTO: found.slice((page - 1) * pageSize, page * pageSize).map(detailOf),
		},
	};
}

function detailOf({ entry, outId, reportedAt }: SentMessage) {
	const isReported = reportedAt !== undefined;
	const reportedStatus = entry.receipt?.status === 'delivered' ? 3 : 2;
	return {
		PhoneNum: entry.to,
		SendStatus: isReported ? reportedStatus : 1,
		// Accepted, receipt pending (reference 8).
		ErrCode: isReported ? entry.receipt?.code : 'REQUEST_SUCCESS',
		TemplateCode: entry.templateId,
		Content: entry.text,
		SendDate: chinaTime(entry.receivedAt),
		...(isReported && { ReceiveDate: chinaTime(reportedAt) }),
		...(outId !== undefined && { OutId: outId }),
	};
}
