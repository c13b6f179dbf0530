import type { Carrier } from '../phone/carriers';
import type { FailureCategory } from '../model/failure';
import type { MessageResult } from './sentMessage';

import type { Warning } from './warnings';
import type { Language } from '../model/sentence';

/** Numbers of a warning as a reader sees them. */
interface WarningNumbers {
	part: string;
	whole: string;
	percent: string;
}

/** Columns of the details, in their order. */
export const COLUMNS = [
	'to',
	'name',
	'variant',
	'carrier',
	'provider',
	'result',
	'submittedAt',
	'receiptAt',
	'secondsToDeliver',
	'segments',
	'cost',
	'category',
	'reason',
	'providerCode',
	'replied',
	'optedOut',
	'clicked',
	'complained',
	'messageId',
] as const;

export type Column = (typeof COLUMNS)[number];

interface Words {
	title: string;
	results: Readonly<Record<MessageResult, string>>;
	categories: Readonly<Record<FailureCategory, string>>;
	/** `unknown`: numbers of the country whose carrier no prefix tells. */
	carriers: Readonly<Record<Carrier, string>>;
	columns: Readonly<Record<Column, string>>;
	warnings: Readonly<Record<Warning['kind'], (numbers: WarningNumbers) => string>>;
	messages: string;
	accepted: string;
	notAccepted: string;
	deliveryRate: string;
	time: string;
	/** In how much time 95 of 100 arrived. */
	p95: (time: string) => string;
	cost: string;
	perDelivered: (cost: string) => string;
	optOuts: string;
	replies: string;
	clicks: string;
	complaints: string;
	funnel: string;
	reasons: string;
	noReasons: string;
	deliveredWithin: string;
	noTimes: string;
	measured: (count: string) => string;
	byCarrier: string;
	byVariant: string;
	noVariant: string;
	unknownNumbers: string;
	more: (count: number) => string;
	look: string;
	yes: string;
	no: string;
}

const EN: Words = {
	title: 'Campaign Report',
	results: {
		delivered: 'Delivered',
		undelivered: 'Undelivered',
		waiting: 'Waiting',
		rejected: 'Rejected',
		held: 'Held',
		skipped: 'Skipped',
		unknown: 'Unknown',
	},
	categories: {
		invalidNumber: 'Invalid number',
		unreachable: 'Unreachable',
		blocked: 'Blocked',
		contentRejected: 'Content refused',
		templateRejected: 'Template refused',
		signatureRejected: 'Signature refused',
		rateLimited: 'Rate limited',
		insufficientBalance: 'Balance used up',
		authentication: 'Authentication',
		configuration: 'Configuration',
		expired: 'Expired',
		carrier: 'Carrier',
		provider: 'Provider',
		network: 'Network',
		cancelled: 'Cancelled',
		unknown: 'Unknown',
	},
	carriers: {
		'China Mobile': 'China Mobile',
		'China Unicom': 'China Unicom',
		'China Telecom': 'China Telecom',
		'China Broadnet': 'China Broadnet',
		unknown: 'other',
	},
	columns: {
		to: 'Phone',
		name: 'Name',
		variant: 'Variant',
		carrier: 'Carrier (by prefix)',
		provider: 'Provider',
		result: 'Result',
		submittedAt: 'Submitted at',
		receiptAt: 'Receipt at',
		secondsToDeliver: 'Seconds to deliver',
		segments: 'Segments',
		cost: 'Cost',
		category: 'Reason',
		reason: 'Explanation',
		providerCode: 'Provider code',
		replied: 'Replied',
		optedOut: 'Opted out',
		clicked: 'Clicked',
		complained: 'Complained',
		messageId: 'Message ID',
	},
	warnings: {
		deliveryBelowMark: ({ part, whole, percent }) =>
			`${percent} of the messages with a final receipt were delivered (${part} of ${whole}); the usual mark is at least 98%. Look at the reasons first.`,
		complaintsAboveMark: ({ part, whole, percent }) =>
			`${percent} of the accepted messages led to a complaint (${part} of ${whole}); the usual mark is below 0.1%. Check who was written to and how they can opt out.`,
		waiting: ({ part, percent }) =>
			`${part} accepted messages (${percent}) have no final receipt yet, so the figures may still change.`,
		unknownOutcomes: ({ part }) =>
			`For ${part} messages it is not known whether the provider took them. They may have been delivered; ask the provider before you send them again.`,
		noReceipts: ({ part }) =>
			`No final receipt belongs to these sends, so nothing is known about their delivery. Receipts of other messages: ${part}. Connect 'Receipts', and check that the fields 'messageId' and 'to' match.`,
		costIncomplete: ({ part, whole }) =>
			`The cost is known for ${part} of ${whole} billed messages only, so the campaign may have cost more than shown.`,
		clocks: ({ part }) =>
			`${part} messages were left out of the time to deliver, because by their receipts they arrived more than a minute before they were sent. Check the time zone of 'submittedAt' and 'occurredAt'.`,
		noClicksMatched: ({ part }) =>
			`None of the ${part} clicks belongs to a send. Check the option 'Clicks: Match By'.`,
	},
	messages: 'Messages',
	accepted: 'Accepted',
	notAccepted: 'Not accepted',
	deliveryRate: 'Delivered of accepted',
	time: 'Half arrived within',
	p95: (time) => `95% within ${time}`,
	cost: 'Cost',
	perDelivered: (cost) => `${cost} per delivered`,
	optOuts: 'Opt-outs',
	replies: 'Replied',
	clicks: 'Clicked',
	complaints: 'Complaints',
	funnel: 'From message to answer',
	reasons: 'Why messages did not arrive',
	noReasons: 'No message is known to have failed.',
	deliveredWithin: 'Arrived within',
	noTimes: 'No times of delivery are known.',
	measured: (count) => `${count} delivered messages with known times`,
	byCarrier: 'By carrier (by prefix)',
	byVariant: 'By variant',
	noVariant: 'Without variant',
	unknownNumbers: 'Unknown',
	more: (count) => `${count} more not shown`,
	look: 'Worth a look',
	yes: 'yes',
	no: 'no',
};

const ZH: Words = {
	title: '短信群发报告',
	results: {
		delivered: '已送达',
		undelivered: '未送达',
		waiting: '等待回执',
		rejected: '提交被拒',
		held: '暂缓发送',
		skipped: '已跳过',
		unknown: '结果不明',
	},
	categories: {
		invalidNumber: '号码无效',
		unreachable: '无法接通',
		blocked: '黑名单或已退订',
		contentRejected: '内容被拒',
		templateRejected: '模板被拒',
		signatureRejected: '签名被拒',
		rateLimited: '频率限制',
		insufficientBalance: '余额不足',
		authentication: '鉴权失败',
		configuration: '配置问题',
		expired: '已过有效期',
		carrier: '运营商原因',
		provider: '服务商原因',
		network: '网络问题',
		cancelled: '已取消',
		unknown: '原因不明',
	},
	carriers: {
		'China Mobile': '中国移动',
		'China Unicom': '中国联通',
		'China Telecom': '中国电信',
		'China Broadnet': '中国广电',
		unknown: '其他',
	},
	columns: {
		to: '手机号',
		name: '姓名',
		variant: '版本',
		carrier: '运营商（按号段）',
		provider: '服务商',
		result: '结果',
		submittedAt: '提交时间',
		receiptAt: '回执时间',
		secondsToDeliver: '送达用时（秒）',
		segments: '计费条数',
		cost: '费用',
		category: '原因',
		reason: '说明',
		providerCode: '服务商代码',
		replied: '是否回复',
		optedOut: '是否退订',
		clicked: '是否点击',
		complained: '是否投诉',
		messageId: '消息 ID',
	},
	warnings: {
		deliveryBelowMark: ({ part, whole, percent }) =>
			`在已有最终回执的短信中，送达率为 ${percent}（${part} / ${whole}），通常应不低于 98%。请先查看未送达原因。`,
		complaintsAboveMark: ({ part, whole, percent }) =>
			`投诉率为 ${percent}（${part} / ${whole}），通常应低于 0.1%。请检查发送对象以及退订方式。`,
		waiting: ({ part, percent }) =>
			`还有 ${part} 条已提交的短信（${percent}）没有最终回执，数据可能还会变化。`,
		unknownOutcomes: ({ part }) =>
			`有 ${part} 条短信不确定服务商是否已接收，可能已经送达；再次发送前请先向服务商查询。`,
		noReceipts: ({ part }) =>
			`没有与这些短信对应的最终回执，无法得知送达情况。属于其他短信的回执：${part} 条。请连接“Receipts”输入，并检查字段“messageId”和“to”是否一致。`,
		costIncomplete: ({ part, whole }) =>
			`${whole} 条计费短信中只有 ${part} 条有费用，实际费用可能高于所示金额。`,
		clocks: ({ part }) =>
			`有 ${part} 条短信未计入送达用时：按回执，它们在提交前一分钟以上就已送达。请检查“submittedAt”和“occurredAt”的时区。`,
		noClicksMatched: ({ part }) =>
			`${part} 次点击都找不到对应的短信。请检查选项“Clicks: Match By”。`,
	},
	messages: '短信总数',
	accepted: '提交成功',
	notAccepted: '未提交成功',
	deliveryRate: '送达率（占提交成功）',
	time: '半数送达用时',
	p95: (time) => `95%：${time}`,
	cost: '费用',
	perDelivered: (cost) => `每条送达 ${cost}`,
	optOuts: '退订',
	replies: '已回复',
	clicks: '已点击',
	complaints: '投诉',
	funnel: '从发送到回应',
	reasons: '未送达的原因',
	noReasons: '没有已知的失败短信。',
	deliveredWithin: '送达用时',
	noTimes: '没有送达时间。',
	measured: (count) => `${count} 条送达短信有时间记录`,
	byCarrier: '按运营商（按号段）',
	byVariant: '按版本',
	noVariant: '无版本',
	unknownNumbers: '未知',
	more: (count) => `另有 ${count} 项未显示`,
	look: '值得注意',
	yes: '是',
	no: '否',
};

/** All words that a reader of the report sees. */
export const REPORT_LABELS: Readonly<Record<Language, Words>> = { en: EN, zh: ZH };
