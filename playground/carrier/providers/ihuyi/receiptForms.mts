/** How a product's receipts are written: the names of the form fields and the code of success. */
export interface ReceiptForm {
	fields: { id: string; number: string; code: string; message: string; time: string };
	/** The code that means delivered. */
	delivered: string;
}

/** Receipts of product A (reference 2.7, official): code 2 means delivered. */
export const notificationReceipts: ReceiptForm = {
	fields: {
		id: 'smsid',
		number: 'mobilephone',
		code: 'code',
		message: 'msg',
		time: 'report_time',
	},
	delivered: '2',
};

/** The notification form with another name of the id, such as `task_id` (reference 2.7 and 5). */
export function receiptsNaming(id: string): ReceiptForm {
	return { ...notificationReceipts, fields: { ...notificationReceipts.fields, id } };
}
