import axios from 'axios';
import { Stage } from './stage.mts';
import { Gate } from '../../playground/carrier/gate.mts';
const stage = await Stage.open({ packageFile: process.env.PKG, runFolder: '/tmp/ft/run-prof', log: console.error, env: JSON.parse(process.env.EXTRA ?? '{}') });
const mk = async (name: string, trigger: any, next: any) => {
  const id = await stage.api.createWorkflow({ name, nodes: [trigger, next], connections: { [trigger.name]: { main: [[{ node: next.name, type: 'main', index: 0 }]] } } });
  await stage.api.publish(id);
};
const noop = { id: 'n', name: 'N', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} };
await mk('ours', { id: 't', name: 'T', type: 'n8n-nodes-sms-mms.deliveryReceiptTrigger', typeVersion: 1, position: [0, 0], webhookId: 'ours', parameters: { provider: 'ihuyi', urlSecret: { __rl: true, mode: 'own', value: 'abcdefghijklmnop1234' } } }, noop);
await mk('theirs', { id: 't', name: 'T', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 0], webhookId: 'theirs', parameters: { httpMethod: 'POST', path: 'theirs', options: {} } }, noop);
const time = async (name: string, url: string, count: number, atOnce: number) => {
  const gate = new Gate(atOnce); const all: number[] = []; const t0 = Date.now();
  await Promise.all(Array.from({ length: count }, (_, i) => gate.run(async () => { const t = Date.now(); const r = await axios.post(url, new URLSearchParams({ code: '2', smsid: `17${i}`, mobilephone: '15400000000', msg: 'x', report_time: '2026-11-21 09:00:00' }), { proxy: false, validateStatus: () => true }); if (r.status !== 200) console.log(r.status, r.data); all.push(Date.now() - t); })));
  all.sort((a, b) => a - b); console.log(name, atOnce, 'at once:', (Date.now() - t0) / 1000, 's; median', all[count >> 1], 'max', all.at(-1));
};
await time('ours', `${stage.url}/webhook/ours/abcdefghijklmnop1234`, 300, 2);
await stage.stop();
