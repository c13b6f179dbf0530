import type { Stage } from '../faults/stage.mts';
import type { BenchProvider } from './provider.mts';
import type { Row } from './row.mts';

/** What rows are measured with. */
export interface BenchContext {
	provider: BenchProvider;
	/** The certificate of the provider, for processes that talk to it. */
	certFile: string;
	/** The packed package. */
	packageFile: string;
	/** Whatever may be thrown away afterwards. */
	folder: string;
	/** The Node that n8n runs on. */
	node: string;
	/** n8n's own packages. */
	n8nModules: string;
	/** Options of Node with which the measured processes write a CPU profile; none if not asked for. */
	profiling: string[];
	/** How often each contestant runs. */
	rounds: number;
	/** A real n8n with the package, one for each environment; started when first asked for. */
	n8n: (env?: Readonly<Record<string, string>>) => Promise<Stage>;
	log: (sentence: string) => void;
}

/** Rows that are measured together. */
export interface Group {
	/** Their numbers. */
	rows: readonly number[];
	measure: (context: BenchContext) => Promise<Row[]>;
}
