import type { AliyunAccountOptions } from './accountOptions.mts';
import { algorithm, sha256, sign, type SignedRequest } from './acs3.mts';
import { NonceMemory } from './nonceMemory.mts';
import { GatewayError } from './refusals.mts';

/** A request as it came. */
export interface RawRequest {
	method: string;
	/** Path with the simulator's prefix. */
	path: string;
	query: Array<[name: string, value: string]>;
	headers: Record<string, string | undefined>;
	body: Buffer;
}

/** Headers that every request must send and sign (reference 6). */
const requiredHeaders = [
	'host',
	'x-acs-action',
	'x-acs-version',
	'x-acs-date',
	'x-acs-signature-nonce',
	'x-acs-content-sha256',
];

/** Checks the signature V3 of requests (reference 6). V1 is not simulated. */
export class Gateway {
	private readonly nonces: NonceMemory;

	private readonly account: AliyunAccountOptions;

	constructor(account: AliyunAccountOptions) {
		this.account = account;
		this.nonces = new NonceMemory(2 * account.clockSkewSeconds * 1000);
	}

	/** Lets a request in or throws a {@link GatewayError}. The order of the checks is a choice. */
	admit(request: RawRequest, now: number): void {
		const { account } = this;
		const { accessKeyId, signedHeaders, signature } = readAuthorization(request);
		if (accessKeyId !== account.accessKeyId) {
			throw new GatewayError('InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
		}
		checkToken(request, account);
		checkDate(request, account, now);
		checkSignature(request, signedHeaders, signature, account);
		const nonce = request.headers['x-acs-signature-nonce'] ?? '';
		if (!this.nonces.admits(nonce, now)) {
			throw new GatewayError('SignatureNonceUsed', 'Specified signature nonce was used already.');
		}
	}
}

interface Authorization {
	accessKeyId: string;
	signedHeaders: string[];
	signature: string;
}

function readAuthorization({ headers }: RawRequest): Authorization {
	const missing = ['authorization', ...requiredHeaders].find((name) => !headers[name]);
	if (missing) throw new GatewayError('MissingParameter', `The header ${missing} is missing.`);
	const pattern = new RegExp(
		`^${algorithm} Credential=([^,]+),\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]+)$`,
	);
	const [, accessKeyId, names, signature] = pattern.exec(headers.authorization ?? '') ?? [];
	if (!signature) throw new GatewayError('IncompleteSignature', 'Authorization is not understood.');
	return { accessKeyId, signedHeaders: names.split(';'), signature };
}

function checkToken({ headers }: RawRequest, { securityToken }: AliyunAccountOptions): void {
	if (securityToken === undefined || headers['x-acs-security-token'] === securityToken) return;
	throw new GatewayError(
		'InvalidSecurityToken.MismatchWithAccessKey',
		'The security token does not belong to the access key.',
	);
}

function checkDate(
	{ headers }: RawRequest,
	{ clockSkewSeconds }: AliyunAccountOptions,
	now: number,
): void {
	const date = headers['x-acs-date'] ?? '';
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)) {
		throw new GatewayError('InvalidTimeStamp.Format', 'x-acs-date must be yyyy-MM-ddTHH:mm:ssZ.');
	}
	const skewSeconds = Math.abs(Date.parse(date) - now) / 1000;
	if (skewSeconds <= clockSkewSeconds) return;
	throw new GatewayError('InvalidTimeStamp.Expired', 'Specified time stamp or date is expired.');
}

function checkSignature(
	request: RawRequest,
	signedHeaders: string[],
	signature: string,
	{ accessKeySecret }: AliyunAccountOptions,
): void {
	const { headers, body } = request;
	const mismatch = new GatewayError(
		'SignatureDoesNotMatch',
		'Specified signature is not matched with our calculation.',
	);
	const payloadHash = sha256(body);
	if (headers['x-acs-content-sha256'] !== payloadHash) throw mismatch;
	const mustBeSigned = [
		...requiredHeaders,
		...Object.keys(headers).filter((name) => name.startsWith('x-acs-')),
		...(body.length > 0 && headers['content-type'] ? ['content-type'] : []),
	];
	if (!mustBeSigned.every((name) => signedHeaders.includes(name))) throw mismatch;
	const signed: Omit<SignedRequest, 'path'> = { ...request, signedHeaders, payloadHash };
	// The real path is `/`; a client that was given our prefix may sign what it really asks for.
	const paths = ['/', request.path];
	if (!paths.some((path) => sign({ ...signed, path }, accessKeySecret) === signature)) {
		throw mismatch;
	}
}
