import type { Catalogue, Sentence } from '../messaging/model/sentence';

const LOOK_IT_UP = {
	en: "The message may have gone out, so it is not sent again by itself. Look it up in the provider's console or wait for its delivery receipt.",
	zh: '短信可能已发出，因此不会自动重发。请在服务商后台查询，或等待状态报告。',
};

const mayHaveArrived = (en: string, zh: string): Sentence => ({
	en: `${en} ${LOOK_IT_UP.en}`,
	zh: `${zh}${LOOK_IT_UP.zh}`,
});

/** Why a message was not sent, or why nobody knows whether it was. */
export const SENDING_SENTENCES = {
	// Answers of the provider
	tooManyRequests: {
		en: "The provider gets too many requests. Send again later, or set 'Messages per Second' lower.",
		zh: '请求过于频繁，被服务商限流。请稍后再发，或调低「Messages per Second」。',
	},
	refusedAccess: ({ status }: { status: number }) => ({
		en: `The provider refused access (HTTP ${status}). Check the credential, and whether the provider allows the address of your n8n.`,
		zh: `服务商拒绝访问（HTTP ${status}）。请检查凭证，以及 n8n 服务器的 IP 是否已加入服务商白名单。`,
	}),
	moved: ({ status }: { status: number }) => ({
		en: `The address of the provider has moved (HTTP ${status}). Correct 'Base URL' in the credential.`,
		zh: `服务商的接口地址已变更（HTTP ${status}）。请更正凭证中的「Base URL」。`,
	}),
	requestNotAccepted: ({ status }: { status: number }) => ({
		en: `The provider does not accept this request (HTTP ${status}). Check 'Base URL' in the credential.`,
		zh: `服务商不接受该请求（HTTP ${status}）。请检查凭证中的「Base URL」。`,
	}),
	notReached: ({ reason }: { reason: string }) => ({
		en: `The provider cannot be reached (${reason}). Nothing was sent. Check the network and 'Base URL' in the credential, then send again.`,
		zh: `无法连接服务商（${reason}），短信未发送。请检查网络和凭证中的「Base URL」，然后重新发送。`,
	}),
	noAnswer: ({ reason }: { reason: string }) =>
		mayHaveArrived(`The provider did not answer (${reason}).`, `未收到服务商的应答（${reason}）。`),
	unreadable: mayHaveArrived(
		'The provider answered something that cannot be read.',
		'服务商的应答无法识别。',
	),
	answerTooLong: mayHaveArrived(
		"The answer is longer than any answer of this provider, so it was not read. Check 'Base URL' in the credential.",
		'应答过长，不像该服务商的应答，因此未读取。请检查凭证中的「Base URL」。',
	),
	brokenOff: ({ status }: { status: number }) =>
		mayHaveArrived(
			`The provider broke off with HTTP ${status}.`,
			`服务商处理中断（HTTP ${status}）。`,
		),
	repetitionFailed: ({ reason }: { reason: Sentence }) => ({
		en: `The first request got no answer, and its repetition failed, perhaps because the first had arrived. The message is not sent again by itself; look it up in the provider's console. About the repetition: ${reason.en}`,
		zh: `首次请求没有应答，重试又失败，可能首次请求已送达服务商。短信不会自动重发，请在服务商后台查询。重试的结果：${reason.zh}`,
	}),

	// The run
	cancelled: {
		en: 'The run was stopped before this message was sent. Send it again when you want it to go out.',
		zh: '运行已被停止，这条短信未发送。需要时请重新发送。',
	},
	longPause: {
		en: "The provider gets too many requests and asked for a long pause, so this message was not sent. Send it again at 'retryAt', and set 'Messages per Second' lower.",
		zh: '请求过于频繁，服务商要求暂停较长时间，因此这条短信未发送。请在 retryAt 之后重新发送，并调低「Messages per Second」。',
	},
	lostTrack: {
		en: "Sending was interrupted by a fault in this node, so the message may or may not have gone out. It is not sent again by itself; look it up in the provider's console, and please report the fault.",
		zh: '本节点出现内部错误，发送被中断，不确定短信是否已发出。短信不会自动重发，请在服务商后台查询，并反馈此问题。',
	},
	stoppedRun: ({ count, reason }: { count: number; reason: Sentence }) => ({
		en: `The run was stopped after ${count} requests in a row had failed, so this message was not sent. The last reason: ${reason.en} Once that is settled, send the held messages again.`,
		zh: `连续 ${count} 次请求失败，运行已停止，这条短信未发送。最近一次原因：${reason.zh}解决后请重新发送暂缓的短信。`,
	}),
	inFlight: {
		en: "An earlier run began to send this message and ended before it learned the outcome, or another run is sending it just now. It may have gone out, so it is not sent again by itself. Look it up in the provider's console; 'Forget' in the option 'Send Once' lets it go out again.",
		zh: '之前的运行已开始发送这条短信，但在得知结果前就结束了；或者另一次运行正在发送。短信可能已发出，因此不会自动重发。请在服务商后台查询；在「Send Once」选项中选「Forget」后可重新发送。',
	},
	notWritten: ({ reason }: { reason: string }) => ({
		en: `n8n's database could not write down that this message is being sent (${reason}), so it was not sent. Check the database of your n8n, then run again.`,
		zh: `n8n 的数据库未能记录发送状态（${reason}），因此这条短信未发送。请检查 n8n 的数据库，然后重新运行。`,
	}),

	// Times
	heldUntilSendAt: {
		en: "It is not yet the time in 'Send At', and this provider cannot keep messages, so nothing was sent. Put a Wait node with 'retryAt' behind Not Accepted, and another Send node behind that.",
		zh: '尚未到「Send At」设定的时间，而该服务商不支持定时发送，因此未发送。请在 Not Accepted 之后接一个 Wait 节点（等到 retryAt），再接一个发送节点。',
	},
	outsideWindow: {
		en: "The time is outside the sending window, so nothing was sent. Send again at 'retryAt', for example behind a Wait node.",
		zh: '当前不在发送时段内，因此未发送。请在 retryAt 之后重新发送，例如接一个 Wait 节点。',
	},
	neverOpen: {
		en: "The sending window does not open within a year, so nothing was sent. Correct 'Hours', 'Days' or 'Holidays' in the option 'Sending Window'.",
		zh: '按设定的发送时段，一年之内都不能发送，因此未发送。请更正「Sending Window」选项中的「Hours」「Days」或「Holidays」。',
	},

	// Files
	notUploaded: ({ file, reason }: { file: string; reason: string }) => ({
		en: `The file '${file}' could not be handed to the provider (${reason}), so the message was not sent. Send again later.`,
		zh: `文件「${file}」上传到服务商失败（${reason}），因此未发送。请稍后重新发送。`,
	}),
	uploadUnreadable: ({ file, status }: { file: string; status: number }) => ({
		en: `The provider's answer to the file '${file}' cannot be read (HTTP ${status}), so the message was not sent. Check 'Base URL' in the credential.`,
		zh: `服务商对文件「${file}」的应答无法识别（HTTP ${status}），因此未发送。请检查凭证中的「Base URL」。`,
	}),
	file: ({ file, reason }: { file: string; reason: Sentence }) => ({
		en: `The file '${file}': ${reason.en}`,
		zh: `文件「${file}」：${reason.zh}`,
	}),
} satisfies Catalogue;
