import { failure, type Failure } from '../../messaging/failure';
import type { Message, MessageContent } from '../../messaging/message';
import { tagOf } from './content';

const TAG_LENGTH = 32;

type Text = Extract<MessageContent, { kind: 'text' }>;
type Template = Extract<MessageContent, { kind: 'template' }>;

function checkText({ text }: Text): Failure | undefined {
	if (!/^【[^【】]+】/.test(text)) {
		return failure(
			'signatureRejected',
			"SUBMAIL wants the signature at the very beginning of 'Text'. Move the 【】 there, or leave it out and fill in 'Signature (签名)'.",
		);
	}
	// Texts come complete; SUBMAIL would send what looks like a variable as it stands.
	const variable = /@var\([^)]*\)/.exec(text);
	return variable
		? failure(
				'contentRejected',
				`'Text' still has ${variable[0]} in it. Put the value there, or send the template itself: set 'Content' to Template (模板) and fill in 'Template Variables'.`,
			)
		: undefined;
}

function checkTemplate({ variables }: Template): Failure | undefined {
	return variables.some(({ name }) => name.trim() === '')
		? failure(
				'configuration',
				"A value in 'Template Variables' has no name. SUBMAIL matches values by name: for @var(code) in the template the name is code.",
			)
		: undefined;
}

/** What SUBMAIL would refuse, or take in another way than it is meant. */
export function check(message: Message): Failure | undefined {
	const { content } = message;
	const { tag = '' } = tagOf(message);
	if (tag.length > TAG_LENGTH) {
		return failure(
			'configuration',
			`The option 'Tag' has ${tag.length} characters; SUBMAIL takes ${TAG_LENGTH}. Shorten it.`,
		);
	}
	return content.kind === 'text' ? checkText(content) : checkTemplate(content);
}
