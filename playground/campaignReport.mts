import type { Workflow } from './n8nApi.mts';

/** The node that draws the picture. */
export const REPORT = 'Campaign Report';

/** Draws the report of a campaign from the data table that it has written. */
export const reportWorkflow = (tableId: string): Workflow => ({
	name: 'Report of a campaign',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'rows',
			name: 'Rows',
			type: 'n8n-nodes-base.dataTable',
			typeVersion: 1,
			position: [200, 0],
			parameters: {
				resource: 'row',
				operation: 'get',
				returnAll: true,
				dataTableId: { __rl: true, mode: 'id', value: tableId },
			},
		},
		{
			id: 'report',
			name: REPORT,
			type: 'n8n-nodes-sms-mms.campaignReport',
			typeVersion: 1,
			position: [400, 0],
			parameters: { title: '2026示例工业展' },
		},
	],
	connections: {
		Start: { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
		// Its rows are the sends and, with status and time, the receipts too.
		Rows: { main: [[0, 1].map((index) => ({ node: REPORT, type: 'main', index }))] },
	},
});
