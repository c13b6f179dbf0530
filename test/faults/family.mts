import type { Row } from './row.mts';
import type { Stage } from './stage.mts';

/** What a family of faults works with. */
export interface FamilyContext {
	stage: Stage;
	/** A few seconds for each, for the run within `npm test`. */
	short: boolean;
	log: (sentence: string) => void;
}

/** A family of faults: provokes them one after the other and says what became of each. */
export type Family = (context: FamilyContext) => Promise<Row[]>;
