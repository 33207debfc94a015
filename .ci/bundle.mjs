// Makes the packages of a system from programs that are built: deb and rpm, app and dmg, or the installers of Windows.
// `node .ci/bundle.mjs debug FOLDER` makes them from a debug build and leaves target/debug as it is: the tests use it.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packaged } from './setup/node.mjs';
import { root, step, target } from './step.mjs';

/** The window's program, and those that are installed beside it. */
export const PROGRAMS = ['countersign-desktop', 'countersign', 'countersign-host'];

/** The kinds of packages, by system. */
const KINDS = { linux: ['deb', 'rpm'], darwin: ['app', 'dmg'], win32: ['nsis', 'msi'] };

const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Makes the packages from the programs of a profile, `debug` or `release`, and returns their folder. They lie in
 * `folder`, a target folder of its own: the bundler writes into the window's program which kind of package it is in.
 */
export async function bundle(profile, folder) {
  const output = path.join(folder, profile);
  rmSync(path.join(output, 'bundle'), { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  for (const name of PROGRAMS) stage(name, profile, output);
  const beside = PROGRAMS.slice(1).map((name) => path.join(output, name));
  // Not in tauri.conf.json: there, every build would ask for these programs before they are built.
  const config = { bundle: { active: true, externalBin: beside, linux: linux(output) } };
  const kinds = KINDS[process.platform].join(',');
  const words = ['bundle', '--ci', '--bundles', kinds, '--config', JSON.stringify(config)];
  if (profile === 'debug') words.push('--debug');
  await step(process.execPath, [packaged('@tauri-apps/cli'), ...words], {
    folder: path.join(root, 'src-tauri'),
    env: { CARGO_TARGET_DIR: folder, npm_config_user_agent: '' },
  });
  return path.join(output, 'bundle');
}

/** What the packages of Linux need: what tauri.conf.json names, and the C library that the programs were linked with. */
function linux(folder) {
  if (process.platform !== 'linux') return {};
  const { linux } = JSON.parse(readFileSync(path.join(root, 'src-tauri/tauri.conf.json'), 'utf8')).bundle;
  const programs = PROGRAMS.map((name) => readFileSync(staged(name, folder), 'latin1'));
  const minors = programs.flatMap((text) => [...text.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor)));
  const version = `2.${minors.reduce((newest, minor) => Math.max(newest, minor), 0)}`;
  return {
    deb: { depends: [`libc6 (>= ${version})`, ...linux.deb.depends] },
    rpm: { depends: [`libc.so.6(GLIBC_${version})(64bit)`, ...linux.rpm.depends] },
  };
}

/** A program without what only a debugger reads; those beside the window by the name that the bundler looks for. */
function stage(name, profile, folder) {
  const from = path.join(target, profile, `${name}${suffix}`);
  const to = staged(name, folder);
  copyFileSync(from, to);
  if (process.platform === 'linux' && profile === 'debug') spawnSync('strip', ['--strip-unneeded', to]);
}

function staged(name, folder) {
  return path.join(folder, name === PROGRAMS[0] ? `${name}${suffix}` : `${name}-${triple()}${suffix}`);
}

function triple() {
  const { stdout } = spawnSync('rustc', ['--print', 'host-tuple'], { encoding: 'utf8' });
  return stdout.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [profile, folder] = process.argv.slice(2);
  await bundle(profile, path.resolve(folder));
}
