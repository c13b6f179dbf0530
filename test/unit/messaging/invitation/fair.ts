import fc from 'fast-check';
import type { InvitationParts } from '../../../../nodes/shared/messaging/invitation/invitation';
import type { MediaFile } from '../../../../nodes/shared/messaging/model/page';

/** An invitation with every part filled in. */
export const FAIR: InvitationParts = {
	language: 'zh',
	eventName: '2026上海工业展',
	start: '2026-11-28 09:00',
	end: '2026-11-28 17:00',
	zone: 'Asia/Shanghai',
	venue: '国家会展中心',
	hall: '5.1馆',
	booth: 'E1-A05',
	highlights: '新一代机器人\n现场演示',
	guestName: '张三',
	company: '远大机电',
	registrationLink: 'https://fair.example.com/r?g=1',
	mapLink: 'https://map.example.com/e1',
	contact: '李四 021-55550100',
	signature: '工业展',
	optOutText: '回T退订',
};

/** The same fair for guests who read English. */
export const ENGLISH_FAIR: InvitationParts = {
	...FAIR,
	language: 'en',
	eventName: 'Shanghai Industry Fair 2026',
	venue: 'National Exhibition Center',
	hall: '5.1',
	highlights: 'New robots\nLive demonstrations',
	guestName: 'Anna Li',
	company: 'Acme Ltd',
	contact: 'Wang Wu +86 21 5555 0100',
	signature: '',
	optOutText: 'Reply STOP to unsubscribe',
};

/** A picture of one byte, told from others by its name. */
export const picture = (fileName: string): MediaFile => ({
	kind: 'image',
	type: 'image/jpeg',
	extension: 'jpg',
	fileName,
	bytes: 1,
	base64: '/w==',
	id: fileName,
});

/** What contact lists hold: also half characters, control characters and switches of direction. */
const oddPiece = fc.constantFrom(
	...['张三', 'Anna', '😀', '👩‍👩‍👧', 'Ｆａｉｒ', '５．１馆', 'محمد علي', 'שלום', '\ud83d', '\ude00'],
	...['\u202e', '\u2067', '\u200f', '\r\n', '\n', '\u2028', '\t', '\0', '\u200b', '【', '】', '–'],
	...[' ', '，', '123', 'e\u0301'],
);

/** Any text, now and then of 500 pieces. */
export const anyText = fc.oneof(
	{ weight: 4, arbitrary: fc.array(oddPiece, { maxLength: 8 }).map((all) => all.join('')) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 1, arbitrary: oddPiece.map((piece) => piece.repeat(500)) },
);

/** An event name that has something to read. */
const eventName = anyText.map((text) => `展${text}`);

const anyLink = fc.oneof(
	{ weight: 3, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
	{ weight: 1, arbitrary: fc.constant('') },
	{ weight: 1, arbitrary: anyText },
);
const anyTime = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom('', '2026-11-28', '2026-11-28 09:00', '2026-11-30T17:00Z'),
	},
	{ weight: 1, arbitrary: anyText },
);

/** Invitations of which many can be composed and some cannot. */
export const anyParts: fc.Arbitrary<InvitationParts> = fc.record({
	language: fc.constantFrom<'zh' | 'en'>('zh', 'en'),
	eventName: fc.oneof({ weight: 4, arbitrary: eventName }, { weight: 1, arbitrary: anyText }),
	start: anyTime,
	end: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyTime }),
	zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'UTC'),
	sameHoursDaily: fc.boolean(),
	showZone: fc.boolean(),
	venue: anyText,
	hall: anyText,
	booth: anyText,
	highlights: anyText,
	guestName: anyText,
	company: anyText,
	greeting: anyText,
	registrationLink: anyLink,
	mapLink: anyLink,
	contact: anyText,
	signature: anyText,
	optOutText: anyText,
});

/** Invitations that have nothing to refuse but their length. */
export const readableParts: fc.Arbitrary<InvitationParts> = fc
	.tuple(anyParts, eventName, fc.webUrl({ withQueryParameters: true }))
	.map(([parts, name, link]) => ({
		...parts,
		eventName: name,
		start: '2026-11-28 09:00',
		end: '',
		registrationLink: link,
		mapLink: '',
	}));
