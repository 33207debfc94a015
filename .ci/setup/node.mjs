// Packages of the window's page, as package-lock.json names them.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, step } from '../step.mjs';

/** The installation of the npm packages, where a part needs them and others or none are installed. */
export function nodePackages(parts) {
  const part = parts.find(({ node }) => node);
  if (!part || isInstalled()) return [];
  return [
    {
      title: 'npm packages into node_modules, without special rights',
      lines: [`those of package-lock.json (${part.why})`],
      seconds: 20,
      install,
    },
  ];
}

/** A package's program, the one of its name or its only one: `packaged('vite')`; run it with Node, as its shell wrapper differs between systems. */
export function packaged(name) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : (bin[path.basename(name)] ?? Object.values(bin)[0]);
  return path.join(folder, file);
}

/** npm writes down what it has installed: that is compared, whoever told it to. */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const there = packages('node_modules/.package-lock.json');
  const names = Object.keys(wanted).filter((name) => name !== '');
  return names.every((name) => {
    // Made for another system.
    if (!there[name]) return wanted[name].optional === true;
    return there[name].version === wanted[name].version;
  });
}

function packages(lock) {
  const file = path.join(root, lock);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

async function install() {
  // The npm that runs this script, without a shell between.
  const npm = process.env.npm_execpath;
  await (npm ? step(process.execPath, [npm, 'ci']) : step('npm', ['ci']));
}
