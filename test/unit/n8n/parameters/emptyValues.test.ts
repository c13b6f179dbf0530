import type { IDataObject } from 'n8n-workflow';

import { emptyValueFinder } from '../../../../nodes/shared/n8n/parameters/emptyValues';
import { emptyValueProblem } from '../../../../nodes/shared/messaging/compliance/emptyValues';

const GUEST: IDataObject = {
	name: '张三',
	empty: '',
	blank: ' \u3000 ',
	nothing: null,
	list: [],
	zero: 0,
	no: false,
	address: { city: '上海', street: '' },
	'Mobile number': '138',
};
/** Values of other nodes, by the path within the expression. */
const ELSEWHERE: Readonly<Record<string, unknown>> = {
	"={{ $('The event').first().json.day }}": '7月2日',
	"={{ $('The event').first().json.hall }}": undefined,
	"={{ $('The event').item.json.hall }}": null,
	'={{ $json.name.trim() }}': '张三',
	'={{ $json.nome.trim() }}': undefined,
	'={{ $input.item.json.nome }}': undefined,
};
const find = (raw: unknown, filled: unknown = '', guest = GUEST) =>
	emptyValueFinder('Text', raw)(filled, guest, (expression) => ELSEWHERE[expression]);

it.each<[string, string, boolean]>([
	['={{ $json.nome }}', 'nome', true],
	['=Dear {{ $json.nome }}', 'nome', true],
	['={{ "Dear " + $json.nome }}', 'nome', true],
	["={{ 'Dear ' + ($json.nome) + '!' }}", 'nome', true],
	['={{ $json["first name"] }}您好', 'first name', true],
	['={{ $json.address.zip }}', 'address.zip', true],
	['={{ $json.person.name }}', 'person.name', true],
	['=您好{{ $json.name }}，{{ $json.empty }}', 'empty', false],
	['={{ $json.blank }}', 'blank', false],
	['={{ $json.nothing }}', 'nothing', false],
	['={{ $json.list }}', 'list', false],
	['={{ $json.address.street }}', 'address.street', false],
	["={{ $('The event').first().json.hall }}", "$('The event').first().json.hall", false],
	["={{ $('The event').item.json.hall }}", "$('The event').item.json.hall", false],
	['={{ $json.nome.trim() }}', '$json.nome.trim()', false],
	['={{ $input.item.json.nome }}', '$input.item.json.nome', false],
])('T2: %s has no value', (raw, field, missing) => {
	expect(find(raw)).toEqual([{ parameter: 'Text', field, missing }]);
});

it.each([
	'a text without an expression, undefined',
	'={{ $json.name }}您好',
	'={{ "Dear " + $json.name }}',
	'={{ $json.zero }}',
	'={{ $json.no }}',
	'={{ $json.address.city }}',
	'={{ $json["Mobile number"] }}',
	"={{ $json.nome || '您好' }}",
	"={{ $json.nome ?? 'guest' }}",
	"={{ $json.nome ? 'Dear ' + $json.nome : 'Hello' }}",
	"={{ $if($json.nome, 'a', 'b') }}",
	"={{ $json.nome.isEmpty() ? 'guest' : $json.nome }}",
	"={{ ($json.nome || '') + $json.name }}",
	"={{ $('The event').first().json.day }}",
	'={{ $json.name.trim() }}',
	'={{ $now.toISO() }}',
	'={{ 1 + 1 }}',
	'=no end {{ $json.nome',
])('T2: %s lacks nothing', (raw) => expect(find(raw, 'a text')).toEqual([]));

it.each([
	['={{ f() }}', 'Dear undefined', 'undefined'],
	['={{ f() }}', 'Dear undefined您好', 'undefined'],
	['={{ f() }}', 'null, welcome', 'null'],
	['={{ f() }}', 'It costs NaN', 'NaN'],
	['={{ f() }}', 'On Invalid DateTime', 'Invalid DateTime'],
	['={{ f() }}', 'On Invalid Date', 'Invalid Date'],
	['={{ f() }}', 'See [object Object]', '[object Object]'],
	['={{ f() }}', 'https://example.com/r/undefined?id=1', 'undefined'],
	['=value {{ $json.name }}', 'value null', 'null'],
	['=undefined is a word, {{ f() }}', 'undefined is a word, undefined', 'undefined'],
])('T2: %s that became "%s" says a word for nothing', (raw, filled, word) => {
	expect(find(raw, filled)).toEqual([{ parameter: 'Text', word }]);
});

it.each([
	['={{ f() }}', 'nullable, undefinedness and NaNny'],
	['=undefined is a word, {{ f() }}', 'undefined is a word, fine'],
	['={{ f() }}', 'UNDEFINED'],
	['={{ f() }}', 17],
])('T2: %s that became %p is a text', (raw, filled) => expect(find(raw, filled)).toEqual([]));

it('finds it in all that a parameter holds', () => {
	const raw = {
		variable: [
			{ name: 'a', value: '={{ $json.name }}' },
			{ name: 'b', value: '={{ $json.nome }}' },
		],
	};
	const filled = {
		variable: [
			{ name: 'a', value: '张三' },
			{ name: 'b', value: '' },
		],
	};
	expect(find(raw, filled)).toEqual([{ parameter: 'Text', field: 'nome', missing: true }]);
});

describe('the words', () => {
	it('name parameter, field and what the item has', () => {
		const problem = emptyValueProblem(
			{ parameter: 'Text', field: 'registrationLink', missing: true },
			['序号', '姓名', '报名链接'],
		);
		expect(problem.en).toMatch(
			/^'Text' uses the field 'registrationLink', which this contact does not have\. The item has: 序号, 姓名, 报名链接\./,
		);
		expect(problem.en).toContain("{{ $json.name || 'guest' }}");
	});

	it.each([['Name'], ['\ufeffname'], ['name '], ['ＮＡＭＥ']])(
		'tell that %p is probably meant',
		(field) => {
			const problem = emptyValueProblem({ parameter: 'Text', field: 'name', missing: true }, [
				'id',
				field,
			]);
			expect(problem.en).toContain(`Probably '${field}' is meant.`);
		},
	);

	it('guess nothing where two are alike', () => {
		const problem = emptyValueProblem({ parameter: 'Text', field: 'name', missing: true }, [
			'Name',
			'NAME',
		]);
		expect(problem.en).not.toContain('Probably');
	});

	it('stay short', () => {
		const fields = Array.from({ length: 500 }, (_, index) => `field${index}`);
		const problem = emptyValueProblem({ parameter: 'Text', field: 'x', missing: true }, fields);
		expect(problem.en).toContain('and 488 more');
	});
});
