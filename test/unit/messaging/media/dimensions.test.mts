import fc from 'fast-check';

import { dimensionsOf } from '../../../../nodes/shared/messaging/media/dimensions.ts';
import { gif, jpg, mp4, png, thumbnail } from './files.mts';

it.each([
	['PNG', png(640, 90), { width: 640, height: 90 }],
	['JPG', jpg(300, 1000), { width: 300, height: 1000 }],
	['JPG, not its thumbnail', jpg(16, 40, thumbnail()), { width: 16, height: 40 }],
	['GIF', gif(320, 1), { width: 320, height: 1 }],
	['GIF without a size', gif(0, 1), undefined],
	['MP4', mp4(), undefined],
])('%s', (_, file, expected) => expect(dimensionsOf(file)).toEqual(expected));

it('reads no size from a head that was cut', () => {
	expect(dimensionsOf(png().subarray(0, 20))).toBeUndefined();
	expect(dimensionsOf(gif().subarray(0, 8))).toBeUndefined();
	expect(dimensionsOf(jpg().subarray(0, 20))).toBeUndefined();
});

it('gives positive sides or nothing for any bytes', () => {
	const heads = fc.constantFrom(png(), jpg(), gif()).map((file) => file.subarray(0, 6));
	fc.assert(
		fc.property(heads, fc.uint8Array({ maxLength: 60 }), (head, rest) => {
			const size = dimensionsOf(Buffer.concat([head, rest]));
			if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
		}),
	);
});
