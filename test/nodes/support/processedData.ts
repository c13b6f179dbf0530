import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/** A call of the database that gets no answer. */
export interface Outage {
	/** Which one, counted from 1. */
	call: number;
	/** Whether it takes effect all the same. */
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
	private outage: (Outage & { counts: 'writes' | 'calls' }) | undefined;

	/**
	 * The calls of the repository since the last outage was set, each with what it is made for, such as
	 * `record entries: update`.
	 */
	calls: string[] = [];

	/** @param pause what happens between reading a row and writing it; it may fail */
	constructor(private readonly pause: () => Promise<void> = async () => await Promise.resolve()) {}

	/** How many values are remembered in all rows. */
	get size(): number {
		return [...this.rows.values()].flatMap((row) => (row.mode === 'entries' ? row.data : []))
			.length;
	}

	/**
	 * Breaks off as a crash would, at a write counted from here on and for good: what is in the table
	 * then is what the next run finds. A crash before a read is one before the next write.
	 */
	breakOff(outage: Outage): void {
		this.restart();
		this.outage = { ...outage, counts: 'writes' };
	}

	/** Fails once, at a call counted from here on, be it a read or a write. */
	failOnce(outage: Outage): void {
		this.restart();
		this.outage = { ...outage, counts: 'calls' };
	}

	/** Answers again, and counts anew. */
	restart(): void {
		this.calls = [];
		this.outage = undefined;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode, maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		return await this.change(`record ${mode}`, rowName(scope, context), (row) => {
			if (row && row.mode !== mode) throw new Error('incompatible setting');
			return mode === 'entries'
				? recordEntries(items, row, maxEntries)
				: recordLatest(items, mode, row);
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.change('remove', rowName(scope, context), (row) => {
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
		await this.call('clear: delete', () => this.rows.delete(rowName(scope, context)));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		const row = await this.call('count: findOne', () => this.rows.get(rowName(scope, context)));
		return row?.mode === 'entries' ? row.data.length : 0;
	}

	/** Reads a row, and writes it after others had a chance to do the same. */
	private async change<Answer>(
		purpose: string,
		name: string,
		step: (row: Row | undefined) => Step<Answer>,
	): Promise<Answer> {
		const before = await this.call(`${purpose}: findOne`, () => this.rows.get(name));
		const { row, answer } = step(before);
		await this.pause();
		if (!row) return answer;
		if (before) {
			// UPDATE of a row that is gone changes nothing.
			await this.call(`${purpose}: update`, () => this.rows.has(name) && this.rows.set(name, row));
		} else {
			await this.call(`${purpose}: insert`, () => {
				if (this.rows.has(name)) throw new Error('duplicate key');
				this.rows.set(name, row);
			});
		}
		return answer;
	}

	/** A call of the repository. */
	private async call<Answer>(what: string, work: () => Answer): Promise<Answer> {
		this.calls.push(what);
		switch (this.stateAt(what)) {
			case 'healthy':
				return work();
			case 'answerLost':
				work();
		}
		throw new Error('the database is gone');
	}

	/** What the outage does to the call that has just been counted. */
	private stateAt(what: string): 'healthy' | 'answerLost' | 'failed' {
		if (!this.outage) return 'healthy';
		const { call, written, counts } = this.outage;
		const isRead = (name: string) => name.endsWith('findOne');
		const isForGood = counts === 'writes';
		const counted = isForGood ? this.calls.filter((name) => !isRead(name)) : this.calls;
		if (isForGood && isRead(what)) return 'healthy';
		if (counted.length === call) return written ? 'answerLost' : 'failed';
		return isForGood && counted.length > call ? 'failed' : 'healthy';
	}
}

function recordEntries(
	items: DeduplicationItemTypes[],
	row: Row | undefined,
	maxEntries: number | undefined,
): Step<IDeduplicationOutput> {
	const data = row?.mode === 'entries' ? row.data : [];
	const known = new Set(data);
	const answer: IDeduplicationOutput = { new: [], processed: [] };
	for (const item of items) answer[known.has(String(item)) ? 'processed' : 'new'].push(item);
	const all = [...data, ...answer.new.map(String)];
	return { row: { mode: 'entries', data: maxEntries ? all.slice(-maxEntries) : all }, answer };
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
