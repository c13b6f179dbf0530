/** Traditional characters of the words that instructions to opt out, and answers to them, are made of. */
const SIMPLIFIED: Readonly<Record<string, string>> = {
	訂: '订',
	閱: '阅',
	覆: '复',
	復: '复',
	複: '复',
	請: '请',
	發: '发',
	編: '编',
	輯: '辑',
	輸: '输',
	謝: '谢',
	煩: '烦',
	麼: '么',
	幫: '帮',
	開: '开',
	啟: '启',
	擊: '击',
	點: '点',
	絕: '绝',
	這: '这',
	類: '类',
};

const TRADITIONAL = /[訂閱覆復複請發編輯輸謝煩麼幫開啟擊點絕這類]/g;

/** A text with these characters as they are written on the mainland, so that words are listed once. */
export const simplified = (text: string): string =>
	text.replace(TRADITIONAL, (character) => SIMPLIFIED[character] ?? character);
