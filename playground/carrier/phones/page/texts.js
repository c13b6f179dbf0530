/** The words of the page, by language. A function takes what its sentence is about. */
const texts = {
	en: {
		title: 'Phones',
		search: 'Search numbers and messages',
		languages: 'Language',
		counters: {
			phones: 'Phones',
			received: 'Messages',
			delivered: 'Delivered',
			undelivered: 'Undelivered',
			waiting: 'Waiting',
			off: 'Switched off',
			invalid: 'Invalid',
		},
		live: 'Live',
		lost: 'Connecting again …',
		nothingYet: 'No phone has received a message yet. Run a workflow, and they appear here.',
		nothingFound: 'No number and no message contains these words.',
		addPhone: (number) => `Add the phone ${number}`,
		previousPage: 'Newer',
		nextPage: 'Older',
		place: (from, to, all) => `${from} to ${to} of ${all} phones`,
		conditionGroup: 'Condition of the phone',
		conditions: { normal: 'Normal', off: 'Switched off', invalid: 'Invalid' },
		conditionHints: {
			normal: 'Messages arrive, as far as the simulator is not told otherwise.',
			off: 'Further messages are not delivered; the receipt says so with the code of the provider.',
			invalid: 'The provider refuses further messages to this number.',
		},
		screen: (number) => `Messages on ${number}`,
		earlier: (count) => `${count} earlier messages`,
		noMessages: 'No message yet',
		segments: (count) => (count === 1 ? '1 segment' : `${count} segments`),
		scheduledFor: (time) => `scheduled for ${time}`,
		sender: (from) => `from ${from}`,
		template: (id) => `template ${id}`,
		page: (number, all) => `Page ${number} of ${all}`,
		picture: 'Picture',
		sound: 'Sound',
		film: 'Film',
		file: 'File',
		notFetched: 'Given by address; the simulator does not fetch it',
		status: {
			delivered: 'Delivered',
			undelivered: 'Undelivered',
			waiting: 'Waiting',
			none: 'No receipt',
		},
		receiptAnswer: (answer) => `receipt answered ${answer}`,
		replyAnswer: (answer) => `reply answered ${answer}`,
		replyTo: 'Reply to',
		replyField: 'Reply',
		send: 'Send',
		optOut: (word) => `Opt out: ${word}`,
		problems: {
			noMessage: 'There is no message to answer.',
			noReplies: 'No way is known in which this provider passes replies on.',
			noAddress:
				'No workflow listens for replies of this provider: its address is not registered here.',
			noAnswer: 'The workflow did not answer. Is n8n running and the workflow active?',
			failed: 'The simulator did not do it. Is it still running?',
		},
	},
	zh: {
		title: '手机',
		search: '搜索号码和短信内容',
		languages: '语言',
		counters: {
			phones: '手机',
			received: '收到消息',
			delivered: '已送达',
			undelivered: '未送达',
			waiting: '等待回执',
			off: '关机',
			invalid: '空号',
		},
		live: '实时',
		lost: '正在重新连接…',
		nothingYet: '还没有手机收到消息。运行一个工作流，消息就会显示在这里。',
		nothingFound: '没有符合的号码或内容。',
		addPhone: (number) => `添加手机 ${number}`,
		previousPage: '较新',
		nextPage: '较早',
		place: (from, to, all) => `第 ${from}–${to} 部，共 ${all} 部手机`,
		conditionGroup: '手机状态',
		conditions: { normal: '正常', off: '关机', invalid: '空号' },
		conditionHints: {
			normal: '消息正常到达，除非模拟器另有设定。',
			off: '之后的消息不会送达，回执带服务商的状态码。',
			invalid: '服务商会拒绝之后发往此号码的消息。',
		},
		screen: (number) => `${number} 上的消息`,
		earlier: (count) => `另有 ${count} 条较早的消息`,
		noMessages: '还没有消息',
		segments: (count) => `计费 ${count} 条`,
		scheduledFor: (time) => `定时 ${time}`,
		sender: (from) => `发送方 ${from}`,
		template: (id) => `模板 ${id}`,
		page: (number, all) => `第 ${number} 页，共 ${all} 页`,
		picture: '图片',
		sound: '音频',
		film: '视频',
		file: '文件',
		notFetched: '只给出了地址，模拟器不下载',
		status: { delivered: '已送达', undelivered: '未送达', waiting: '等待回执', none: '无回执' },
		receiptAnswer: (answer) => `回执应答 ${answer}`,
		replyAnswer: (answer) => `上行应答 ${answer}`,
		replyTo: '回复给',
		replyField: '回复',
		send: '发送',
		optOut: (word) => `退订：${word}`,
		problems: {
			noMessage: '没有可以回复的消息。',
			noReplies: '尚不清楚该服务商如何推送上行回复。',
			noAddress: '没有工作流接收该服务商的上行回复：这里没有登记推送地址。',
			noAnswer: '工作流没有应答。n8n 是否在运行，工作流是否已启用？',
			failed: '模拟器没有完成操作。它还在运行吗？',
		},
	},
};

const memory = 'language';
const own = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
let language = localStorage.getItem(memory) in texts ? localStorage.getItem(memory) : own;

/** The language of the page: `en` or `zh`. */
export const currentLanguage = () => language;

/** Changes the language, also for later visits. */
export function chooseLanguage(chosen) {
	language = chosen;
	localStorage.setItem(memory, chosen);
}

/** The words in the current language. */
export const words = () => texts[language];

/** The names of the providers by language, as the simulator tells them. */
let providerNames = {};

/** Takes the names of the providers. */
export function learnProviders(names) {
	providerNames = names;
}

/** What a provider is called in the current language. */
export const providerName = (provider) => providerNames[provider]?.[language] ?? provider;
