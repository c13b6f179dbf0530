import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
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

/**
 * The table `processed_data` of n8n's database with n8n's own way of using it
 * (n8n/dist/deduplication/deduplication-helper.js, mode `entries`): one row per workflow or node, read
 * and written as a whole without a lock. It outlives the runs of a test.
 */
export class ProcessedData implements IDataDeduplicator {
	private readonly rows = new Map<string, readonly string[]>();
	private calls = 0;
	private outage: Outage | undefined;

	/** How many values are remembered in all rows. */
	get size(): number {
		return [...this.rows.values()].flat().length;
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
	): Promise<IDeduplicationOutput> {
		return await this.change(scope, context, (row) => {
			if (!row) return { row: items.map(String), answer: { new: items, processed: [] } };
			const before = new Set(row);
			const answer: IDeduplicationOutput = { new: [], processed: [] };
			for (const item of items) answer[before.has(String(item)) ? 'processed' : 'new'].push(item);
			return { row: [...row, ...answer.new.map(String)], answer };
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.change(scope, context, (row) => {
			if (!row) return { answer: undefined };
			const left = [...row];
			for (const item of items.map(String)) {
				const place = left.indexOf(item);
				if (place !== -1) left.splice(place, 1);
			}
			return { row: left, answer: undefined };
		});
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		this.rows.delete(rowName(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return this.rows.get(rowName(scope, context))?.length ?? 0;
	}

	/** Reads a row, and writes it after others had a chance to do the same. */
	private async change<Answer>(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		step: (row: readonly string[] | undefined) => { row?: readonly string[]; answer: Answer },
	): Promise<Answer> {
		const call = ++this.calls;
		const name = rowName(scope, context);
		const { row, answer } = step(this.rows.get(name));
		await Promise.resolve();
		if (this.outage && call >= this.outage.call) {
			if (row && call === this.outage.call && this.outage.written) this.rows.set(name, row);
			throw new Error('the database is gone');
		}
		if (row) this.rows.set(name, row);
		return answer;
	}
}

const rowName = (
	scope: DeduplicationScope,
	{ workflow, node }: ICheckProcessedContextData,
): string => `${workflow.id} ${scope === 'node' ? node?.id : ''}`;
