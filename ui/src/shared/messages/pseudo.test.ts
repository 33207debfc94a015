import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  history.replaceState(null, '', '?locale=pseudo');
});

afterEach(() => history.replaceState(null, '', '?'));

it('shows the pseudo-locale where the address asks for it', async () => {
  const { text, trouble, sentence } = await import('.');
  expect(text('action')).toBe('[Åçţîîööñ]');
  expect(sentence({ code: 'card-serial', data: { id: 'serial 1' } })).toBe('[šééŕîîååļ serial 1]');
  expect(trouble({ code: 'cancelled', data: {} }).what).toMatch(/^\[Ç.*\.\]$/);
});
