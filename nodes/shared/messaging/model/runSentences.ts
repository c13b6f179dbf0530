import type { Catalogue } from './sentence';

const messages = (count: number) => `${count} ${count === 1 ? 'message' : 'messages'}`;

/** The line above the outputs of a run. */
export const RUN_SENTENCES = {
	counts: ({ count, accepted }: { count: number; accepted: number }) => ({
		en: `${messages(count)}: ${accepted} accepted, ${count - accepted} not.`,
		zh: `共 ${count} 条短信：提交成功 ${accepted} 条，未成功 ${count - accepted} 条。`,
	}),
	reason: ({ count, label, words }: { count: number; label: string; words: string }) => ({
		en: `${count} × ${label}. ${words}`,
		zh: `${count} × ${label}：${words}`,
	}),
	otherReasons: ({ count, reasons }: { count: number; reasons: number }) => ({
		en: `${count} for ${reasons === 1 ? 'another reason' : 'other reasons'}.`,
		zh: `另有 ${count} 条为其他原因。`,
	}),
	alreadySent: ({ count, campaign }: { count: number; campaign: string }) => ({
		en: `${count} ${count === 1 ? 'was' : 'were'} already sent${campaign && ` in campaign '${campaign}'`}.`,
		zh: `${count} 条已${campaign && `在活动「${campaign}」中`}发送过。`,
	}),
} satisfies Catalogue;
