// npm run icons: makes every icon in icons/ from the two drawings there.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packaged } from './setup/node.mjs';
import { prepare } from './setup/prepare.mjs';
import { root, step } from './step.mjs';

/** The sizes of a desktop's theme, and the drawing for each: details of the large one are lost in few pixels. */
const SIZES = { 'countersign-small.svg': [16, 24], 'countersign.svg': [32, 48, 64, 128, 256, 512] };

/** What the other systems take, among all that is made. */
const OTHERS = ['icon.icns', 'icon.ico', 'icon.png'];

await prepare('icons');
const folder = mkdtempSync(path.join(os.tmpdir(), 'countersign-icons-'));
try {
  await drawn('countersign.svg', folder, []);
  for (const name of OTHERS) cpSync(path.join(folder, name), path.join(root, 'icons', name));
  for (const [drawing, sizes] of Object.entries(SIZES)) {
    await drawn(drawing, path.join(folder, 'sizes'), sizes);
  }
  for (const size of Object.values(SIZES).flat()) {
    const name = `${size}x${size}.png`;
    cpSync(path.join(folder, 'sizes', name), path.join(root, 'icons', name));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function drawn(drawing, to, sizes) {
  const source = path.join(root, 'icons', drawing);
  const words = ['icon', source, '--output', to, ...sizes.flatMap((size) => ['--png', `${size}`])];
  await step(process.execPath, [packaged('@tauri-apps/cli'), ...words]);
}
