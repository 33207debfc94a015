// The language changes while somebody works.

import assert from 'node:assert/strict';
import { choose, LANGUAGES } from '../languages.mjs';
import { look } from '../look.mjs';
import { calls, focused, until } from './program.mjs';

/** @type {import('./index.mjs').Interaction[]} */
export const SPEAKING = [
  { name: 'language-form-half-filled', scenario: 'form-half-filled', check: halfFilled },
  { name: 'language-of-what-lies-open', scenario: 'form-ready', check: dialogOpen },
  { name: 'language-unknown-to-a-late-view', scenario: 'form-ready', check: lateView },
];

async function halfFilled(page) {
  await page.locator('footer input').fill('1357');
  const field = page.locator('[data-field="email"] input');
  await field.fill('');
  await field.pressSequentially('anna.berg@exa');
  // The program has what was typed, and its views say it.
  await until('set_field', async () => (await calls(page, 'set_field')).at(-1)?.given.value === 'anna.berg@exa');
  await page.evaluate(() => {
    window.program.change(({ sitting }) => {
      sitting.draft.fields.find(({ name }) => name === 'email').value = 'anna.berg@exa';
    });
  });
  for (let left = 0; left < 4; left += 1) await page.keyboard.press('ArrowLeft');
  const typed = () =>
    page.evaluate(() => [...document.querySelectorAll('input')].map(({ value, checked }) => [value, checked]));
  const caret = () => field.evaluate((input) => [input.selectionStart, input.selectionEnd]);
  const before = { focus: await focused(page), typed: await typed(), caret: await caret() };
  assert.equal(before.focus, 'field email');
  const said = { en: await page.evaluate(look, { said: true }) };
  const headings = new Set();
  for (const [language, region] of Object.entries(LANGUAGES)) {
    await choose(page, language, region);
    assert.deepEqual({ focus: await focused(page), typed: await typed(), caret: await caret() }, before, language);
    headings.add(await page.locator('footer button').last().textContent());
    said[language] = await page.evaluate(look, { said: true });
  }
  assert.equal(headings.size, Object.keys(LANGUAGES).length, 'each language names Submit in its own way');
  await choose(page, 'en', 'en-GB');
  assert.deepEqual(await page.evaluate(look, { said: true }), said.en, 'English again, word for word');
  await page.keyboard.type('.');
  assert.equal(await field.inputValue(), 'anna.berg.@exa', 'typing goes on where it was');
}

/** A dialog and the sentences of the program in it. */
async function dialogOpen(page) {
  await page.locator('footer .what button').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const inEnglish = await dialog.textContent();
  await choose(page, 'de', 'de-DE');
  assert.equal(await dialog.count(), 1, 'it stays open');
  const inGerman = await dialog.textContent();
  assert.notEqual(inGerman, inEnglish);
  assert.match(inGerman, /Zertifikat/);
  assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement)), 'and keeps the focus');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Views that follow each other quickly: the last one's language is spoken. */
async function lateView(page) {
  await page.evaluate(() => {
    for (const language of ['fr', 'de', 'sv', 'en', 'sv']) {
      window.program.change(({ settings }) => {
        settings.language = language;
      });
    }
  });
  await page.waitForFunction(() => document.documentElement.lang === 'sv');
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'sv');
}
