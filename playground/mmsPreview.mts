import type { FrameLocator } from 'playwright-core';
import type { Editor } from './editor.mts';
import type { Workflow, WorkflowNode } from './n8nApi.mts';
import { pngPoster } from './pictures.mts';

/** The node that makes the picture. */
const SEND = 'Send MMS Invitation';

const node = (name: string, type: string, x: number, rest: Partial<WorkflowNode>) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [x, 0],
	parameters: {},
	...rest,
});

/** Makes a poster, composes an invitation with it and shows what a guest would see: a dry run. */
export const previewWorkflow = (credential: { id: string; name: string }): Workflow => {
	const chain = [
		node('Start', 'n8n-nodes-base.manualTrigger', 0, {}),
		node('Guest', 'n8n-nodes-base.set', 200, {
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: JSON.stringify({
					name: '张三',
					phone: '15400000001',
					poster: pngPoster(320, 180).toString('base64'),
				}),
			},
		}),
		node('Poster', 'n8n-nodes-base.convertToFile', 400, {
			typeVersion: 1.1,
			parameters: {
				operation: 'toBinary',
				sourceProperty: 'poster',
				binaryPropertyName: 'data',
				options: { fileName: 'poster.png', mimeType: 'image/png' },
			},
		}),
		node(SEND, 'n8n-nodes-sms-mms.sendMmsInvitation', 600, {
			parameters: {
				provider: 'ihuyi',
				messageType: 'mms',
				signature: '示例签名',
				to: "={{ $('Guest').item.json.phone }}",
				contentMode: 'compose',
				eventName: '2026示例工业展',
				guestName: "={{ $('Guest').item.json.name }}",
				start: '2026-11-21T09:00',
				end: '2026-11-23T17:00',
				venue: '国家会展中心（上海）',
				booth: '5.1A08',
				registrationLink: 'https://www.example.com/register',
				media: { file: [{ source: 'binary', binaryField: 'data' }] },
				options: { dryRun: true, optOutText: '拒收请回复R' },
			},
			credentials: { ihuyiApi: credential },
		}),
	];
	const connections = chain.slice(1).map(({ name }, index) => {
		const main = [[{ node: name, type: 'main', index: 0 }]];
		return [chain[index].name, { main }];
	});
	return {
		name: 'Preview of an MMS invitation',
		nodes: chain,
		connections: Object.fromEntries(connections),
	};
};

/**
 * Runs the workflow in the editor and looks at the picture as a user does: the Binary tab of the
 * output, then 'View'.
 *
 * @returns the frame that shows it
 */
export async function viewPreview(editor: Editor, workflowId: string): Promise<FrameLocator> {
	const { page } = editor;
	await editor.openWorkflow(workflowId);
	await editor.execute();
	await editor.openNode(SEND);
	await page.locator('[data-test-id=output-panel]').getByText('Not Accepted Branch').click();
	return await editor.viewBinary();
}
