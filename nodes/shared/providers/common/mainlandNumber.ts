/**
 * A mainland number as the providers there want it: 11 digits without the country code
 * (https://www.ihuyi.com/api/sms.html, https://www.mysubmail.com/documents/FppOR3; Jiutian by its
 * customers' integrations).
 */
export const toMainlandForm = (e164: string): string => e164.replace(/^\+86/, '');
