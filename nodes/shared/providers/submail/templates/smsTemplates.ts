import { inEnglish, type Sentence } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { SmsTemplateDraft } from '../../contract';
import { memberText } from '../answer';
import { checkTitleAndSignature } from './checks';
import { templateStore } from './store';

const TEXT_LENGTH = 500;

const refuse = (message: Sentence): Failure => failure('templateRejected', message);

function checkText({ text }: SmsTemplateDraft): Failure | undefined {
	if (!text.trim())
		return refuse(inEnglish("'Text' is empty. Write what the recipient should read."));
	if (text.length > TEXT_LENGTH) {
		return refuse(
			inEnglish(
				`'Text' has ${text.length} characters; a template of SUBMAIL takes ${TEXT_LENGTH}. Shorten it by ${text.length - TEXT_LENGTH}.`,
			),
		);
	}
	const [mark] = /^\s*【[^【】]*】/.exec(text) ?? [];
	return mark === undefined
		? undefined
		: refuse(
				inEnglish(
					`'Text' begins with ${mark.trim()}, and SUBMAIL puts 'Signature (签名)' in front by itself. Remove it from 'Text'.`,
				),
			);
}

/** sms/template: https://www.mysubmail.com/documents/yp2in */
export const smsTemplates = templateStore<SmsTemplateDraft>({
	product: 'sms',
	displayName: 'SMS Template (短信模板)',
	pageSize: 50,
	check: (draft) => checkTitleAndSignature(draft) ?? checkText(draft),
	formOf: ({ text }) => ({ sms_content: text }),
	contentOf: (row) => ({ text: memberText(row.sms_content) }),
});
