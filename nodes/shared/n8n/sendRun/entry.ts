import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Checked } from '../../sending/check/checked';

/** One recipient of one item, looked at. */
export interface Entry {
	itemIndex: number;
	/** The number as it was typed. */
	recipient: string;
	checked: Checked;
	/** What the output shows besides the result. */
	extra?: IDataObject;
	binary?: IBinaryKeyData;
}
