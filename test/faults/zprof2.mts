import { receipts } from './receipts.mts';
import { Stage } from './stage.mts';
const stage = await Stage.open({ packageFile: process.env.PKG, runFolder: '/tmp/ft/run-prof', log: console.error, env: { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/ft/prof --cpu-prof-interval=2000' } });
try {
  const t = Date.now();
  console.log(await receipts({ stage, short: true, log: console.error }));
  console.log('seconds', (Date.now() - t) / 1000);
} finally { await stage.stop(); }
