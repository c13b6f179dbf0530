/** ihuyi's form of a mainland number: 11 digits, no country code (https://www.ihuyi.com/api/sms.html). */
export const toMainlandForm = (e164: string): string => e164.replace(/^\+86/, '');
