import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

const showFor = (contentMode: string) => ({ show: { contentMode: [contentMode] } });

const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
});

/** Where a file comes from, inside a list of files or pages. */
const sourceFields = (usual: 'binary' | 'none'): INodeProperties[] => [
	{
		displayName: 'File From',
		name: 'source',
		type: 'options',
		options: [
			{
				name: 'Binary Field',
				value: 'binary',
				description: 'A file that the item carries, for instance from a form or a download',
			},
			...(usual === 'none'
				? [{ name: 'No File', value: 'none', description: 'The page has a text only' }]
				: []),
			{ name: 'URL', value: 'url', description: 'A public web address of the file' },
		],
		default: usual,
		description: 'Where the file comes from',
	},
	{
		displayName: 'Binary Field',
		name: 'binaryField',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the binary field that holds the file',
		description: 'Field of the item under Binary in the input, as the node before names it',
		displayOptions: { show: { source: ['binary'] } },
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://www.example.com/poster.jpg',
		description: 'Public address from which n8n fetches the file, without a login',
		displayOptions: { show: { source: ['url'] } },
	},
];

const filesCollection: INodePropertyCollection = {
	displayName: 'File',
	name: 'file',
	values: sourceFields('binary'),
};

const pagesCollection: INodePropertyCollection = {
	displayName: 'Page',
	name: 'page',
	values: [
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. 诚邀您参观我们的展台，展位号 5.1A08',
			description: 'What stands on this page; may be empty if the page has a file',
		},
		...sourceFields('none'),
	],
};

/** What an invitation can have besides its key facts, in alphabetical order. */
const furtherParts: INodeProperties[] = [
	text('Company', 'company', '示例公司', "The guest's company"),
	text('Contact', 'contact', '李四 021-5550 0123', 'Whom the guest may ask'),
	text(
		'Greeting',
		'greeting',
		'尊敬的张三先生：',
		'First line in place of the usual greeting with the name of the guest',
	),
	{
		...text('Highlights', 'highlights', '新品发布 14:00', 'What there is to see, one a line'),
		typeOptions: { rows: 3 },
	},
	text('Map Link', 'mapLink', 'https://maps.example.com/5a', 'Shows the way to the stand'),
	{
		displayName: 'Same Hours Daily',
		name: 'sameHoursDaily',
		type: 'boolean',
		default: true,
		description: 'Whether the hours of Start and End are those of every day of the event',
	},
	{
		displayName: 'Show Time Zone',
		name: 'showZone',
		type: 'boolean',
		default: true,
		description: 'Whether to tell the time zone with the time, for guests from abroad',
	},
	text(
		'Time Zone',
		'zone',
		'Asia/Shanghai',
		"Zone in which the times are told. Without this option: the workflow's own.",
	),
];

/** The fields of an invitation that is composed from its parts. */
export const composeFields: INodeProperties[] = [
	{
		displayName: 'Language of Invitation (邀请语言)',
		name: 'invitationLanguage',
		type: 'options',
		displayOptions: showFor('compose'),
		options: [
			{ name: 'Chinese (中文)', value: 'zh' },
			{ name: 'English', value: 'en' },
		],
		default: 'zh',
		description: 'Language of the labels and of the date in the message',
	},
	{
		...text('Event Name', 'eventName', '2026 示例工业展', 'Also the subject of the message'),
		required: true,
		displayOptions: showFor('compose'),
	},
	{
		...text('Guest Name', 'guestName', '{{ $json.name }}', 'Whom the greeting names'),
		displayOptions: showFor('compose'),
	},
	{
		displayName: 'Start',
		name: 'start',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-11-21 09:00',
		displayOptions: showFor('compose'),
		description: 'When the event begins; a date without a time is the whole day',
	},
	{
		displayName: 'End',
		name: 'end',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-11-23 17:00',
		displayOptions: showFor('compose'),
		description: 'When the event ends; may be empty',
	},
	{
		...text('Venue', 'venue', '国家会展中心（上海）', 'Name or address of the place'),
		displayOptions: showFor('compose'),
	},
	{ ...text('Hall', 'hall', '5.1', 'Number of the hall'), displayOptions: showFor('compose') },
	{
		...text('Booth', 'booth', '5.1A08', 'Number of your stand (展位)'),
		displayOptions: showFor('compose'),
	},
	{
		...text(
			'Registration Link',
			'registrationLink',
			'https://www.example.com/register',
			'Where the guest registers',
		),
		displayOptions: showFor('compose'),
	},
	{
		displayName: 'Media',
		name: 'media',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add File',
		displayOptions: showFor('compose'),
		description:
			'Poster and further pictures, sound or film; the first one stands on the first page',
		options: [filesCollection],
	},
	{
		displayName: 'Further Parts',
		name: 'parts',
		type: 'collection',
		default: {},
		placeholder: 'Add part',
		displayOptions: showFor('compose'),
		description: 'What an invitation can have besides its key facts',
		options: furtherParts,
	},
];

/** The fields of a message whose pages the user gives. */
export const pagesFields: INodeProperties[] = [
	{
		...text('Subject', 'subject', '诚邀参观 2026 示例工业展', 'What the phone shows first'),
		displayOptions: showFor('pages'),
	},
	{
		displayName: 'Pages',
		name: 'pages',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add Page',
		displayOptions: showFor('pages'),
		description: 'What the guest sees, one page after the other: a text, a file or both',
		options: [pagesCollection],
	},
];
