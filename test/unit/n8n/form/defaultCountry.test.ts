import type { INode } from 'n8n-workflow';

import { readDefaultCountry } from '../../../../nodes/shared/n8n/form/defaultCountry';
import { PROVIDERS } from '../../../../nodes/shared/providers/registry';

const node = { name: 'Send' } as INode;

describe('N3: the default country', () => {
	it.each([
		[undefined, 'CN', 'CN'],
		['automatic', 'CN', 'CN'],
		['automatic', undefined, undefined],
		['', undefined, undefined],
		['US', 'CN', 'US'],
		[' gb ', undefined, 'GB'],
	])('%j on a channel with %j is %j', (value, automatic, expected) => {
		expect(readDefaultCountry(node, value, automatic)).toBe(expected);
	});

	it.each(['XX', 'China', '86', '__proto__', 0])('%j is refused', (value) => {
		expect(() => readDefaultCountry(node, value, 'CN')).toThrow(/'Default Country' is '/);
	});

	it('is data of the channel: China, or none for those made for abroad', () => {
		const abroad = PROVIDERS.flatMap(({ id, sms = {}, mms = {} }) =>
			[...Object.entries(sms), ...Object.entries(mms)].flatMap(([name, { limits }]) =>
				limits.defaultCountry === 'CN' ? [] : [`${id} ${name} ${limits.defaultCountry}`],
			),
		);
		expect(abroad).toEqual([
			'ihuyi international undefined',
			'plivo sms undefined',
			'plivo mms undefined',
		]);
	});
});
