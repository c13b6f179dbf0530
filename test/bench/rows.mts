import { atMost, type Goal, type RowPlan, times } from './row.mts';

const HTTP_REQUEST = 'HTTP Request node';
const PLIVO = "n8n's Plivo node";
const WEBHOOK = 'Webhook node alone';

/** Held against the package itself. */
export const FEWER = 'a tenth of the recipients';

/** Growth that still counts as linear: what chance does to two medians. */
const LINEAR: Goal = { ...times(0.8), words: '≥ 0.8 × (linear)' };

const perMessage = (row: number, name: string, peer: string, goal?: Goal): RowPlan => ({
	row,
	name,
	peer,
	unit: 'ms per message',
	better: 'less',
	...(goal ? { goal } : {}),
});

const pushes = (name: string, unit: string, goal: Goal): RowPlan => ({
	row: 4,
	name,
	peer: WEBHOOK,
	unit,
	better: 'more',
	goal,
});

const loading = (name: string, peer: string, unit: string, goal?: Goal): RowPlan => ({
	row: 6,
	name,
	peer,
	unit,
	better: 'less',
	...(goal ? { goal } : {}),
});

const growth = (kind: string): RowPlan => ({
	row: 7,
	name: `${kind}, time of the node`,
	peer: FEWER,
	unit: 'µs per recipient',
	better: 'less',
	goal: LINEAR,
});

const memory = (kind: string): RowPlan => ({
	row: 7,
	name: `${kind}, memory beyond No Operation`,
	peer: '2 KB',
	unit: 'bytes per recipient',
	better: 'less',
	goal: atMost(2048, 'bytes'),
});

/** Every row of the table, with its goal. */
export const ROWS = {
	batchAndPlivo: perMessage(1, 'One text, batch provider', PLIVO, times(100)),
	batchAndHttp: perMessage(1, 'One text, batch provider', HTTP_REQUEST, times(10)),
	batchAndLimit: {
		row: 1,
		name: 'One text, batch provider, time of the node',
		unit: 'ms',
		better: 'less',
		peer: 'one round trip',
		goal: { ...times(1 / 3), words: '≤ 3 round trips' },
	},
	singleAndPlivo: perMessage(2, 'Personal texts, one a request', PLIVO, times(20)),
	singleAndHttp: perMessage(2, 'Personal texts, one a request', HTTP_REQUEST, times(1)),
	wideAndPlivo: perMessage(2, "Personal texts, 'Requests at Once' 100", PLIVO),
	wideAndHttp: perMessage(2, "Personal texts, 'Requests at Once' 100", HTTP_REQUEST),
	personalAndPlivo: perMessage(3, 'Personal texts, batch provider', PLIVO, times(50)),
	personalAndHttp: perMessage(3, 'Personal texts, batch provider', HTTP_REQUEST),
	singlePushes: pushes('Delivery Receipt Trigger, one receipt a push', 'pushes/s', times(0.95)),
	listedPushes: pushes('Delivery Receipt Trigger, 100 receipts a push', 'receipts/s', times(20)),
	segments: {
		row: 5,
		name: 'Segment analysis of a mixed corpus',
		peer: 'sms-segments-calculator',
		unit: 'characters/s',
		better: 'more',
		goal: times(10),
	},
	loadTime: loading('Loading all nodes, CPU', PLIVO, 'ms', atMost(40, 'ms')),
	loadMemory: loading('Loading all nodes, memory', PLIVO, 'KB'),
	packedSize: loading('Package, packed', '300 KB', 'KB'),
	unpackedSize: loading('Package, unpacked', '300 KB', 'KB', atMost(300, 'KB')),
	dryRunGrowth: growth('Dry run'),
	batchGrowth: growth('Batch send'),
	dryRunMemory: memory('Dry run'),
	batchMemory: memory('Batch send'),
	pictureBytes: {
		row: 8,
		name: 'MMS with a picture of 79 KB, bytes sent',
		peer: 'picture in Base64, once',
		unit: 'KB',
		better: 'less',
		goal: { ...times(0.9), words: '≥ 0.9 × (once a batch)' },
	},
} satisfies Record<string, RowPlan>;
