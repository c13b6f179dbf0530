import type { z } from 'zod';

/** What is wrong with an input, in words: each issue with the name of its field. */
export function zodSentence(error: z.ZodError): string {
	return error.issues
		.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
		.join(' ');
}
