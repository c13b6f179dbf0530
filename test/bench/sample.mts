/** What one run of one contestant came to. */
export interface Sample {
	value: number;
	/** Why it cannot be trusted; none if it can. */
	problems: string[];
}

/**
 * Lets the contestants run in turns, round after round, so that the machine's mood hits all alike.
 *
 * @returns the samples of each, a round each
 */
export async function inTurns<Name extends string>(
	rounds: number,
	contestants: Readonly<Record<Name, () => Promise<Sample>>>,
): Promise<Record<Name, Sample[]>> {
	const names = Object.keys(contestants) as Name[];
	const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]]));
	for (let round = 0; round < rounds; round++) {
		for (const name of names) samples[name].push(await contestants[name]());
	}
	return samples as Record<Name, Sample[]>;
}

export const valuesOf = (samples: readonly Sample[]): number[] => samples.map(({ value }) => value);

/** Two contestants beside each other. */
export const beside = (ours: readonly Sample[], theirs: readonly Sample[]) => ({
	ours: valuesOf(ours),
	theirs: valuesOf(theirs),
	problems: [...ours, ...theirs].flatMap(({ problems }) => problems),
});
