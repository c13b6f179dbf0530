import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** From when on the database does not answer any more. */
export interface Outage {
	/** The first call that gets no answer, counted from 1. */
	call: number;
	/** Whether that call is still written. */
	written: boolean;
}

/** What a row holds, by the mode that it was made with. */
type Row =
	| { mode: 'entries'; data: readonly string[] }
	| { mode: 'latestIncrementalKey' | 'latestDate'; data: DeduplicationItemTypes };

/** What a step makes of a row, and what the caller gets. */
interface Step<Answer> {
	row?: Row;
	answer: Answer;
}

/**
 * The table `processed_data` of n8n's database with n8n's own way of using it
 * (n8n/dist/deduplication/deduplication-helper.js): one row per workflow or node, read and written as a
 * whole without a lock; only the making of a row is refused if another has made it. It outlives the
 * runs of a test.
 */
export class ProcessedData implements IDataDeduplicator {
	private readonly rows = new Map<string, Row>();
	private calls = 0;
	private outage: Outage | undefined;

	/** @param pause what happens between reading a row and writing it; it may fail */
	constructor(private readonly pause: () => Promise<void> = async () => await Promise.resolve()) {}

	/** How many values are remembered in all rows. */
	get size(): number {
		return [...this.rows.values()].flatMap((row) => (row.mode === 'entries' ? row.data : []))
			.length;
	}

	/** Breaks off as a crash would: what is in the table then is what the next run finds. */
	breakOff(outage: Outage): void {
		this.calls = 0;
		this.outage = outage;
	}

	/** Answers again. */
	restart(): void {
		this.outage = undefined;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		return await this.change(scope, context, (row) => {
			if (row && row.mode !== mode) throw new Error('incompatible setting');
			return mode === 'entries' ? recordEntries(items, row) : recordLatest(items, mode, row);
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.change(scope, context, (row) => {
			if (row?.mode !== 'entries') return { answer: undefined };
			const data = [...row.data];
			for (const item of items.map(String)) {
				const place = data.indexOf(item);
				if (place !== -1) data.splice(place, 1);
			}
			return { row: { mode: 'entries', data }, answer: undefined };
		});
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.write(() => this.rows.delete(rowName(scope, context)));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		const row = this.rows.get(rowName(scope, context));
		return row?.mode === 'entries' ? row.data.length : 0;
	}

	/** Reads a row, and writes it after others had a chance to do the same. */
	private async change<Answer>(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		step: (row: Row | undefined) => Step<Answer>,
	): Promise<Answer> {
		const name = rowName(scope, context);
		const before = this.rows.get(name);
		const { row, answer } = step(before);
		await this.pause();
		await this.write(() => {
			if (!row) return;
			if (!before && this.rows.has(name)) throw new Error('duplicate key');
			// UPDATE of a row that is gone changes nothing.
			if (!before || this.rows.has(name)) this.rows.set(name, row);
		});
		return answer;
	}

	private async write(change: () => void): Promise<void> {
		const call = ++this.calls;
		if (!this.outage || call < this.outage.call) return change();
		if (call === this.outage.call && this.outage.written) change();
		throw new Error('the database is gone');
	}
}

function recordEntries(
	items: DeduplicationItemTypes[],
	row: Row | undefined,
): Step<IDeduplicationOutput> {
	const data = row?.mode === 'entries' ? row.data : [];
	const known = new Set(data);
	const answer: IDeduplicationOutput = { new: [], processed: [] };
	for (const item of items) answer[known.has(String(item)) ? 'processed' : 'new'].push(item);
	return { row: { mode: 'entries', data: [...data, ...answer.new.map(String)] }, answer };
}

function recordLatest(
	items: DeduplicationItemTypes[],
	mode: 'latestIncrementalKey' | 'latestDate',
	row: Row | undefined,
): Step<IDeduplicationOutput> {
	const valueOf = (item: DeduplicationItemTypes) =>
		mode === 'latestDate' ? Date.parse(String(item)) : Number(item);
	const before = row && row.mode !== 'entries' ? row.data : undefined;
	const isNew = (item: DeduplicationItemTypes) =>
		before === undefined || valueOf(item) > valueOf(before);
	const latest = items.reduce<DeduplicationItemTypes | undefined>(
		(last, item) => (last === undefined || valueOf(item) > valueOf(last) ? item : last),
		before,
	);
	return {
		row: { mode, data: latest as DeduplicationItemTypes },
		answer: { new: items.filter(isNew), processed: items.filter((item) => !isNew(item)) },
	};
}

const rowName = (
	scope: DeduplicationScope,
	{ workflow, node }: ICheckProcessedContextData,
): string => `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
