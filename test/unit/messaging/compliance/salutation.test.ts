import { salutationProblem } from '../../../../nodes/shared/messaging/compliance/salutation';

it.each([
	'您好，展会明天开幕',
	'王伟您好，展会明天开幕',
	'王先生，展会明天开幕',
	'王伟：展会明天开幕',
	'尊敬的客户，展会明天开幕',
	'【示例展览】 王伟，您好！展会明天开幕',
	'Dear Li Wei, the fair opens tomorrow',
	'Hi! The fair opens tomorrow',
	'good morning, the fair opens today',
	'Dr. Li, the fair opens tomorrow',
	'Li Wei, the fair opens tomorrow',
])('is seen in %s', (text) => expect(salutationProblem('Text', text)).toBeUndefined());

it.each([
	'展会明天开幕，诚邀您参观',
	'【示例展览】展会明天开幕。您好',
	'History of the fair',
	'Highlights of the fair: robots',
	'the fair opens tomorrow, dear guests',
	'',
])('is missed in %j', (text) => {
	expect(salutationProblem('Text', text)?.en).toMatch(
		/^'Text' begins without a salutation\. Begin/,
	);
});
