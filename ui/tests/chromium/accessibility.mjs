// What axe finds.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const WHOLE = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
/** Words are longer in one language than in another; colours are the same in all. */
const WORDS = { ...WHOLE, rules: { 'color-contrast': { enabled: false } } };
const CONTRAST = { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] };

/** Every rule. */
export async function accessible(page) {
  // In the protocol's own way in: the page's content security policy takes no script that is put into it.
  await page.evaluate(source);
  return run(page, WHOLE);
}

/** Every rule that what is said can break, once axe is there. */
export async function said(page) {
  return run(page, WORDS);
}

/** Contrast alone, once axe is there. */
export async function contrasted(page) {
  return run(page, CONTRAST);
}

/** What opens over the page lies beside its landmarks, and is tied to what opened it. */
function isExcused(rule, { isFloating }) {
  return rule === 'region' && isFloating;
}

async function run(page, options) {
  const violations = await page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, options);
    const floats = ({ target }) =>
      document.querySelector(target)?.closest('[data-bits-floating-content-wrapper], [role="tooltip"]') != null;
    return violations.map((one) => ({
      ...one,
      nodes: one.nodes.map((node) => ({ ...node, isFloating: floats(node) })),
    }));
  }, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter((node) => !isExcused(id, node))
      .map(({ target, html, any }) => {
        const data = any[0]?.data;
        const ratio = data?.contrastRatio ? ` (${data.contrastRatio}: ${data.fgColor} on ${data.bgColor})` : '';
        return `axe ${id}: ${help}${ratio}: ${target.join(' ')} ${html.slice(0, 160)}`;
      }),
  );
}
