/** The codes of reference 5 with their meaning in short; Plivo's literal texts are unknown. */
export const errorTexts: Record<string, string> = {
	'000': 'No error',
	'10': 'Invalid message',
	'20': 'Network error',
	'30': 'Spam detected',
	'40': 'Invalid source number',
	'50': 'Invalid destination number',
	'60': 'Loop detected',
	'70': 'Destination permanently unavailable',
	'80': 'Destination temporarily unavailable',
	'90': 'No route available',
	'100': 'Prohibited by carrier',
	'110': 'Message too long',
	'120': 'MMS payload too large',
	'200': 'Source number blocked by STOP from destination number',
	'201': 'Outbound messages from US Toll Free number to Canada blocked',
	'420': 'Message expired',
	'450': 'Destination country barred',
	'900': 'Insufficient credit',
	'1000': 'Unknown error',
};

/**
 * With these codes a message ends as `failed` instead of `undelivered`, because by their meaning it
 * never reached the carrier (420 and 900: reference 2 and 5; 200: SDK fixtures; the rest follows).
 */
export const neverSentCodes = ['10', '40', '60', '90', '120', '200', '201', '420', '450', '900'];
