/**
 * A starter list of absolute claims (绝对化用语); the option 'Forbidden Words' is there for more.
 *
 * The Advertising Law of the PRC, article 9 (3), forbids 国家级, 最高级, 最佳 "and such" (等用语) in
 * advertisements. That the list goes on: 极品 by the reply 工商广字[1997]第207号, and whatever means the
 * same by the guideline 广告绝对化用语执法指南 (State Administration for Market Regulation, notice 6 of
 * 2023), which also says that the context decides. The others, and the English ones, stand in no law:
 * they are words that people who write advertisements avoid.
 */
export const ABSOLUTE_CLAIMS: readonly string[] = [
	'国家级',
	'最高级',
	'最佳',
	'极品',
	'顶级',
	'第一',
	'最低价',
	'绝对',
	'100%',
	'free money',
	'guaranteed',
	'risk-free',
];

/** Where 第一 only counts, as in 第一届 (the first edition of a fair). */
const COUNTED = [...'届天次期个步位批场轮部季馆层排号', '时间', '阶段'];

/** Ordinary words that hold one of the claims. */
export const ORDINARY_WORDS: readonly string[] = [
	...COUNTED.map((what) => `第一${what}`),
	'绝对值',
];
