import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../shared/answered';
import { field } from '../testing/views';
import { TypedFields } from './typed-fields.svelte';

/** What was sent, and answers that are given when a test says so. */
class Rust {
  readonly sent: [string, string][] = [];
  #open: ((answer: Answer<null>) => void)[] = [];
  readonly setField = (name: string, value: string): Promise<Answer<null>> => {
    this.sent.push([name, value]);
    return new Promise((resolve) => {
      this.#open.push(resolve);
    });
  };

  async answer(answer: Answer<null> = { status: 'ok', data: null }): Promise<void> {
    this.#open.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  }
}

const name = (value: string) => field('common_name', 'Common name', { value });

let rust: Rust;
let typed: TypedFields;

beforeEach(() => {
  vi.useFakeTimers();
  rust = new Rust();
  typed = new TypedFields(rust.setField);
  typed.show([name('')]);
});

afterEach(() => vi.useRealTimers());

const text = () => typed.field('common_name').text;
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function type(letters: string) {
  for (const letter of letters) typed.type('common_name', text() + letter);
}

describe('what is typed', () => {
  test('is sent once nobody types for a moment', async () => {
    type('Ann');
    await wait(100);
    type('a');
    await wait(100);
    expect(rust.sent).toEqual([]);
    await wait(50);
    expect(rust.sent).toEqual([['common_name', 'Anna']]);
  });

  test('is sent at once when the field is left', async () => {
    type('Anna');
    void typed.leave('common_name');
    expect(rust.sent).toEqual([['common_name', 'Anna']]);
    await rust.answer();
  });

  test('arrives in order, and the last text last', async () => {
    type('A');
    await wait(200);
    type('nn');
    await wait(200);
    type('a');
    await wait(200);
    expect(rust.sent).toEqual([['common_name', 'A']]);
    await rust.answer();
    expect(rust.sent).toEqual([
      ['common_name', 'A'],
      ['common_name', 'Anna'],
    ]);
  });

  test('is not overwritten by a view that comes late', async () => {
    type('Anna');
    await wait(200);
    type(' Berg');
    typed.show([name('Anna')]);
    expect(text()).toBe('Anna Berg');
    await rust.answer();
    await wait(200);
    typed.show([name('Anna')]);
    expect(text()).toBe('Anna Berg');
    await rust.answer();
    typed.show([name('Anna')]);
    expect(text()).toBe('Anna Berg');
    typed.show([name('Anna Berg')]);
    expect(text()).toBe('Anna Berg');
  });

  test('waits while an input method puts letters together', async () => {
    typed.compose('common_name', true);
    type('ni');
    await wait(1000);
    expect(rust.sent).toEqual([]);
    typed.show([name('')]);
    expect(text()).toBe('ni');
    typed.type('common_name', '你');
    typed.compose('common_name', false);
    await wait(200);
    expect(rust.sent).toEqual([['common_name', '你']]);
  });

  test('keeps its letters where Rust composes them', async () => {
    // Written with a combining ring, as some keyboards do.
    typed.type('common_name', 'A\u030asa');
    void typed.leave('common_name');
    await rust.answer();
    await wait(5000);
    typed.show([name('\u00c5sa')]);
    expect(text()).toBe('A\u030asa');
  });

  test('that was refused says why, and stays', async () => {
    type('Anna');
    await wait(200);
    await rust.answer({ status: 'error', error: { code: 'field-too-long', data: { about: 'Common name', max: 3 } } });
    expect(typed.field('common_name').trouble?.code).toBe('field-too-long');
    expect(text()).toBe('Anna');
    type('!');
    expect(typed.field('common_name').trouble).toBeNull();
  });

  test('while the desk was being locked is kept, and sent once it is unlocked', async () => {
    type('Anna');
    await wait(200);
    await rust.answer({ status: 'error', error: { code: 'not-signed-in', data: {} } });
    await wait(5000);
    expect(rust.sent).toHaveLength(1);
    expect(typed.field('common_name').trouble).toBeNull();
    typed.show([name('')]);
    expect(text()).toBe('Anna');
    await wait(200);
    expect(rust.sent).toEqual([
      ['common_name', 'Anna'],
      ['common_name', 'Anna'],
    ]);
    await rust.answer();
    typed.show([name('Anna')]);
    expect(text()).toBe('Anna');
  });

  test('is forgotten with the form', async () => {
    type('Anna');
    typed.forget();
    await wait(500);
    expect(rust.sent).toEqual([]);
    typed.show([name('')]);
    expect(text()).toBe('');
  });
});

describe('what the view says', () => {
  test('is shown where nobody types', async () => {
    typed.show([name('Anna Berg')]);
    expect(text()).toBe('Anna Berg');
  });

  test('is shown again once all has settled', async () => {
    type('Anna');
    await wait(200);
    await rust.answer();
    await wait(5000);
    typed.show([name('Beata')]);
    expect(text()).toBe('Beata');
  });
});

describe('what is wrong', () => {
  test('is said once the field was left', async () => {
    expect(typed.field('common_name').left).toBe(false);
    type('A');
    expect(typed.field('common_name').left).toBe(false);
    void typed.leave('common_name');
    expect(typed.field('common_name').left).toBe(true);
    await rust.answer();
  });

  test('is said of all fields once a submission was tried', () => {
    typed.leaveAll();
    expect(typed.field('common_name').left).toBe(true);
  });

  test('is said of a field that was filled before the window was loaded', () => {
    const loaded = new TypedFields(rust.setField);
    loaded.show([name('Anna')]);
    expect(loaded.field('common_name').left).toBe(true);
  });
});

describe('before a submission', () => {
  test('all is sent, and the view is known to be behind', async () => {
    type('Anna');
    const behind = typed.flush();
    await rust.answer();
    expect(await behind).toBe(true);
    expect(rust.sent).toEqual([['common_name', 'Anna']]);
  });

  test('the view is believed where nothing was typed', async () => {
    expect(await typed.flush()).toBe(false);
  });
});
