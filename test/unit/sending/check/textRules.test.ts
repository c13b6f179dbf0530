import { checkMms, type MmsDraft } from '../../../../nodes/shared/sending/check/mms';
import { skipDuplicates } from '../../../../nodes/shared/sending/check/duplicates';
import { smsCheck, type SmsRules } from '../../../../nodes/shared/sending/check/sms';
import type { MmsChannel } from '../../../../nodes/shared/providers/contract';
import { draft, imaginaryChannel } from '../world';

const RULES: SmsRules = {
	maxSegments: 10,
	forbiddenWords: [],
	smartEncoding: false,
	defaultCountry: 'CN',
};
const smsChannel = imaginaryChannel([]);
const mmsChannel: MmsChannel = {
	displayName: 'Imaginary',
	description: '',
	limits: {
		media: { types: {}, mixedKinds: false },
		signature: 'none',
		optOut: 'notRequired',
		content: 'pages',
		sender: 'none',
	},
	calls: [],
};

const sms = (text: string, levels?: SmsRules['levels']) =>
	smsCheck(smsChannel, { ...RULES, levels })(draft('13800138000', text));
const mms = (text: string, levels?: SmsRules['levels']) => {
	const content: MmsDraft['content'] = { kind: 'pages', subject: '', pages: [{ text }] };
	const asked: MmsDraft = { ...draft('13800138000', text), content };
	return checkMms(asked, mmsChannel, { ...RULES, levels });
};

describe.each([
	['sms', sms],
	['mms', mms],
])('%s', (_, check) => {
	it('may be sent with its warnings', () => {
		expect(check('最佳展会')).toMatchObject({
			message: { to: '+8613800138000' },
			warnings: [{ rule: 'absoluteClaims', message: { en: expect.stringContaining('最佳') } }],
		});
	});

	it('has no warnings where no rule is broken or looked at', () => {
		expect(check('明天开幕')).not.toHaveProperty('warnings');
		expect(check('最佳展会', { absoluteClaims: 'ignore' })).not.toHaveProperty('warnings');
	});

	it('is settled where the user wants it refused', () => {
		expect(check('最佳展会', { absoluteClaims: 'refuse' })).toMatchObject({
			settled: { outcome: 'rejected', attempts: 0, failure: { category: 'contentRejected' } },
		});
	});

	it('keeps the warnings out of what is sent', () => {
		const checked = check('最佳展会');
		expect('message' in checked && checked.message).not.toHaveProperty('warnings');
	});
});

it('a repetition is settled, so it warns of nothing', () => {
	const twice = skipDuplicates([sms('最佳展会'), sms('最佳展会')], 'sameNumber');
	expect(twice.map((checked) => 'warnings' in checked)).toEqual([true, false]);
});
