import {
	readCarriedFields,
	readQuery,
	textsOf,
	writeFields,
} from '../../../../nodes/shared/providers/common/carriedFields';

const fields = { mobile: '13800138000', content: '展会 & 1+1=2' };
const form = new URLSearchParams(fields);

it.each<[string, unknown]>([
	['an object', fields],
	['parameters', form],
	['form text', form.toString()],
	['JSON text', ` ${JSON.stringify(fields)}`],
])('reads %s, and writes it as it came', (_, carrier) => {
	expect(readCarriedFields(carrier)).toEqual(fields);
	const written = writeFields({ ...fields, more: '1' }, carrier);
	expect(typeof written).toBe(typeof carrier);
	expect(readCarriedFields(written)).toEqual({ ...fields, more: '1' });
});

it.each([[undefined], [null], [''], [0], [{}]])('finds none in %p', (carrier) => {
	expect(readCarriedFields(carrier)).toEqual({});
});

it('does not change what it reads', () => {
	const given = { a: '1' };
	readCarriedFields(given).b = '2';
	expect(given).toEqual({ a: '1' });
});

it('reads the query in the address and beside it', () => {
	const request = { uri: 'https://x/sms?a=1&b=%E5%B1%95#?c=3', qs: { b: '2', d: 4 } };
	expect(readQuery(request)).toEqual({ a: '1', b: '2', d: 4 });
	expect(readQuery({ url: 'https://x/sms?a=1?2' })).toEqual({ a: '1?2' });
});

it('makes texts of all values', () => {
	expect(textsOf({ a: 1, b: true, c: null })).toEqual({ a: '1', b: 'true', c: 'null' });
});
