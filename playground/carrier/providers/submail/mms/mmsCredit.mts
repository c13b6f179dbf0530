import type { SubmailAccountOptions } from '../accountOptions.mts';
import type { Refusal } from '../refusals.mts';

/** Counted in whole ten-thousandths of a yuan: prices have fractions that add up wrongly. */
const unitsPerYuan = 10_000;

/** The money of an account for multimedia messages (reference 8 and 11). */
export class MmsCredit {
	private units: number;

	private readonly unitsPerMessage: number;

	constructor({ mmsBalance, mmsFee }: SubmailAccountOptions) {
		this.units = Math.round(mmsBalance * unitsPerYuan);
		this.unitsPerMessage = Math.round(mmsFee * unitsPerYuan);
	}

	/** What is left, in yuan: a number, as balance/mms prints it. */
	left(): number {
		return this.units / unitsPerYuan;
	}

	/** Why one more message cannot be paid (reference 15). */
	refuse(): Refusal | undefined {
		return this.unitsPerMessage > this.units ? { code: 904 } : undefined;
	}

	/** Bills a message. */
	charge(): void {
		this.units -= this.unitsPerMessage;
	}
}
