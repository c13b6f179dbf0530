import { smsCheck, type SmsRules } from '../../../../nodes/shared/sending/check/sms';
import { draft, imaginaryChannel } from '../world';

const RULES: SmsRules = {
	maxSegments: 10,
	forbiddenWords: ['坏'],
	smartEncoding: false,
	defaultCountry: 'CN',
};

it('gives each of many neighbours what it would get alone', () => {
	const channel = imaginaryChannel([]);
	const one = draft('13800138000', '您好');
	const neighbours = [
		one,
		{ ...one, recipient: '13800138001' },
		draft('13800138000', '再见'),
		draft('13800138000', '坏话'),
		one,
		{ ...one, recipient: 'nobody' },
		one,
	];
	const together = neighbours.map(smsCheck(channel, RULES));
	expect(together).toEqual(neighbours.map((alone) => smsCheck(channel, RULES)(alone)));
	expect(together[2]).toMatchObject({ message: { content: { text: '再见' } } });
});
