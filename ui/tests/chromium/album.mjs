// The pictures on one page, for a person to look at.

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES } from './languages.mjs';

/** How a screen is looked at in English. */
const WAYS = [
  'light-100',
  'dark-100',
  'light-200',
  'dark-200',
  'whole-200',
  'light-smallest',
  'forced-light',
  'forced-dark',
  'pseudo',
];

/**
 * Writes one page for English, `index.html`, and one for each other language, `index-sv.html`.
 *
 * @param {string} folder where the album is, beside the folder of the pictures
 * @param {string} pictures the name of that folder
 * @param {import('./screens.mjs').Screen[]} screens
 * @param {Map<string, string[]>} faults what is wrong, by screen
 */
export async function writeAlbum(folder, pictures, screens, faults) {
  const there = new Set(await readdir(join(folder, pictures)));
  for (const language of ['en', ...Object.keys(LANGUAGES)]) {
    const ways =
      language === 'en' ? WAYS : ['light-100', `${language}-light`, `${language}-dark`, `${language}-smallest`];
    const sections = screens.map((screen) => section(screen, ways, pictures, there, faults.get(screen.name) ?? []));
    await writeFile(join(folder, fileOf(language)), page(language, screens.length, faults, sections));
  }
}

const fileOf = (language) => (language === 'en' ? 'index.html' : `index-${language}.html`);

function page(language, screens, faults, sections) {
  const others = ['en', ...Object.keys(LANGUAGES)].map((one) => `<a href="${fileOf(one)}">${one}</a>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Countersign: screens (${language})</title>
<style>
  body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; background: #ddd; color: #111; }
  h2 { margin: 32px 0 0; font-size: 16px; }
  p, ul { margin: 0 0 8px; }
  .faults { color: #a00; }
  .pictures { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; }
  figure { margin: 0; }
  img { display: block; width: 640px; max-width: 100%; border: 1px solid #888; }
</style>
<h1>${screens} screens (${language}), ${[...faults.values()].flat().length} faults</h1>
<p>${others.join(' · ')}</p>
${sections.join('\n')}
</html>
`;
}

function section({ name, shows }, ways, pictures, there, faults) {
  const taken = ways.filter((way) => there.has(`${name}-${way}.png`));
  const figures = taken.map((way) => figure(`${pictures}/${name}-${way}.png`, way));
  const list = faults.map((fault) => `<li>${escaped(fault)}</li>`).join('');
  return `<h2 id="${name}">${name}</h2><p>${escaped(shows)}</p><ul class="faults">${list}</ul>
<div class="pictures">${figures.join('')}</div>`;
}

function figure(file, way) {
  return `<figure><a href="${file}"><img src="${file}" loading="lazy" alt="${way}"></a><figcaption>${way}</figcaption></figure>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
