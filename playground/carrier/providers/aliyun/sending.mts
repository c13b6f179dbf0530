import type { JournalEntry } from '../../journal.mts';
import type { ProviderContext } from '../../provider.mts';
import type { AliyunAccountOptions } from './accountOptions.mts';
import { FlowControl } from './flowControl.mts';
import {
	jsonStrings,
	jsonVariableList,
	jsonVariables,
	outIdOf,
	required,
	type ActionParameters,
} from './parameters.mts';
import { readNumber } from './phoneNumbers.mts';
import { receiptFor, scheduleReport } from './receipts.mts';
import { BusinessError } from './refusals.mts';
import type { SentMessage } from './sentMessage.mts';
import type { StoredTemplate, TemplateStore } from './templateStore.mts';
import { fillTemplate, variablesOf } from './templateVariables.mts';

/** Most numbers in one request (reference 2 and 3). */
const maxNumbers = { same: 1000, personalised: 100 };

/** One message of a request, not checked yet. */
interface Draft {
	number: string;
	signName: string;
	variables: Record<string, string>;
}

/** A message that is in order. */
interface CheckedMessage extends Draft {
	product: StoredTemplate['type'];
	text: string;
	segments: number;
}

/** SendSms and SendBatchSms of one account. A request is taken or refused as a whole. */
export class Sending {
	/** All messages taken, in order. */
	readonly sent: SentMessage[] = [];

	private balance: number;

	private requestsTaken = 0;

	private readonly flowControl: FlowControl;

	private readonly account: AliyunAccountOptions;

	private readonly templates: TemplateStore;

	private readonly context: ProviderContext;

	constructor(account: AliyunAccountOptions, templates: TemplateStore, context: ProviderContext) {
		this.account = account;
		this.templates = templates;
		this.context = context;
		this.balance = account.balance;
		this.flowControl = new FlowControl(account.limitsPerNumber);
	}

	/** SendSms: the same text for all numbers (reference 2). Returns the BizId. */
	sendSms(parameters: ActionParameters): string {
		const numbers = required(parameters, 'PhoneNumbers').split(',');
		const signName = required(parameters, 'SignName');
		const templateCode = required(parameters, 'TemplateCode');
		if (numbers.length > maxNumbers.same) throw new BusinessError('isv.MOBILE_COUNT_OVER_LIMIT');
		const variables = jsonVariables(parameters.TemplateParam);
		const drafts = numbers.map((number) => ({ number: number.trim(), signName, variables }));
		return this.take(drafts, templateCode, outIdOf(parameters));
	}

	/** SendBatchSms: signature and variables for each number (reference 3). Returns the BizId. */
	sendBatchSms(parameters: ActionParameters): string {
		const numbers = jsonStrings(required(parameters, 'PhoneNumberJson'));
		const signNames = jsonStrings(required(parameters, 'SignNameJson'));
		const templateCode = required(parameters, 'TemplateCode');
		const { TemplateParamJson: json } = parameters;
		const values = json ? jsonVariableList(json) : numbers.map(() => ({}));
		if (numbers.length > maxNumbers.personalised) {
			throw new BusinessError('isv.MOBILE_COUNT_OVER_LIMIT');
		}
		// The code for lists of different lengths is unknown.
		const isEven = signNames.length === numbers.length && values.length === numbers.length;
		if (!isEven || numbers.length === 0) throw new BusinessError('isv.INVALID_PARAMETERS');
		const drafts = numbers.map((number, index) => ({
			number,
			signName: signNames[index],
			variables: values[index],
		}));
		return this.take(drafts, templateCode, outIdOf(parameters));
	}

	private take(drafts: Draft[], templateCode: string, outId: string | undefined): string {
		const { context } = this;
		const now = context.now();
		const template = this.templates.find(templateCode);
		const messages = withoutDoubles(drafts.map((draft) => this.check(draft, template, now)));
		const price = messages.reduce((sum, { segments }) => sum + segments, 0);
		if (price > this.balance) throw new BusinessError('isv.AMOUNT_NOT_ENOUGH');

		this.balance -= price;
		this.requestsTaken += 1;
		const bizId = `${Math.floor(now / 1000)}${String(this.requestsTaken).padStart(8, '0')}^0`;
		for (const { number, signName, variables, product, text, segments } of messages) {
			const fate = context.fates.decide(number);
			const entry: JournalEntry = {
				provider: 'aliyun',
				product,
				messageId: bizId,
				...(outId !== undefined && { requestId: outId }),
				to: number,
				text,
				signature: signName,
				templateId: templateCode,
				variables,
				receivedAt: now,
				segments,
				receipt: receiptFor(fate),
			};
			const message: SentMessage = { entry, outId };
			this.sent.push(message);
			this.flowControl.count(number, now);
			context.journal.take(entry);
			scheduleReport(context.receipts, message, fate);
		}
		return bizId;
	}

	/** Throws a {@link BusinessError} if a message is not in order. The order of the checks is a choice. */
	private check(draft: Draft, template: StoredTemplate | undefined, now: number): CheckedMessage {
		const { account } = this;
		const read = readNumber(draft.number);
		if (!read) throw new BusinessError('isv.MOBILE_NUMBER_ILLEGAL');
		if (!account.signNames.includes(draft.signName)) {
			throw new BusinessError('isv.SMS_SIGNATURE_ILLEGAL');
		}
		if (template?.status !== 'approved') throw new BusinessError('isv.SMS_TEMPLATE_ILLEGAL');
		const isInternational = template.type === 'international';
		if (isInternational && read.isMainland) {
			throw new BusinessError('isv.DOMESTIC_NUMBER_NOT_SUPPORTED');
		}
		if (!isInternational && !read.isMainland) throw new BusinessError('isv.MOBILE_NUMBER_ILLEGAL');
		this.checkVariables(template, draft.variables);

		const refusal = this.context.fates.refusalOf(read.number);
		if (refusal !== undefined) throw new BusinessError(String(refusal));
		this.flowControl.check(read.number, now);

		const text = `【${draft.signName}】${fillTemplate(template.content, draft.variables)}`;
		if (account.forbiddenWords.some((word) => text.includes(word))) {
			throw new BusinessError('isv.BLACK_KEY_CONTROL_LIMIT');
		}
		const { single, part } = account.segmentLength;
		const segments = text.length <= single ? 1 : Math.ceil(text.length / part);
		return { ...draft, number: read.number, product: template.type, text, segments };
	}

	private checkVariables(template: StoredTemplate, variables: Record<string, string>): void {
		const { maxVariableLength = Infinity, refuseUrlsInVariables } = this.account;
		const names = variablesOf(template.content);
		if (names.some((name) => variables[name] === undefined)) {
			throw new BusinessError('isv.TEMPLATE_MISSING_PARAMETERS');
		}
		const values = names.map((name) => variables[name]);
		if (values.some((value) => value.length > maxVariableLength)) {
			throw new BusinessError('isv.PARAM_LENGTH_LIMIT');
		}
		if (refuseUrlsInVariables && values.some((value) => /https?:\/\//i.test(value))) {
			throw new BusinessError('isv.PARAM_NOT_SUPPORT_URL');
		}
	}
}

/** A number given twice gets one message; what the real one does is unknown. */
function withoutDoubles(messages: CheckedMessage[]): CheckedMessage[] {
	return [...new Map(messages.map((message) => [message.number, message])).values()];
}
