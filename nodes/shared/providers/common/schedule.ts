import { DateTime } from 'luxon';

import type { Message } from '../../messaging/model/message';
import { lookUp } from './lookUp';
import type { ProviderField } from '../contract';

/** Forms of a scheduled time, in China's time; which one a provider takes is not always published. */
const FORMS: Readonly<Record<string, { name: string; write: (at: DateTime) => string }>> = {
	dateTime: {
		name: '2026-11-28 09:00:00',
		write: (at) => at.toFormat('yyyy-MM-dd HH:mm:ss'),
	},
	compactDate: { name: '20261128 09:00:00', write: (at) => at.toFormat('yyyyMMdd HH:mm:ss') },
	unixSeconds: { name: '1795827600 (Unix Seconds)', write: (at) => String(at.toUnixInteger()) },
};

const formOf = lookUp(FORMS);

/** The option with which the user says what form the provider takes. */
export const scheduleFormField = ([usual, ...others]: readonly string[]): ProviderField => ({
	displayName: 'Schedule Form (Unconfirmed)',
	name: 'scheduleForm',
	description:
		"How a time under 'Send At' is written for the provider, which does not publish it. Try it with one message to yourself.",
	type: 'options',
	options: [usual, ...others].map((value) => ({ name: FORMS[value].name, value })),
	default: usual,
});

/**
 * The scheduled time of a message as the provider gets it; undefined to send at once.
 *
 * @param usual the form where the user has chosen none
 */
export function scheduledTime({ sendAt, settings }: Message, usual: string): string | undefined {
	if (sendAt === undefined) return undefined;
	const { write } = formOf(String(settings.scheduleForm ?? usual)) ?? FORMS[usual];
	return write(DateTime.fromMillis(sendAt, { zone: 'Asia/Shanghai' }));
}
