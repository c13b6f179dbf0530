/**
 * What requiring modules costs a fresh process: `node loadRun.mjs FILE...`. n8n-workflow and luxon are
 * there before, as they are in n8n; NODE_PATH says where. Prints milliseconds of CPU and bytes.
 *
 * JavaScript, because what strips the types of TypeScript would go on compiling itself in other threads
 * meanwhile, half as much again as what is measured.
 */
import { createRequire } from 'node:module';

const files = process.argv.slice(2);
const require = createRequire(files[0]);
require('n8n-workflow');
require('luxon');

const memory = process.memoryUsage().rss;
const cpu = process.cpuUsage();
for (const file of files) require(file);
const { user, system } = process.cpuUsage(cpu);
const bytes = process.memoryUsage().rss - memory;
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, bytes }));
