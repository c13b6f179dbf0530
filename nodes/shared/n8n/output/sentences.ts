import type { SendOutcome } from '../../messaging/model/outcome';
import type { Catalogue, Sentence } from '../../messaging/model/sentence';

const items = (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`;
const parts = (count: number) => `${count} ${count === 1 ? 'part' : 'parts'}`;

/** What a dry run found out. */
interface DryRun {
	/** Messages that would go out. */
	wouldGo: number;
	/** Messages in all. */
	count: number;
	/** Parts that would be billed. */
	segments: number;
	/** In all, at the user's own price; empty without one. */
	cost: string;
	/** Why the rest would not go out; empty if all would. */
	others: string;
}

/** What the editor shows above the outputs, what the items of a refused run say, and what an agent is told. */
export const OUTPUT_SENTENCES = {
	refusedRun: ({ why }: { why: string }) => ({
		en: `${why}. Nothing was sent.`,
		zh: `${why}。未发送任何短信。`,
	}),
	refusedRunHint: ({ count, why }: { count: number; why: string }) => ({
		en: `${items(count)}: nothing was sent. ${why}.`,
		zh: `共 ${count} 条数据，未发送任何短信。${why}。`,
	}),
	failedItems: ({
		count,
		failed,
		reasons,
	}: {
		count: number;
		failed: number;
		reasons: string;
	}) => ({
		en: `${items(count)}: ${failed} failed. ${reasons}`,
		zh: `共 ${count} 条数据，失败 ${failed} 条。${reasons}`,
	}),
	dryRun: ({ wouldGo, count, segments, cost, others }: DryRun) => ({
		en: `Dry run, nothing was sent: ${wouldGo} of ${count} messages would go out, billed as ${parts(segments)}${cost && `, at your price ${cost} in all`} (a template or a multimedia message counts as one).${others && ` Not among them: ${others}`}`,
		zh: `试运行，未发送任何短信：${count} 条中将发出 ${wouldGo} 条，计费 ${segments} 条${cost && `，按设定单价共 ${cost}`}（模板短信和彩信按 1 条计）。${others && `其余：${others}`}`,
	}),
	warnings: ({ warned, count, byRule }: { warned: number; count: number; byRule: string }) => ({
		en: `Text rules: ${warned} of ${count} messages have warnings (${byRule}). Warnings stop nothing; each item has the details under 'warnings', and the option 'Text Rules' sets what is refused.`,
		zh: `内容检查：${count} 条短信中有 ${warned} 条有警告（${byRule}）。警告不会拦截发送；详情见各条数据的 warnings，可用「Text Rules」选项设置哪些情况拒发。`,
	}),
} satisfies Catalogue;

/** What an agent is told first, by the outcome. */
export const TOOL_SENTENCES = {
	accepted: () => ({
		en: 'The provider accepted the message. Whether it was delivered will be known later.',
		zh: '服务商已受理这条短信，是否送达稍后才知道。',
	}),
	rejected: () => ({ en: 'The message was not sent.', zh: '短信未发送。' }),
	held: ({ retryAt }: { retryAt?: string }) =>
		retryAt
			? {
					en: `The message was not sent, and may be sent from ${retryAt} on.`,
					zh: `短信未发送，${retryAt} 之后可以发送。`,
				}
			: { en: 'The message was not sent.', zh: '短信未发送。' },
	skipped: () => ({
		en: 'The message was not sent, on purpose.',
		zh: '短信按设定未发送。',
	}),
	unknown: () => ({
		en: 'It is unknown whether the message was sent: it may have arrived. Do not send it again.',
		zh: '不确定短信是否已发出，对方可能已收到，请勿重发。',
	}),
} satisfies Catalogue & Record<SendOutcome, (values: { retryAt?: string }) => Sentence>;
