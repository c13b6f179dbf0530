import * as n8nWorkflow from 'n8n-workflow';

afterEach(() => jest.resetModules());

async function pathIn(n8n: object) {
	jest.resetModules();
	jest.doMock('n8n-workflow', () => n8n);
	const { pathFromParameter } = await import('../../../../nodes/shared/n8n/webhook/webhookPath');
	return pathFromParameter('secret');
}

it('gives n8n a function for the path', async () => {
	const path = await pathIn(n8nWorkflow);
	expect(Object.getOwnPropertySymbols(path)).toEqual([n8nWorkflow.WEBHOOK_RESOLVERS]);
	expect(Object.keys(path)).toEqual(['path']);
});

it("an n8n before 2.35, which has no symbol for it, gets no key 'undefined'", async () => {
	const older: Record<string, unknown> = { ...n8nWorkflow };
	delete older.WEBHOOK_RESOLVERS;
	const path = await pathIn(older);
	expect(path).toEqual({ path: '={{$parameter["secret"]}}' });
	expect(Object.keys(path)).toEqual(['path']);
});
