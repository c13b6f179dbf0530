import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { Message, MessageContent, TemplateVariable } from '../../../messaging/model/message';
import { tagOf } from './content';

const TAG_LENGTH = 32;

type Text = Extract<MessageContent, { kind: 'text' }>;

function checkNames(field: string, variables: readonly TemplateVariable[]): Failure | undefined {
	return variables.some(({ name }) => name.trim() === '')
		? failure(
				'configuration',
				inEnglish(
					`A value in '${field}' has no name. SUBMAIL matches values by name: for @var(code) the name is code.`,
				),
			)
		: undefined;
}

function checkText({ text, pattern }: Text): Failure | undefined {
	if (!/^【[^【】]+】/.test(text)) {
		return failure(
			'signatureRejected',
			inEnglish(
				"SUBMAIL wants the signature at the very beginning of 'Text'. Move the 【】 there, or leave it out and fill in 'Signature (签名)'.",
			),
		);
	}
	// SUBMAIL would send a variable without a value as it stands.
	const variable = /@var\([^()]*\)/.exec(text);
	return variable
		? failure(
				'contentRejected',
				inEnglish(
					`'Text' still has ${variable[0]} in it. Give it a value in 'Text Variables', or write the value into the text.`,
				),
			)
		: checkNames('Text Variables', pattern?.variables ?? []);
}

/** What SUBMAIL would refuse, or take in another way than it is meant; for SMS and MMS. */
export function check(message: Message): Failure | undefined {
	const { content } = message;
	const { tag = '' } = tagOf(message);
	if (tag.length > TAG_LENGTH) {
		return failure(
			'configuration',
			inEnglish(
				`The option 'Tag' has ${tag.length} characters; SUBMAIL takes ${TAG_LENGTH}. Shorten it.`,
			),
		);
	}
	switch (content.kind) {
		case 'text':
			return checkText(content);
		case 'template':
			return checkNames('Template Variables', content.variables);
		case 'pages':
			return undefined;
	}
}
