// Debian packages, by apt.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { step } from '../step.mjs';
import { fail } from './fail.mjs';

/** The one installation of the packages of `parts` that are missing, or nothing. */
export function debianPackages(parts) {
  const absent = absentPackages(parts.flatMap(({ debian = [] }) => debian));
  if (absent.size === 0) return [];

  const named = new Set();
  const lines = [];
  let seconds = 10;
  for (const part of parts) {
    // A package that two parts need is told, and its time counted, with the first.
    const names = (part.debian ?? []).filter((name) => absent.has(name) && !named.has(name));
    if (names.length === 0) continue;
    for (const name of names) named.add(name);
    lines.push(`${names.join(' ')} (${part.why})`);
    seconds += part.seconds;
  }
  return [{ title: `Debian packages, ${rights().words}`, lines, seconds, install: () => install([...absent]) }];
}

function absentPackages(names) {
  // dpkg-query fails when it knows nothing of a name, and still tells of the others.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills it.
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...new Set(names)], {
    encoding: 'utf8',
  });
  const installed = new Set(
    (stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' ii '))
      .map((line) => line.split(' ')[0]),
  );
  return new Set(names.filter((name) => !installed.has(name)));
}

async function install(packages) {
  // An archive folder of its own: the machine's may be locked by another apt, or emptied by it meanwhile.
  const archives = mkdtempSync(path.join(os.tmpdir(), 'countersign-apt-'));
  mkdirSync(path.join(archives, 'partial'));
  const apt = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '--yes',
    '--quiet',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    `Dir::Cache::archives=${archives}`,
    '-o',
    'APT::Sandbox::User=root',
    '-o',
    'Dpkg::Use-Pty=0',
  ];
  try {
    await asRoot([...apt, 'update']);
    await asRoot([...apt, 'install', '--no-install-recommends', ...packages]);
  } finally {
    rmSync(archives, { recursive: true, force: true });
  }
}

async function asRoot(words) {
  const [program, ...args] = [...rights().prefix, ...words];
  await step(program, args);
}

function rights() {
  if (process.getuid() === 0) return { words: 'as root', prefix: [] };
  if (spawnSync('sudo', ['--version']).status === 0) return { words: 'with sudo', prefix: ['sudo'] };
  return {
    words: 'for which root or sudo is needed',
    get prefix() {
      return fail(
        'This account is not root and there is no sudo: have the packages above installed, then run this again.',
      );
    },
  };
}
