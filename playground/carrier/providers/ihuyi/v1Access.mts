import type { IhuyiAccountOptions } from './accountOptions.mts';
import { codesOf, invalidInputCode } from './marketingCodes.mts';
import { RequestIdMemory } from './requestIdMemory.mts';
import { refuseV1Request, v1RequestSchema, type V1Keys } from './v1Request.mts';

/**
 * What all v1 products check alike: the common fields, the signature and the `request_id`
 * (reference 3).
 */
export class V1Access {
	private readonly requestIds = new RequestIdMemory();

	private readonly keys: V1Keys;

	private readonly account: IhuyiAccountOptions;

	/** @param keys API ID and key of the product */
	constructor(keys: V1Keys, account: IhuyiAccountOptions) {
		this.keys = keys;
		this.account = account;
	}

	/**
	 * Lets a request in or says with which code not.
	 * @param now in ms
	 */
	admit(body: unknown, now: number): { requestId: string } | { code: string } {
		const codes = codesOf(this.account);
		const request = v1RequestSchema.safeParse(body);
		if (!request.success) return { code: invalidInputCode };
		const refusal = refuseV1Request(request.data, this.keys, now);
		if (refusal) return { code: codes[refusal] };
		const { request_id: requestId } = request.data;
		if (this.requestIds.knows(requestId, now)) return { code: codes.repeatedRequestId };
		if (this.account.refusalUsesRequestId) this.remember(requestId, now);
		return { requestId };
	}

	/** Marks the id of a request that was taken as used. */
	remember(requestId: string, now: number): void {
		this.requestIds.remember(requestId, now);
	}
}
