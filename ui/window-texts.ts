import { readFile } from 'node:fs/promises';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const CHOICE = '{ $in ->';

const FOLDER = /^.*\/|\.ftl\?raw$/g;

/** The files that the page has from the start. */
const IN_PAGE = /\/en\/[^/]+\.ftl\?raw$/;

/**
 * The build's catalogue: as the sources have it, without what the window never says. English is no part of the program: each
 * file lies in the page as an inert element, from which its module reads it. The other languages are modules that are loaded
 * when one is chosen.
 */
export function windowTexts(): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'window-texts',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('.ftl?raw')) return null;
      const file = id.slice(0, -'?raw'.length);
      const name = id.replace(FOLDER, '');
      this.addWatchFile(file);
      const text = forWindow(await readFile(file, 'utf8'));
      if (!IN_PAGE.test(id)) return `export default ${JSON.stringify(text)}`;
      texts.set(name, text);
      return `export default document.querySelector('[data-texts="${name}"]').content.textContent`;
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [...texts].sort().map(([name, text]) => element(name, text)),
    },
  };
}

function element(name: string, text: string): HtmlTagDescriptor {
  const children = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return { tag: 'template', attrs: { 'data-texts': name }, children, injectTo: 'body-prepend' };
}

/** A Fluent file without comments and indentation, its choices by `$in` made: those of a terminal are left out. */
export function forWindow(fluent: string): string {
  const lines = chosen(fluent).split(/\r?\n/);
  const said = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return said.map((line) => line.replace(/^\s+/, ' ')).join('\n');
}

function chosen(fluent: string): string {
  const start = fluent.indexOf(CHOICE);
  if (start < 0) return fluent;
  const end = closingBrace(fluent, start);
  const choice = fluent.slice(start + CHOICE.length, end);
  const [window] = choice.split('*[terminal]');
  if (window === undefined || !window.includes('[window]')) throw new Error(`not for the window: ${choice}`);
  return fluent.slice(0, start) + window.replace('[window]', '').trim() + chosen(fluent.slice(end + 1));
}

function closingBrace(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`not closed: ${text.slice(start, start + 80)}`);
}
