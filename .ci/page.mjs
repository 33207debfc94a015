// The window's page, which the program embeds.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fail } from './setup/fail.mjs';
import { packaged } from './setup/node.mjs';
import { root, step } from './step.mjs';

const OUTPUT = 'ui/dist/index.html';

/** What the page is made from: where one of these is newer, it is built again. */
const SOURCES = [
  'package-lock.json',
  'src-tauri/crates/messages',
  'ui/index.html',
  'ui/src',
  'ui/start-chunks.ts',
  'ui/svelte.config.js',
  'ui/tsconfig.json',
  'ui/vite.config.ts',
  'ui/window-texts.ts',
];

/** What a start loads: the page's own script and the screens, with everything that these import for themselves. */
const STARTED = [/^index-/, /^App-/];

/** The largest sizes of JavaScript, as it is sent compressed, in bytes: of a start, and of a part that is loaded later. */
const LARGEST = { start: 120_000, later: 45_000 };

/** Builds the page, unless it is newer than everything that it is made from. */
export async function buildPage() {
  const output = path.join(root, OUTPUT);
  const built = existsSync(output) ? statSync(output).mtimeMs : 0;
  if (SOURCES.every((source) => newest(path.join(root, source)) < built)) return;
  await npm('vite', ['build', 'ui']);
}

/** Runs the program of an npm package, in the tree's folder or in the one that is named. */
export async function npm(name, args, { folder = '.' } = {}) {
  await step(process.execPath, [packaged(name), ...args], { folder: path.join(root, folder) });
}

/** When the newest of a folder's files was written; a folder itself is as new as the last file that went. */
function newest(source) {
  const stat = statSync(source);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(source).map((name) => newest(path.join(source, name)));
  return Math.max(stat.mtimeMs, ...inside);
}

/** The page's scripts: each with its name, its size when it is compressed, and what it imports for itself. */
function scripts() {
  const folder = path.join(root, 'ui/dist/assets');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return names.map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    // `import("./x.js")`, which waits until it is wanted, has a bracket.
    const imports = [...text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, other]) => other);
    return { name, size: gzipSync(text).length, imports };
  });
}

/** Those that a start loads. */
function started(all) {
  const found = new Set(all.filter(({ name }) => STARTED.some((begins) => begins.test(name))));
  for (const one of found) {
    for (const other of all) if (one.imports.includes(other.name)) found.add(other);
  }
  return found;
}

/** Says how large the page's JavaScript is, of a start and of each part that is loaded later; ends the script where one is too large. */
export function checkPageSize() {
  const all = scripts();
  const first = started(all);
  const start = [...first].reduce((sum, { size }) => sum + size, 0);
  const later = all.filter((one) => !first.has(one)).sort((one, other) => other.size - one.size);
  const words = [
    `A start loads ${kilobytes(start)} of JavaScript compressed, of ${kilobytes(LARGEST.start)} that it may be.`,
    ...later.map(({ name, size }) => `  later, ${name}: ${kilobytes(size)} of ${kilobytes(LARGEST.later)}`),
  ].join('\n');
  const missing = STARTED.some((begins) => !all.some(({ name }) => begins.test(name)));
  if (missing || start > LARGEST.start || later.some(({ size }) => size > LARGEST.later)) fail(words);
  console.log(`\n${words}`);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
