import { randomBytes } from 'node:crypto';

import type {
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyTypeOptions,
} from 'n8n-workflow';

/** Shorter secrets could be guessed. */
const SHORTEST = 16;

/** The parameter with the secret. */
export const URL_SECRET = 'urlSecret';

const newSecret = () => randomBytes(18).toString('base64url');

/** The secret that is set, then a few fresh ones to choose from; each look at the list makes new ones. */
async function suggestSecrets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const present = this.getCurrentNodeParameter(URL_SECRET);
	const kept =
		typeof present === 'string' && isUsableSecret(present)
			? [{ name: present, value: present, description: 'In use' }]
			: [];
	const fresh = [newSecret(), newSecret(), newSecret()].map((value) => ({
		name: value,
		value,
		description: 'New',
	}));
	return [...kept, ...fresh];
}

/** What a trigger with the field offers the editor. */
export const secretMethods = { loadOptions: { suggestSecrets } };

/** Named apart, because n8n's words for lists from elsewhere ('Name or ID') do not fit a secret. */
const suggestions: INodePropertyTypeOptions = { loadOptionsMethod: 'suggestSecrets' };

/**
 * The field for the secret. Its value is plain text, because n8n starts its expression engine for the
 * path of each push whose node holds anything else, such as a record from a resource locator.
 */
export const secretField: INodeProperties = {
	displayName: 'Secret in URL',
	name: URL_SECRET,
	type: 'options',
	required: true,
	default: '',
	placeholder: 'Choose a generated secret',
	typeOptions: suggestions,
	description:
		'Last part of the URL: choose a generated secret. To enter one of your own, switch to Expression and type it. Whoever knows the URL could send forged pushes, unless the provider signs them: keep it between you and the provider.',
};

/** Whether a secret is long enough and can stand in an address as it is. */
export const isUsableSecret = (value: string): boolean =>
	value.length >= SHORTEST && /^[\w.~-]+$/.test(value);

/** What to tell the user about a secret that cannot be used. */
export const SECRET_ADVICE = `Choose one from the list of 'Secret in URL', or switch the field to Expression and type at least ${SHORTEST} letters, digits, hyphens or underscores.`;
