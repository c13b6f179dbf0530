import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DuplicateRule } from '../../sending/check/duplicates';

const DEFAULT: DuplicateRule = 'sameNumberAndContent';

/** The option in the form. */
export const duplicatesField: INodeProperties = {
	displayName: 'Duplicates in This Run',
	name: 'duplicates',
	type: 'options',
	options: [
		{
			name: 'Skip Same Number',
			value: 'sameNumber',
			description: 'Each number gets one message, even if the texts differ',
		},
		{
			name: 'Skip Same Number and Content',
			value: 'sameNumberAndContent',
			description: 'The same message does not go to the same number twice',
		},
		{ name: 'Send All', value: 'none', description: 'Each item is sent, whatever it is' },
	],
	default: DEFAULT,
	description: 'What to do when a number comes more than once; the first one counts',
};

/** What happens to a number that comes more than once in a run. */
export const readDuplicates = (options: IDataObject): DuplicateRule =>
	(options.duplicates ?? DEFAULT) as DuplicateRule;
