import type { Message } from '../../../../nodes/shared/messaging/model/message';
import { marketing } from '../../../../nodes/shared/providers/ihuyi/send/marketing';
import vectors from '../../../vectors/ihuyi.json';

const { requestId } = vectors;
const messages: Message[] = ['+8613800000000', '+8613900000000'].map((to) => ({
	to,
	content: { kind: 'text', text: '会员活动本周开始，回T退订' },
	signature: '示例签名',
	settings: {},
}));
const batch = { messages, requestId };
const [batchSend] = marketing.calls;
const decode = (body: string) => batchSend.decode({ status: 200, body }, batch);

it('encodes the worked example of the reference (4.1), unsigned', () => {
	expect(batchSend.encode(batch)).toEqual({
		method: 'POST',
		path: '/sms-yx/v1/batchSend',
		json: {
			request_id: requestId,
			product_id: 1001,
			phone: ['13800000000', '13900000000'],
			sign_name: '示例签名',
			content: '会员活动本周开始，回T退订',
		},
	});
});

it('sends the product id of the account', () => {
	const own = messages.map((message) => ({ ...message, settings: { productId: 1018 } }));
	expect(batchSend.encode({ messages: own, requestId }).json).toMatchObject({ product_id: 1018 });
});

it('takes OK for all numbers, with our request id as message id', () => {
	const accepted = {
		outcome: 'accepted',
		messageId: requestId,
		messageIdSource: 'requestId',
	};
	expect(decode('{"code":"OK"}')).toEqual([accepted, accepted]);
});

it('knows the one published refusal', () => {
	const refused = {
		outcome: 'rejected',
		failure: { category: 'configuration', providerCode: 'InputDataInvalid', retryable: false },
	};
	expect(decode('{"code":"InputDataInvalid","message":"phone"}')).toMatchObject([refused, refused]);
});

it('keeps an unknown refusal as it came and guesses nothing', () => {
	expect(decode('{"code":"Whatever","msg":"words"}')?.[0]).toMatchObject({
		outcome: 'rejected',
		failure: { category: 'unknown', providerCode: 'Whatever', providerMessage: 'words' },
	});
});

it('says nothing about an answer outside the protocol', () => {
	expect(decode('Bad Gateway')).toBeUndefined();
});
