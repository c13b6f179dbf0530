import fc from 'fast-check';
import {
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type IGetNodeParameterOptions,
	type INode,
	type INodeTypes,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { fillerOf, hasExpression } from '../../../../nodes/shared/n8n/parameters/plainExpressions';
import { itemParameters } from '../../../../nodes/shared/n8n/parameters/itemParameters';

/** What n8n's own engine makes of a parameter, for each item. */
function asN8nReads(raw: unknown, items: readonly IDataObject[], itemIndex: number): unknown {
	const node: INode = {
		id: '1',
		name: 'Node',
		type: 'test',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const type = { description: { properties: [], outputs: ['main'], inputs: ['main'] } };
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getParameterValue(
		...([raw as NodeParameterValueType, null, 0, itemIndex, 'Node'] as const),
		...([items.map((json) => ({ json })), 'manual', {}] as const),
	);
}

/** A context with these parameters and items that notes what it is asked to evaluate. */
function contextOf(parameters: IDataObject, items: IDataObject[]) {
	const asked: string[] = [];
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (
			name: string,
			itemIndex: number,
			fallback?: unknown,
			options?: IGetNodeParameterOptions,
		) => {
			const raw = name in parameters ? parameters[name] : fallback;
			if (options?.rawExpressions) return raw;
			asked.push(`${name} ${itemIndex}`);
			return asN8nReads(raw, items, itemIndex);
		},
	};
	return { asked, parameters: itemParameters(context as unknown as IExecuteFunctions) };
}

const GUEST = {
	name: '李丽娜',
	phone: 13800138000,
	'Mobile number': '138 0013 8000',
	手机: '13900139000',
	empty: '',
	vip: true,
	tags: ['a'],
	nothing: null,
	body: { contact: { phone: '13700137000' } },
};

describe('what can be filled in', () => {
	it.each<[raw: unknown, value: unknown]>([
		['Hello', 'Hello'],
		['={{ $json.name }}', '李丽娜'],
		['={{$json.phone}}', 13800138000],
		['={{ $json["Mobile number"] }}', '138 0013 8000'],
		["={{ $json['手机'] }}", '13900139000'],
		['={{ $json.body.contact.phone }}', '13700137000'],
		["={{ $json.body['contact'].phone }}", '13700137000'],
		['={{ $json.empty }}', ''],
		[
			'=【展会】{{ $json.name }}您好，\n“{{ $json.phone }}”回T退订',
			'【展会】李丽娜您好，\n“13800138000”回T退订',
		],
		[
			{ variable: [{ name: 'code', value: '={{ $json.name }}' }], on: true, count: 3 },
			{ variable: [{ name: 'code', value: '李丽娜' }], on: true, count: 3 },
		],
	])('%j', (raw, value) => {
		expect(fillerOf(raw)?.(GUEST)).toEqual(value);
		expect(asN8nReads(raw, [GUEST], 0)).toEqual(value);
	});

	it.each<[raw: unknown, why: string]>([
		['={{ $json.missing }}', 'a field that is not there'],
		['={{ $json.vip }}', 'neither text nor number'],
		['={{ $json.tags }}', 'a list'],
		['={{ $json.nothing }}', 'null'],
		['={{ $json.toString }}', 'not a field of its own'],
		['=Dear {{ $json.vip }}', 'neither text nor number, within a text'],
		[{ a: 'fixed', b: ['={{ $json.tags }}'] }, 'a list, further down'],
	])('%j is left to n8n for this item: %s', (raw) => {
		expect(fillerOf(raw)?.(GUEST)).toBeUndefined();
		expect(fillerOf(raw)).toBeDefined();
	});

	it.each([
		'={{ $json.name.toUpperCase() }}',
		'={{ $json.tags[0] }}',
		'={{ $json?.name }}',
		'={{ $json.name || "guest" }}',
		'={{ $json }}',
		'={{ $("Contacts").item.json.phone }}',
		"={{ $fromAI('phone') }}",
		'={{ $json.name }',
		'={{ $json.name }} }}',
		'=a \\{{ $json.name }}',
		'={{ $json["a\\"b"] }}',
		'={{ $now }}',
		'=no reference',
	])('%j is left to n8n', (raw) => {
		expect(fillerOf(raw)).toBeUndefined();
		expect(fillerOf({ inside: [raw] })).toBeUndefined();
	});

	it('never gives anything but what n8n gives', () => {
		const field = fc.constantFrom(...Object.keys(GUEST), 'missing', 'toString');
		const text = fc.oneof(
			fc.string(),
			fc.constantFrom(
				' ',
				'\n',
				'=',
				'$json.name',
				'{',
				'}',
				'{{',
				'}}',
				'"',
				'`',
				"'",
				'\\',
				'$',
				'${',
				'👍',
			),
		);
		const reference = fc
			.tuple(fc.constantFrom('', ' ', '\n'), field, fc.boolean())
			.map(([space, name, dotted]) =>
				dotted && /^\w+$/.test(name)
					? `{{${space}$json.${name}${space}}}`
					: `{{${space}$json["${name}"]${space}}}`,
			);
		const other = fc.constantFrom('{{ 1 + 1 }}', '{{ $json.name.length }}', '{{ }}', '{{ $json }}');
		const value = fc.oneof(
			...[fc.string(), fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)],
			...[fc.constant([]), fc.constant({}), fc.constantFrom('={{ $json.name }}', '中文', '👍')],
		);
		let filled = 0;
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof({ weight: 4, arbitrary: text }, { weight: 4, arbitrary: reference }, other),
					{ maxLength: 5 },
				),
				fc.record(Object.fromEntries(Object.keys(GUEST).map((name) => [name, value]))),
				(pieces, json) => {
					const raw = `=${pieces.join('')}`;
					const mine = fillerOf(raw)?.(json as IDataObject);
					if (mine === undefined) return;
					filled++;
					expect(mine).toEqual(asN8nReads(raw, [json as IDataObject], 0));
				},
			),
			{ numRuns: 3_000 },
		);
		expect(filled).toBeGreaterThan(100);
	});
});

it('sees expressions wherever they are', () => {
	expect(hasExpression({ a: [{ b: '={{ 1 }}' }] })).toBe(true);
	expect(hasExpression({ a: [{ b: 'a=b' }, 1, null, true] })).toBe(false);
});

describe('parameters of items', () => {
	const items = [{ phone: '13800138000' }, { phone: ['13800138001'] }, { phone: '13800138002' }];

	it('asks n8n once for what is the same for all', () => {
		const { asked, parameters } = contextOf({ text: 'Hello', options: { dryRun: true } }, items);
		for (const index of items.keys()) {
			expect(parameters.get('text', index, '')).toBe('Hello');
			expect(parameters.get('options', index, {})).toEqual({ dryRun: true });
			expect(parameters.get('hidden', index, 'fallback')).toBe('fallback');
		}
		expect(asked).toEqual(['text 0', 'options 0', 'hidden 0']);
	});

	it('asks n8n for the items that it cannot fill in itself', () => {
		const { asked, parameters } = contextOf({ to: '={{ $json.phone }}' }, items);
		expect([...items.keys()].map((index) => parameters.get('to', index))).toEqual(
			items.map(({ phone }) => phone),
		);
		expect(asked).toEqual(['to 1']);
	});

	it('asks n8n for each item where an expression says more, or something is to be done with it', () => {
		const { asked, parameters } = contextOf(
			{ to: '={{ $json.phone + "" }}', templateId: '={{ $json.phone }}' },
			items,
		);
		expect([...items.keys()].map((index) => parameters.get('to', index))).toEqual(
			items.map(({ phone }) => String(phone)),
		);
		parameters.get('templateId', 2, '', { extractValue: true });
		expect(asked).toEqual(['to 0', 'to 1', 'to 2', 'templateId 2']);
	});
});
