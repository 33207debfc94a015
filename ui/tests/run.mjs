// The window's screens in Chromium, the built user interface under the production content security policy, with view
// scenarios in the place of the program: what is wrong with each is told, and pictures of each are kept.
//
//   node ui/tests/run.mjs [--only PATTERN] [--dist FOLDER]
//
// The user interface has to be built before (`vite build ui`). CHROMIUM names another Chromium than Debian's.

import { mkdir, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ACTS, ARRIVALS } from './chromium/acts.mjs';
import { writeAlbum } from './chromium/album.mjs';
import { inspect, SIZES } from './chromium/inspect.mjs';
import { INTERACTIONS } from './chromium/interactions/index.mjs';
import { open, violations } from './chromium/page.mjs';
import { scenarios, screens } from './chromium/screens.mjs';
import { production, serve } from './chromium/server.mjs';

const tree = new URL('../../', import.meta.url);
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, dist: { type: 'string' } } });
const only = new RegExp(values.only);
const dist = values.dist ?? fileURLToPath(new URL('ui/dist', tree));
const folder = fileURLToPath(new URL('target/screenshots', tree));
const PICTURES = 'chromium';

/** Pages at a time: some draw while others wait. */
const AT_A_TIME = Math.max(2, Math.min(cpus().length * 2, 8));

const began = Date.now();
const { csp, freezePrototype } = await production(tree);
const server = await serve(dist, csp);
const served = { url: server.url, freezePrototype };
const all = await scenarios(new URL('ui/scenarios/', tree));
const wanted = screens(all, ACTS, ARRIVALS).filter(({ name }) => only.test(name));
const actions = INTERACTIONS.filter(({ name }) => only.test(name));
if (only.source === '(?:)') await rm(join(folder, PICTURES), { recursive: true, force: true });
await mkdir(join(folder, PICTURES), { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--disable-component-update',
    '--disable-sync',
    '--force-color-profile=srgb',
  ],
});
const faults = new Map();
const notes = [];
try {
  const jobs = [...wanted.map(screenJob), ...actions.map(actionJob)];
  await Promise.all(Array.from({ length: AT_A_TIME }, () => work(jobs)));
} finally {
  await browser.close();
  server.close();
}
await writeAlbum(folder, PICTURES, wanted, faults);
report();

async function work(jobs) {
  const settings = { locale: 'en-GB', timezoneId: 'Europe/Stockholm', reducedMotion: 'reduce', colorScheme: 'light' };
  const contexts = {
    100: await browser.newContext({ ...settings, ...SIZES[100] }),
    200: await browser.newContext({ ...settings, ...SIZES[200] }),
  };
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const found = await job.run(contexts).catch((error) => [`did not work: ${error.stack ?? error}`]);
    if (found.length > 0) faults.set(job.name, found);
  }
  await Promise.all(Object.values(contexts).map((context) => context.close()));
}

function screenJob(screen) {
  const run = (contexts) => inspect(contexts, served, screen, all.get(screen.scenario), join(folder, PICTURES));
  return { name: screen.name, run };
}

function actionJob({ name, scenario, size = 100, clock = false, check }) {
  const run = async (contexts) => {
    const { page, complaints } = await open(contexts[size], served, all.get(scenario), { clock });
    try {
      const note = await check(page, all);
      if (note) notes.push(note);
      return [...complaints, ...(await violations(page))];
    } finally {
      await page.close();
    }
  };
  return { name, run };
}

function report() {
  for (const [name, found] of [...faults].sort(([one], [other]) => (one < other ? -1 : 1))) {
    console.error(`\n${name}`);
    for (const fault of found) console.error(`  ${fault}`);
  }
  for (const note of notes) console.log(note);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `\n${wanted.length} screens and ${actions.length} interactions in ${seconds} s; ${faults.size} with faults.`,
  );
  console.log(`Pictures: ${join(folder, 'index.html')}`);
  process.exitCode = faults.size > 0 || wanted.length + actions.length === 0 ? 1 : 0;
}
