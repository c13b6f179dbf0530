/** npm run examples: writes the editions of the examples in other languages. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
	exampleFile,
	exampleFiles,
	LANGUAGES,
	readDictionary,
	readExample,
	translated,
} from './editions.mts';

for (const name of await exampleFiles()) {
	const workflow = await readExample(name, 'en');
	for (const language of LANGUAGES.filter((each) => each !== 'en')) {
		const edition = translated(workflow, await readDictionary(name, language));
		const file = exampleFile(name, language);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `${JSON.stringify(edition, null, '\t')}\n`);
	}
}
