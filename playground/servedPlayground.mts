import type { Owner, Session } from './n8nApi.mts';
import type { Provisioned } from './provision.mts';

/** What serve.mts tells about the playground it runs. */
export interface ServedPlayground extends Provisioned {
	n8nUrl: string;
	carrierUrl: string;
	owner: Owner;
	session: Session;
	/** The one folder from which workflows may read files. */
	filesFolder: string;
}
