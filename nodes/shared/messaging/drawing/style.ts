/** Texts, pixels; so many lines at most, so that one page cannot fill it all. */
export const TEXT = { size: 15, lineHeight: 22, mostLines: 200 } as const;

/** Names and remarks, pixels. */
export const SMALL = { size: 12, lineHeight: 18 } as const;

/** Both systems of phones and those of computers, whatever of them is there. */
export const FONTS = "'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/** What is written with. */
export const INK = { ink: '#16181d', faint: '#80868f' } as const;
