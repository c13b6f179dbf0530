import {
	numberContents,
	type MessageContent,
} from '../../../../nodes/shared/messaging/model/message';
import { memoizeLast } from '../../../../nodes/shared/messaging/util/memoizeLast';

describe('what was worked out last', () => {
	it('is given again while the input stays the same', () => {
		const work = jest.fn((text: string) => text.length);
		const lengthOf = memoizeLast(work);
		expect(['one', 'one', 'three', 'one'].map(lengthOf)).toEqual([3, 3, 5, 3]);
		expect(work.mock.calls).toEqual([['one'], ['three'], ['one']]);
	});

	it('is given again where it is undefined, also of undefined', () => {
		const work = jest.fn((input: undefined) => input);
		const nothingOf = memoizeLast(work);
		nothingOf(undefined);
		nothingOf(undefined);
		expect(work).toHaveBeenCalledTimes(1);
	});
});

describe('the numbers of contents', () => {
	const text = (words: string): MessageContent => ({ kind: 'text', text: words });

	it('are equal for equal contents, wherever they stand', () => {
		const numberOf = numberContents((content) => JSON.stringify(content));
		const numbers = ['a', 'b', 'a', 'c', 'b'].map((words) => numberOf(text(words)));
		expect(numbers).toEqual([0, 1, 0, 2, 1]);
	});

	it('are equal where the key is', () => {
		const numberOf = numberContents(({ kind }) => kind);
		expect(numberOf(text('a'))).toBe(numberOf(text('b')));
	});
});
