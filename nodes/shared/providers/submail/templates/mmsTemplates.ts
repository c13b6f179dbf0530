import { inEnglish } from '../../../messaging/model/sentence';
import { failure, type Failure } from '../../../messaging/model/failure';
import type { MediaFile, MediaLimits, Page } from '../../../messaging/model/page';
import { checkPages } from '../../../messaging/media/checkPages';
import { signatureMark, signatureName } from '../../../messaging/compliance/signature';
import { isObject } from '../../common/json';
import type { MmsTemplateDraft, ProviderField } from '../../contract';
import { MMS_MEDIA, VIDEO_MMS_MEDIA } from '../mmsMedia';
import { memberText } from '../answer';
import { checkTitleAndSignature } from './checks';
import { templateStore } from './store';

type MmsType = 'mms' | 'video';

/** Most characters of signature and subject together. */
const HEADING_LENGTH = 64;

const MMS_TYPE: ProviderField = {
	displayName: 'MMS Type',
	name: 'mmsType',
	description: 'Which kind of MMS the template is for',
	type: 'options',
	options: [
		{
			name: 'Picture or Sound MMS (普通图文彩信)',
			value: 'mms',
			description: 'Up to 85 KB; may have variables',
		},
		{
			name: 'Video MMS (视频彩信)',
			value: 'video',
			description: 'Up to 2048 KB; no variables; each carrier reviews it by itself',
		},
	],
	default: 'mms',
};

const typeOf = ({ settings }: MmsTemplateDraft): MmsType =>
	settings[MMS_TYPE.name] === 'video' ? 'video' : 'mms';

/** What SUBMAIL writes otherwise than n8n; it knows the other types by their usual names. */
const TYPES: Readonly<Record<string, string>> = { 'audio/mpeg': 'audio/mp3' };

const mediaOf = ({ kind, type, base64 }: MediaFile) => ({
	[kind]: { data: base64, type: TYPES[type] ?? type },
});

const pageOf = ({ text, media }: Page) => ({
	text: text || undefined,
	...(media ? mediaOf(media) : {}),
});

/** The limits for subject and pages that the signature leaves, which counts with both. */
function limitsBeside(mark: string, media: MediaLimits): MediaLimits {
	const { bytesInTotal = Infinity } = media;
	return {
		...media,
		bytesInTotal: bytesInTotal - Buffer.byteLength(mark, 'utf8'),
		subjectCharacters: HEADING_LENGTH - [...mark].length,
	};
}

/** What fits the other type only. */
function checkType({ pages }: MmsTemplateDraft, type: MmsType): Failure | undefined {
	const film = pages.find(({ media }) => media?.kind === 'video')?.media;
	if (type === 'mms' && film) {
		return failure(
			'configuration',
			inEnglish(`'${film.fileName}' is a film. Set the option 'MMS Type' to Video MMS (视频彩信).`),
		);
	}
	const withVariable = pages.findIndex(({ text }) => text.includes('@var('));
	return type === 'video' && withVariable !== -1
		? failure(
				'templateRejected',
				inEnglish(
					`The text of page ${withVariable + 1} has a variable, and a video MMS takes none. Write it without @var.`,
				),
			)
		: undefined;
}

function check(draft: MmsTemplateDraft): Failure | undefined {
	const refusal = checkTitleAndSignature(draft);
	if (refusal) return refusal;
	const { subject, pages } = draft;
	if (!subject.trim()) {
		return failure(
			'templateRejected',
			inEnglish("'Subject' is empty. Write what stands at the top of the message."),
		);
	}
	const type = typeOf(draft);
	const limits = limitsBeside(
		signatureMark(signatureName(draft.signature)),
		type === 'video' ? VIDEO_MMS_MEDIA : MMS_MEDIA,
	);
	return checkType(draft, type) ?? checkPages(subject, pages, limits);
}

/** The texts of all pages, one a line. */
const textOfPages = (content: unknown): string =>
	(Array.isArray(content) ? content : [])
		.map((page: unknown) => (isObject(page) ? memberText(page.text) : ''))
		.filter((text) => text !== '')
		.join('\n');

/** mms/template, the latest 1000 at once: https://www.mysubmail.com/documents/seyAm1 */
export const mmsTemplates = templateStore<MmsTemplateDraft>({
	product: 'mms',
	displayName: 'MMS Template (彩信模板)',
	fields: [MMS_TYPE],
	// The same number of pages for both types; what differs, the check holds.
	media: MMS_MEDIA,
	check,
	formOf: (draft) => ({
		mms_type: typeOf(draft),
		mms_subject: draft.subject,
		mms_content: JSON.stringify(draft.pages.map(pageOf)),
	}),
	contentOf: (row) => {
		const subject = memberText(row.mms_subject);
		return { text: textOfPages(row.mms_content), subject: subject || undefined };
	},
});
