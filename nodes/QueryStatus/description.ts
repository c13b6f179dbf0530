import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PROVIDER, providerField } from '../shared/n8n/form/providerFields';
import { optionsField } from '../shared/n8n/form/optionsField';
import type { Provider, StatusQuery } from '../shared/providers/contract';
import { PROVIDERS } from '../shared/providers/registry';
import { TIMEOUT, WAIT_MINUTES } from './waiting';
import { languageField } from '../shared/n8n/form/language';
import { numberField } from '../shared/n8n/form/numberOption';

/** Name of the field that tells accounts apart. */
export const PRODUCT = 'product';

/** The providers that can be asked anything. */
export const withQueries = PROVIDERS.filter((provider) => provider.status ?? provider.balances);

const MESSAGE: INodePropertyOptions = {
	name: 'Message',
	value: 'message',
	description: 'What became of one message',
};
const ACCOUNT: INodePropertyOptions = {
	name: 'Account',
	value: 'account',
	description: 'What is left on the account',
};

/** What each provider can be asked about. */
const resourceField = (provider: Provider): INodeProperties => {
	const options = [...(provider.balances ? [ACCOUNT] : []), ...(provider.status ? [MESSAGE] : [])];
	const [{ value: first }] = [...options].reverse();
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { [PROVIDER]: [provider.id] } },
		options,
		default: first,
		description: 'What to ask about',
	};
};

/** Where a provider has no status query, the form says what to use instead. */
const withoutStatusNotice = (provider: Provider): INodeProperties => ({
	displayName: provider.withoutStatus ?? '',
	name: 'withoutStatus',
	type: 'notice',
	default: '',
	displayOptions: { show: { [PROVIDER]: [provider.id] } },
});

/** The providers that need something more than the message ID. */
const providersThatNeed = (need: StatusQuery['needs'][number]): string[] =>
	withQueries.filter(({ status }) => status?.needs.includes(need)).map(({ id }) => id);

/** Which account is meant, where the products of a provider have accounts of their own. */
const productField = ({ id, balances = {} }: Provider): INodeProperties[] => {
	const products = Object.entries(balances);
	if (products.length < 2) return [];
	const [[first]] = products;
	return [
		{
			displayName: 'Product',
			name: PRODUCT,
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: ['account'], [PROVIDER]: [id] } },
			options: products.map(([value, { displayName }]) => ({ name: displayName, value })),
			default: first,
			description: 'The product whose account is asked for, which your credential must be for',
		},
	];
};

const showForMessage = { resource: ['message'] };

/** The form of the node. */
export const properties: INodeProperties[] = [
	providerField(withQueries, 'The company that is asked'),
	...withQueries.filter(({ status }) => !status).map(withoutStatusNotice),
	...withQueries.map(resourceField),
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: showForMessage },
		options: [
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Ask what became of a message',
				action: 'Get the status of a message',
			},
		],
		default: 'getStatus',
		description: 'What to ask',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['account'] } },
		options: [
			{
				name: 'Get Balance',
				value: 'getBalance',
				description: 'Ask what is left on the account',
				action: 'Get the balance of an account',
			},
		],
		default: 'getBalance',
		description: 'What to ask',
	},
	...withQueries.flatMap(productField),
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		required: true,
		displayOptions: { show: showForMessage },
		default: '',
		placeholder: 'e.g. {{ $json.messageId }}',
		description: "The 'messageId' that the send node gave",
	},
	{
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		displayOptions: { show: { ...showForMessage, [PROVIDER]: providersThatNeed('to') } },
		default: '',
		placeholder: 'e.g. {{ $json.to }}',
		description: 'Phone number of the recipient; this provider asks for it besides the ID',
	},
	{
		displayName: 'Sent On',
		name: 'sentOn',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { ...showForMessage, [PROVIDER]: providersThatNeed('date') } },
		default: '',
		placeholder: 'e.g. {{ $json.submittedAt }}',
		description: 'Day on which the message was sent; this provider asks for it besides the ID',
	},
	optionsField([languageField, TIMEOUT.field, numberField(WAIT_MINUTES)]),
];
