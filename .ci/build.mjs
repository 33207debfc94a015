// npm run build: the release packages for the system that this runs on.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundle, PROGRAMS } from './bundle.mjs';
import { buildPage } from './page.mjs';
import { prepare } from './setup/prepare.mjs';
import { root, step, target } from './step.mjs';

await prepare('build');
await buildPage();
await step('cargo', ['build', '--release', '--workspace', ...PROGRAMS.flatMap((name) => ['--bin', name])]);
const folder = await bundle('release', path.join(target, 'bundle'));

console.log('\nThe packages:');
for (const kind of readdirSync(folder)) {
  for (const name of readdirSync(path.join(folder, kind))) {
    const file = path.join(folder, kind, name);
    if (statSync(file).isFile()) console.log(`  ${path.relative(root, file)}  ${megabytes(statSync(file).size)}`);
  }
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
