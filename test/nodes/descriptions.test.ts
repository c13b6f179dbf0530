import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { DeliveryReceiptTrigger } from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node';
import { SendSms } from '../../nodes/SendSms/SendSms.node';
import { PROVIDERS } from '../../nodes/shared/providers/registry';
import receiptCodex from '../../nodes/DeliveryReceiptTrigger/DeliveryReceiptTrigger.node.json';
import sendCodex from '../../nodes/SendSms/SendSms.node.json';

const nodes = [new SendSms(), new DeliveryReceiptTrigger()].map((node) => node.description);

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

it('message types differ in what they show', () => {
	const [{ properties }] = nodes;
	const signature = properties.filter(({ name }) => name === 'signature');
	expect(signature.map(({ displayOptions }) => displayOptions?.show)).toEqual([
		{ provider: ['ihuyi'], messageType: ['marketing'] },
	]);
});
