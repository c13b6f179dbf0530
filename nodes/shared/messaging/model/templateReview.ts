export const TEMPLATE_STATUSES = ['draft', 'inReview', 'approved', 'rejected'] as const;

/** Where a template stands with the provider and the carriers. */
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

/** The provider's or a carrier's word on a template. */
export interface TemplateReview {
	provider: string;
	templateId: string;
	status: TemplateStatus | 'unknown';
	/** The provider's word for the status, where this package does not know it. */
	providerStatus?: string;
	/** Why it was rejected, in the provider's words. */
	reason?: string;
	/** Set where each carrier decides for itself. */
	carrier?: 'China Mobile' | 'China Unicom' | 'China Telecom';
	/** When it was decided, milliseconds since 1970. */
	occurredAt?: number;
	/** The same for every repetition of this review. */
	reviewKey: string;
}

/** Completes a review with its key. */
export function templateReview(facts: Omit<TemplateReview, 'reviewKey'>): TemplateReview {
	const { provider, templateId, carrier = 'all', status, providerStatus } = facts;
	const parts = [
		provider,
		templateId,
		carrier,
		status,
		...(providerStatus ? [providerStatus] : []),
	];
	return { ...facts, reviewKey: parts.join(':') };
}
