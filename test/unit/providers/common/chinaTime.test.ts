import { Settings } from 'luxon';

import { chinaTime } from '../../../../nodes/shared/providers/common/chinaTime';

afterEach(() => {
	Settings.defaultZone = 'system';
});

it.each([
	['2017-09-01 00:00:00', Date.UTC(2017, 7, 31, 16)],
	['20170901000000', Date.UTC(2017, 7, 31, 16)],
])('Z4: reads %s as the time of China, whatever zone n8n has set last', (text, expected) => {
	for (const zone of ['America/New_York', 'Asia/Tokyo', 'utc']) {
		Settings.defaultZone = zone;
		expect(chinaTime(text)).toBe(expected);
	}
});

it.each(['', '2017-09-01', '20171301000000', '201709010000', 'x', '1504195200'])(
	'%p is left out',
	(text) => expect(chinaTime(text)).toBeUndefined(),
);
