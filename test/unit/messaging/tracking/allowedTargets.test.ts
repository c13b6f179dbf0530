import {
	isAllowedTarget,
	unreadableTargets,
	webAddress,
} from '../../../../nodes/shared/messaging/tracking/allowedTargets';

const isAllowed = (target: string, list: string) => {
	const address = webAddress(target);
	return address !== undefined && isAllowedTarget(address, list);
};

const FAIR = 'https://fair.example.com/';

describe('a target is allowed', () => {
	it.each([
		['by its host', 'https://fair.example.com/a?b=1#c', 'fair.example.com'],
		['by its host without https', 'http://fair.example.com/', 'fair.example.com'],
		['by scheme and host', 'https://fair.example.com/a', FAIR],
		['with its default port', 'https://fair.example.com:443/a', FAIR],
		['by an entry with the default port', 'https://fair.example.com/', 'fair.example.com:443'],
		['by its own port', 'http://localhost:5678/a', 'localhost:5678'],
		['in capitals', 'HTTPS://FAIR.example.COM/A', FAIR],
		['below a host', 'https://a.b.example.com/', '*.example.com'],
		['below a host and a path', 'https://a.example.com/x/y', 'https://*.example.com/x'],
		['below a path', 'https://fair.example.com/2026/a', `${FAIR}2026/`],
		['at the path itself', 'https://fair.example.com/2026?a', `${FAIR}2026`],
		['with dots that stay below', 'https://fair.example.com/2026/a/../b', `${FAIR}2026/`],
		['with an international name', 'https://例子.cn/邀请函', '例子.cn'],
		['with an international name in ASCII', 'https://xn--fsqu00a.cn/', 'https://例子.cn'],
		['by any entry', 'https://b.cn/', 'a.cn，b.cn\nc.cn'],
		['as an IPv6 address', 'https://[2001:db8::1]/', '[2001:db8::1]'],
	])('%s', (_name, target, list) => {
		expect(isAllowed(target, list)).toBe(true);
		expect(unreadableTargets(list)).toEqual([]);
	});
});

describe('a target is refused', () => {
	it.each([
		['a host that begins alike', 'https://fair.example.com.evil.com/', FAIR],
		['a host that ends alike', 'https://notexample.com/', '*.example.com'],
		['a host as a user name', 'https://fair.example.com@evil.com/', FAIR],
		['a host as a user name with a password', 'https://fair.example.com:x@evil.com/', FAIR],
		['a user name', 'https://me:pw@fair.example.com/', FAIR],
		['an empty user name', 'https://@fair.example.com/', FAIR],
		['a host behind a backslash', 'https://evil.com\\@fair.example.com/', FAIR],
		['a backslash for a slash', 'https:\\\\fair.example.com\\', FAIR],
		['a backslash behind the host', 'https://fair.example.com\\.evil.com/', FAIR],
		['a tab in the host', 'https://fair.example\t.com/', FAIR],
		['a line break', 'https://fair.example.com/\r\nSet-Cookie: a=b', FAIR],
		['a space in front', ' https://fair.example.com/', FAIR],
		['a NUL', 'https://fair.example.com/\0', FAIR],
		['an invisible character', 'https://fair.example.com/\u200bx', FAIR],
		['no scheme', '//fair.example.com/', FAIR],
		['a path', '/register', FAIR],
		['a scheme without slashes', 'https:fair.example.com', FAIR],
		['three slashes', 'https:///fair.example.com/', FAIR],
		['a script', 'javascript:alert(1)//https://fair.example.com/', FAIR],
		['data', 'data:text/html,https://fair.example.com/', FAIR],
		['ftp', 'ftp://fair.example.com/', FAIR],
		['http where https is meant', 'http://fair.example.com/', FAIR],
		['another port', 'https://fair.example.com:8443/', FAIR],
		['port 80 where only 443 is meant', 'http://fair.example.com/', 'fair.example.com:443'],
		['a full stop behind the host', 'https://fair.example.com./', FAIR],
		['the host itself where only those below are meant', 'https://example.com/', '*.example.com'],
		['a path that begins alike', 'https://fair.example.com/2026x', `${FAIR}2026`],
		['dots that lead out', 'https://fair.example.com/2026/../a', `${FAIR}2026/`],
		['encoded dots that lead out', 'https://fair.example.com/2026/%2e%2e/a', `${FAIR}2026/`],
		['encoded slashes', 'https://fair.example.com/2026/..%2f../a', `${FAIR}2026/`],
		['encoded backslashes', 'https://fair.example.com/2026/..%5C../a', `${FAIR}2026/`],
		['a host that looks alike', 'https://fаir.example.com/', FAIR],
		['an encoded host', 'https://fair.example.com%2eevil.com/', FAIR],
		['full-width dots that lead elsewhere', 'https://fair.example.com．evil.com/', FAIR],
		['an empty list', 'https://fair.example.com/', ''],
		['entries that cannot be read', 'https://fair.example.com/', '*, https://, *.com'],
	])('%s', (_name, target, list) => {
		expect(isAllowed(target, list)).toBe(false);
	});
});

it('names entries that cannot be read', () => {
	const wrong = [
		'*',
		'*.com',
		'a.*.cn',
		'ftp://a.cn',
		'a.cn?x',
		'https://a.cn/#b',
		'u@a.cn',
		'//a',
	];
	expect(unreadableTargets(`a.cn, ${wrong.join('\n')}, *.b.cn`)).toEqual(wrong);
});
