/** A whole number with its thousands told apart: 20,000. */
export const grouped = (count: number): string => count.toLocaleString('en-US');
