/** Why a visit is taken for that of a machine. */
export type BotReason =
	| 'noUserAgent'
	| 'prefetch'
	| 'linkPreview'
	| 'searchEngine'
	| 'securityScanner'
	| 'httpLibrary'
	| 'automation';

/**
 * How machines that open links name themselves, from the special to the general. WeChat's and QQ's
 * browsers (MicroMessenger, QQ/) are not among them: people read in those.
 */
const USER_AGENTS: ReadonlyArray<readonly [BotReason, RegExp]> = [
	[
		'linkPreview',
		/facebookexternalhit|facebot|twitterbot|slack(?:bot|-img)|telegrambot|whatsapp\/|skypeuripreview|discordbot|linkedinbot|viber|vkshare|pinterest|embedly|iframely|google-pagerenderer|googlemessages|dingtalkbot|feishu-?bot|larkurl|wechat-?bot/i,
	],
	[
		'securityScanner',
		/qq-url-manager|tencentsecurity|bingpreview|barracuda|mimecast|proofpoint|messagelabs|symantec|trendmicro|zscaler|bitdefender|kaspersky|safebrowsing|virustotal|urlscan|urldefense|censys|nessus|zgrab|360spider/i,
	],
	[
		'searchEngine',
		/googlebot|google-inspectiontool|bingbot|baiduspider|sogou[^s]{0,40}spider|yisouspider|bytespider|petalbot|yandex(?:bot|mobilebot)|duckduckbot|applebot|slurp/i,
	],
	['automation', /headlesschrome|phantomjs|puppeteer|playwright|selenium|electron\//i],
	[
		'httpLibrary',
		/^(?:curl|wget|python|java|axios|node|undici|got|ruby|perl|libwww|php|guzzle|okhttp|dalvik|apache-httpclient|postmanruntime|insomnia|n8n)\b|python-requests|go-http-client|node-fetch|winhttp/i,
	],
	// Cubot makes phones.
	['searchEngine', /(?<!cu)bot\b|crawl|spider/i],
];

/** By these headers a browser or an app says that it loads a page before anybody asks for it. */
const PURPOSE_HEADERS = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'];

/**
 * Why a visit looks like that of a machine: by its headers alone, which anybody can choose, so it is
 * a guess in both directions.
 *
 * @param headers by their names in lower case
 * @returns undefined if it looks like a person's
 */
export function botReason(headers: Readonly<Record<string, unknown>>): BotReason | undefined {
	const header = (name: string) => String(headers[name] ?? '');
	if (PURPOSE_HEADERS.some((name) => /prefetch|prerender|preview/i.test(header(name)))) {
		return 'prefetch';
	}
	const userAgent = header('user-agent').trim();
	if (userAgent === '') return 'noUserAgent';
	return USER_AGENTS.find(([, pattern]) => pattern.test(userAgent))?.[0];
}
