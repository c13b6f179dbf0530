import {
	NodeHelpers,
	webhookDescriptionIsNativelyResolvable,
	Workflow,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { AliyunSmsApi } from '../../credentials/AliyunSmsApi.credentials';
import { IhuyiApi } from '../../credentials/IhuyiApi.credentials';
import { JiutianApi } from '../../credentials/JiutianApi.credentials';
import { PlivoMessagingApi } from '../../credentials/PlivoMessagingApi.credentials';
import { SubmailApi } from '../../credentials/SubmailApi.credentials';
import { CampaignReport } from '../../nodes/CampaignReport/CampaignReport.node';
import { CleanRecipients } from '../../nodes/CleanRecipients/CleanRecipients.node';
import { DeliveryReceiptTrigger } from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node';
import { LinkClickTrigger } from '../../nodes/LinkClickTrigger/LinkClickTrigger.node';
import { MessageTemplate } from '../../nodes/MessageTemplate/MessageTemplate.node';
import { QueryStatus } from '../../nodes/QueryStatus/QueryStatus.node';
import { SendMmsInvitation } from '../../nodes/SendMmsInvitation/SendMmsInvitation.node';
import { SendSms } from '../../nodes/SendSms/SendSms.node';
import { SmsReplyTrigger } from '../../nodes/SmsReplyTrigger/SmsReplyTrigger.node';
import { TemplateReviewTrigger } from '../../nodes/TemplateReviewTrigger/TemplateReviewTrigger.node';
import { PROVIDERS } from '../../nodes/shared/providers/registry';
import receiptCodex from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node.json';
import sendCodex from '../../nodes/SendSms/SendSms.node.json';
import { node, nodeTypes } from './support/engine';

const nodes = [
	new SendSms(),
	new SendMmsInvitation(),
	new MessageTemplate(),
	new CleanRecipients(),
	new CampaignReport(),
	new QueryStatus(),
	new DeliveryReceiptTrigger(),
	new SmsReplyTrigger(),
	new TemplateReviewTrigger(),
	new LinkClickTrigger(),
].map((nodeType) => nodeType.description);

const credentials = [
	new AliyunSmsApi(),
	new IhuyiApi(),
	new JiutianApi(),
	new PlivoMessagingApi(),
	new SubmailApi(),
];

/** Fields that are empty at first, so that an example must tell what belongs there. */
const needsExample = ({ type, default: standard, typeOptions }: INodeProperties): boolean =>
	['string', 'number', 'dateTime'].includes(type) && standard === '' && !typeOptions?.password;

/** The fields of a collection. */
const fieldsWithin = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) => {
		if ('values' in option) return (option as INodePropertyCollection).values;
		return 'displayName' in option ? [option as INodeProperties] : [];
	});

/** Lists that are built in code escape the lint, so its rules are held here. */
function checkProperty(property: INodeProperties): void {
	const { displayName, name, type, description = '', options = [] } = property;
	if (type === 'notice') return;
	expect([name, displayName]).toEqual([name, expect.stringMatching(/^[A-Z]/)]);
	expect(description).not.toMatch(/^[^.]*\.$/);
	if (type === 'boolean') expect(description).toMatch(/^Whether /);
	if (type === 'collection') {
		const names = options.map((option) => ('displayName' in option ? option.displayName : ''));
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	}
	fieldsWithin(property).forEach(checkProperty);
}

/** Every field says what it is for, and an empty one what may stand in it. */
function checkExplanation(property: INodeProperties): void {
	const { name, type, description, placeholder } = property;
	if (type === 'notice') return;
	expect([name, description]).toEqual([name, expect.stringMatching(/\S/)]);
	if (needsExample(property)) {
		expect([name, placeholder]).toEqual([name, expect.stringMatching(/^e\.g\. \S/)]);
	}
	fieldsWithin(property).forEach(checkExplanation);
}

it.each(nodes)('$displayName keeps to the rules for fields', ({ properties }) => {
	properties.forEach(checkProperty);
});

it.each(credentials)('the credential $displayName keeps to them, too', ({ properties }) => {
	properties.forEach(checkProperty);
});

it.each([...nodes.filter(({ group }) => !group.includes('trigger')), ...credentials])(
	'$displayName explains every field',
	({ properties }) => {
		properties.forEach(checkExplanation);
	},
);

/** What the canvas shows below a node with these parameters. */
function subtitleOf({ name, subtitle = '' }: (typeof nodes)[number], values: INodeParameters) {
	const workflow = new Workflow({
		nodes: [node('Node', name, values)],
		connections: {},
		active: false,
		nodeTypes,
	});
	const [created] = Object.values(workflow.nodes);
	return workflow.expression.getSimpleParameterValue(created, subtitle, 'internal', {});
}

it.each([
	['sendSms', {}, 'Ihuyi (互亿无线): Notification (验证码通知短信)'],
	['sendSms', { provider: 'submail' }, 'SUBMAIL (赛邮)'],
	['sendMmsInvitation', { provider: 'plivo' }, 'Compose: Plivo'],
	[
		'sendMmsInvitation',
		{ provider: 'ihuyi', messageType: 'mmsLegacy' },
		'Approved Template (模板): Ihuyi (互亿无线): MMS, Old Accounts (10658.cc) (彩信旧版)',
	],
	['queryStatus', { provider: 'submail' }, 'Get Status: SUBMAIL (赛邮)'],
	['queryStatus', { provider: 'ihuyi' }, 'Get Balance: Ihuyi (互亿无线)'],
	[
		'messageTemplate',
		{ provider: 'submail', resource: 'mmsTemplate', operation: 'getAll' },
		'Get Many: MMS Template (彩信模板): SUBMAIL (赛邮)',
	],
	['cleanRecipients', { phoneField: 'mobile' }, 'Numbers in: mobile'],
	['deliveryReceiptTrigger', { provider: 'submail' }, 'SUBMAIL (赛邮)'],
	['smsReplyTrigger', { provider: 'ihuyi' }, 'Ihuyi (互亿无线)'],
	['templateReviewTrigger', { provider: 'aliyun' }, 'Alibaba Cloud SMS (阿里云短信)'],
])('%s with %j says on the canvas: %s', (name, values, expected) => {
	const description = nodes.find((candidate) => candidate.name === name)!;
	expect(subtitleOf(description, values)).toBe(expected);
});

it.each(nodes)('$displayName has one name for each choice on the canvas', (description) => {
	const { properties, subtitle = '' } = description;
	for (const [, field] of subtitle.matchAll(/\$parameter\["(\w+)"\]/g)) {
		const named = properties
			.filter(({ name }) => name === field)
			.flatMap(({ options = [] }) => options as INodePropertyOptions[])
			.map(({ name, value }) => ({ name, value }));
		for (const { name, value } of named) {
			expect(named.filter((other) => other.value === value)).toEqual(
				named.filter((other) => other.value === value && other.name === name),
			);
		}
	}
});

it('Send SMS has its two outputs and a credential for every provider', () => {
	const [{ outputs, outputNames, credentials }] = nodes;
	expect(outputs).toHaveLength(2);
	expect(outputNames).toEqual(['Accepted', 'Not Accepted']);
	expect(credentials?.map(({ name }) => name)).toEqual(PROVIDERS.map((p) => p.credentialType));
});

it.each([sendCodex, receiptCodex])('is found in English and Chinese ($node)', ({ alias }) => {
	expect(alias).toEqual(expect.arrayContaining(['sms', '短信']));
});

/** The fields that the form of Send SMS shows for these values. */
const formFor = (values: INodeParameters): INodeProperties[] => {
	const [sendSms] = nodes;
	return sendSms.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, null, sendSms as INodeTypeDescription),
	);
};
const fieldsShown = (values: INodeParameters) => formFor(values).map(({ name }) => name);

it.each([
	[{ provider: 'ihuyi', messageType: 'notification', contentMode: 'text' }, ['to', 'text']],
	[{ provider: 'ihuyi', messageType: 'marketing', contentMode: 'text' }, ['to', 'text']],
	[{ provider: 'jiutian', contentMode: 'text' }, ['to', 'text']],
	[{ provider: 'submail', contentMode: 'text' }, ['to', 'text']],
	// Plivo cannot do without a number of the sender, nor Alibaba Cloud with a text of one's own.
	[{ provider: 'plivo', contentMode: 'text' }, ['to', 'from', 'text']],
	[{ provider: 'aliyun', contentMode: 'template' }, ['to', 'templateId']],
])('a first message by %j needs besides provider and credential only %j', (values, expected) => {
	const toFill = formFor(values).filter(({ required }) => required);
	expect(toFill.map(({ name }) => name)).toEqual(expected);
});

it.each([
	[
		{ provider: 'ihuyi', messageType: 'notification', contentMode: 'text' },
		['messageType', 'to', 'contentMode', 'text'],
	],
	[
		{ provider: 'ihuyi', messageType: 'notification', contentMode: 'template' },
		['messageType', 'to', 'contentMode', 'templateId', 'templateVariables'],
	],
	[
		{ provider: 'ihuyi', messageType: 'marketing', contentMode: 'text' },
		['messageType', 'to', 'contentMode', 'text', 'signature'],
	],
	[{ provider: 'jiutian', contentMode: 'text' }, ['to', 'contentMode', 'text', 'signature']],
	[{ provider: 'plivo', contentMode: 'text' }, ['to', 'from', 'contentMode', 'text']],
	[
		{ provider: 'submail', contentMode: 'template' },
		['to', 'contentMode', 'templateId', 'templateVariables', 'signature'],
	],
	[
		{ provider: 'aliyun', contentMode: 'template' },
		['to', 'contentMode', 'templateId', 'templateVariables', 'signature'],
	],
])('Send SMS shows for %j: %j', (values, expected) => {
	expect(fieldsShown(values)).toEqual(['provider', ...expected, 'options']);
});

describe.each(nodes.filter(({ webhooks }) => webhooks).map((node) => [node.name, node] as const))(
	'%s',
	(_, { webhooks, version }) => {
		it('has webhooks about which n8n asks its expression engine nothing', () =>
			expect(webhooks!.filter((one) => !webhookDescriptionIsNativelyResolvable(one))).toEqual([]));

		it('is added in a version for which n8n asks it nothing either', () =>
			expect(Math.max(...[version].flat())).toBeGreaterThan(1));
	},
);
