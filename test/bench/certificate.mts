import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../playground/processes.mts';

export interface Certificate {
	key: string;
	cert: string;
	/** The file with `cert`, for NODE_EXTRA_CA_CERTS. */
	certFile: string;
}

/** Makes a certificate for Plivo's name and this machine, good for a day, with the openssl command. */
export async function makeCertificate(folder: string): Promise<Certificate> {
	await mkdir(folder, { recursive: true });
	const [keyFile, certFile] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
	await run(
		'openssl',
		[
			'req',
			'-x509',
			'-newkey',
			'ec',
			'-pkeyopt',
			'ec_paramgen_curve:prime256v1',
			'-nodes',
			'-days',
			'1',
			'-subj',
			'/CN=bench',
			'-addext',
			'subjectAltName=DNS:api.plivo.com,IP:127.0.0.1',
			'-keyout',
			keyFile,
			'-out',
			certFile,
		],
		{ cwd: folder, otherwise: 'The bench needs the openssl command for a certificate. It says:' },
	);
	return {
		key: await readFile(keyFile, 'utf8'),
		cert: await readFile(certFile, 'utf8'),
		certFile,
	};
}
