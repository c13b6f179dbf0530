import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { unreadableTargets, webAddress } from '../shared/messaging/tracking/allowedTargets';
import type { ClickSettings } from '../shared/messaging/tracking/click';
import { isTrackingSecret, TRACKING_SECRET_ADVICE } from '../shared/messaging/tracking/clickToken';
import { anyTooLong, MOST_LIST } from '../shared/messaging/text/textLimits';

/** A colon would make the path a pattern, a slash another one. */
const USABLE_PATH = /^[\w-]{1,64}$/;

/** Reads what decides about links. */
export function readSettings(context: IHookFunctions | IWebhookFunctions): ClickSettings {
	const text = (name: string) => String(context.getNodeParameter(name, '') ?? '').trim();
	return {
		secret: text('secret'),
		allowedTargets: text('allowedTargets'),
		defaultTarget: text('defaultTarget'),
	};
}

/** What is wrong with the settings, and the way out. */
function problemOf(
	path: string,
	settings: ClickSettings,
): [what: string, advice: string] | undefined {
	const { secret, allowedTargets, defaultTarget } = settings;
	if (!USABLE_PATH.test(path)) {
		return [
			`'Path' is '${path}', which cannot be the end of a URL`,
			'Enter up to 64 letters, digits, hyphens or underscores, for example fair.',
		];
	}
	const unbounded = anyTooLong(
		[
			['Tracking Secret', secret],
			['Allowed Targets', allowedTargets],
			['Default Target', defaultTarget],
		],
		MOST_LIST,
	);
	if (unbounded) return [unbounded.message.en, 'Links lead nowhere until then.'];
	if (!isTrackingSecret(secret)) {
		return ["'Tracking Secret' is missing or too short", TRACKING_SECRET_ADVICE];
	}
	if (allowedTargets === '' && defaultTarget === '') {
		return [
			"'Allowed Targets' and 'Default Target' are both empty, so that no link would lead anywhere",
			"Enter the host of your website in 'Allowed Targets', for example fair.example.com.",
		];
	}
	const [unreadable] = unreadableTargets(allowedTargets);
	if (unreadable !== undefined) {
		return [
			`'Allowed Targets' has '${unreadable}', which is neither a host nor the beginning of an address`,
			'Enter hosts such as fair.example.com or *.example.com, or addresses such as https://fair.example.com/2026/, without ? and #.',
		];
	}
	if (defaultTarget !== '' && !webAddress(defaultTarget)) {
		return [
			`'Default Target' is '${defaultTarget}', which is no complete web address`,
			'Write it out, for example https://fair.example.com/register.',
		];
	}
	return undefined;
}

/**
 * Refuses to publish with settings that would let forged clicks in or lead nowhere.
 *
 * @throws NodeOperationError
 */
export function checkSettings(context: IHookFunctions): void {
	const path = String(context.getNodeParameter('path', '') ?? '');
	const [what, description] = problemOf(path, readSettings(context)) ?? [];
	if (what !== undefined) throw new NodeOperationError(context.getNode(), what, { description });
}
