import { startCarrier } from '../../playground/carrier/carrier.mts';
import { untilEnded } from './executions.mts';
import { sendersFor } from './senders.mts';
import { Stage } from './stage.mts';
import { createCampaign, freshNumbers, START } from './workflows.mts';
const [n, opts, product='ihuyi A notification'] = process.argv.slice(2);
const stage = await Stage.open({ packageFile: process.env.PKG, runFolder: '/tmp/ft/run-prof', log: console.error, env: { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/ft/prof --cpu-prof-interval=2000' } });
try {
  const carrier = await startCarrier({ receiptDelayMs: { min: 0, max: 0 } , ihuyi: {balance: 1e7}});
  const w = await createCampaign(stage.api, { name: 'p', recipients: freshNumbers(+n), senders: sendersFor([product], carrier, {}, JSON.parse(opts)) });
  const t = Date.now();
  const id = await stage.api.run(w, START);
  await untilEnded(stage, id, 3600000);
  console.log('seconds', (Date.now() - t) / 1000, carrier.journal.messages().length);
  await carrier.close();
} finally { await stage.stop(); }
