import { botReason } from '../../../../nodes/shared/messaging/tracking/botReason';

const of = (userAgent: string) => botReason({ 'user-agent': userAgent });
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
	'Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36';

it.each([
	['Safari', `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`],
	['a phone of Cubot', ANDROID],
	[
		'WeChat',
		`${IPHONE} Mobile/15E148 MicroMessenger/8.0.54(0x1800363a) NetType/WIFI Language/zh_CN`,
	],
	['QQ', `${ANDROID} V1_AND_SQ_9.1.0 QQ/9.1.0.20315 NetType/4G`],
	['QQ Browser', `${ANDROID} MQQBrowser/15.3`],
	['Alipay', `${IPHONE} Mobile/22B83 NebulaSDK/1.8.100112 AlipayClient/10.6.80`],
	['Huawei Browser', `${ANDROID} HuaweiBrowser/15.0.4.312`],
	['Facebook', `${IPHONE} Mobile/22B83 [FBAN/FBIOS;FBAV/490.0.0]`],
])('takes %s for a person', (_name, userAgent) => {
	expect(of(userAgent)).toBeUndefined();
});

it.each([
	['linkPreview', `${IPHONE} facebookexternalhit/1.1 Facebot Twitterbot/1.0`],
	['linkPreview', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
	['linkPreview', 'TelegramBot (like TwitterBot)'],
	['linkPreview', 'WhatsApp/2.24.20 A'],
	['linkPreview', 'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5'],
	['securityScanner', `${ANDROID} MQQBrowser/5.0 QQ-URL-Manager Mobile Safari/537.36`],
	['securityScanner', 'Mozilla/5.0 (Windows NT 6.1) BingPreview/1.0b'],
	['searchEngine', 'Mozilla/5.0 (compatible; Baiduspider/2.0)'],
	['searchEngine', 'Mozilla/5.0 (compatible; Googlebot/2.1)'],
	['searchEngine', 'Mozilla/5.0 (compatible; SomeNewBot/3.0)'],
	['automation', 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/130.0.0.0'],
	['httpLibrary', 'curl/8.5.0'],
	['httpLibrary', 'python-requests/2.32'],
	['httpLibrary', 'okhttp/4.12.0'],
	['httpLibrary', 'Go-http-client/1.1'],
	['noUserAgent', ' '],
])('%s: %s', (reason, userAgent) => {
	expect(of(userAgent)).toBe(reason);
});

it.each([
	['purpose', 'prefetch'],
	['sec-purpose', 'prefetch;prerender'],
	['x-moz', 'prefetch'],
	['x-purpose', 'preview'],
])('%s: %s is no click, whatever the browser', (name, value) => {
	expect(botReason({ 'user-agent': ANDROID, [name]: value })).toBe('prefetch');
});

it('takes a request without any header for a machine', () => {
	expect(botReason({})).toBe('noUserAgent');
});
