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
  'src-tauri/crates/messages/en',
  'ui/index.html',
  'ui/src',
  'ui/svelte.config.js',
  'ui/tsconfig.json',
  'ui/vite.config.ts',
  'ui/window-texts.ts',
];

/** The largest size of all JavaScript of the page, as it is sent compressed, in bytes. */
const LARGEST = 120_000;

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

/** How large the page's JavaScript is, compressed, in bytes. */
function pageSize() {
  const folder = path.join(root, 'ui/dist/assets');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return files.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name))).length, 0);
}

/** Says how large the page's JavaScript is; ends the script where that is too large. */
export function checkPageSize() {
  const size = pageSize();
  const words = `The page's JavaScript is ${kilobytes(size)} compressed, of ${kilobytes(LARGEST)} that it may be.`;
  if (size === 0 || size > LARGEST) fail(words);
  console.log(`\n${words}`);
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
