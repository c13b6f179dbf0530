import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';

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
].map((node) => node.description);

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
	for (const option of options) {
		if ('values' in option) (option as INodePropertyCollection).values.forEach(checkProperty);
		else if ('displayName' in option) checkProperty(option as INodeProperties);
	}
}

it.each(nodes)('$displayName keeps to the rules for fields', ({ properties }) => {
	properties.forEach(checkProperty);
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

/** The names of the fields that the form shows for these values. */
const fieldsShown = (values: INodeParameters): string[] => {
	const [{ properties }] = nodes;
	const description = nodes[0] as unknown as INodeTypeDescription;
	return properties
		.filter((property) => NodeHelpers.displayParameter(values, property, null, description))
		.map(({ name }) => name);
};

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
