/** What phones in mainland China often write back. */
export const CHINESE_QUICK_REPLIES = ['1', '退订'] as const;

/** The ids of a table, for people to read. */
export const idsIn = (byId: object): string => Object.keys(byId).join(', ');
