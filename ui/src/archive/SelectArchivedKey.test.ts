import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { ArchivePage, SearchQuery } from '../bindings';
import { press } from '../smart-card/testing/press';
import { windowOf } from '../smart-card/testing/views';
import SelectArchivedKey from './SelectArchivedKey.svelte';
import { archived } from './testing';

const PAGE: ArchivePage = {
  certificates: [
    archived('38112', 'CN=Anna Berg,OU=Encryption'),
    archived('30907', 'CN=Anna Berg,OU=Old', { status: 'revoked' }),
    archived('9871', 'CN=Anna Bergström', { status: 'expired' }),
  ],
  more: false,
};

let program: Program;
let onclose: ReturnType<typeof vi.fn<() => void>>;
/** What the archive answers. */
let search: (query: SearchQuery) => ArchivePage | Promise<ArchivePage>;

beforeEach(() => {
  search = () => PAGE;
  program = new Program(windowOf(null), { searchArchive: (query) => search(query) });
  onclose = vi.fn<() => void>();
});

afterEach(() => program.end());

const open = (chosen: { id: string; serial: string; subject: string } | null = null) =>
  render(SelectArchivedKey, { key: '9d', title: '9D', chosen, onclose });

const field = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const button = (name: string) => screen.getByRole('button', { name });
const queries = () => program.given('searchArchive').map(([query]) => query);
const highlighted = () => document.querySelector<HTMLElement>('[aria-selected="true"]')?.dataset.row;

function type(name: RegExp, text: string) {
  field(name).value = text;
  field(name).dispatchEvent(new Event('input', { bubbles: true }));
}

async function searched(text = 'Anna') {
  open();
  type(/Subject/, text);
  await screen.findByRole('grid');
}

describe('the criteria', () => {
  test('nothing is asked before something is searched for', async () => {
    open();
    expect(await screen.findByText('Nothing is searched for yet')).toBeTruthy();
    type(/Subject/, '   ');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(queries()).toEqual([]);
  });

  test('typing checks its box, and a box that is unchecked counts no more', async () => {
    await searched();
    expect(box(/Subject/).checked).toBe(true);
    expect(box(/Serial/).checked).toBe(false);
    type(/Serial/, '0x4A');
    await waitFor(() => expect(queries().at(-1)).toEqual({ serial: '0x4A', subject: 'Anna', after: null }));
    box(/Subject/).click();
    await waitFor(() => expect(queries().at(-1)).toEqual({ serial: '0x4A', subject: null, after: null }));
    expect(field(/Subject/).value).toBe('Anna');
  });

  test('what is typed quickly is asked once', async () => {
    open();
    for (const text of ['A', 'An', 'Ann', 'Anna']) type(/Subject/, text);
    await screen.findByRole('grid');
    expect(queries()).toEqual([{ serial: null, subject: 'Anna', after: null }]);
  });

  test('one question is under way at a time, and the answer to the last one is shown', async () => {
    let answer: (page: ArchivePage) => void = () => {};
    search = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    open();
    type(/Subject/, 'Anna');
    await waitFor(() => expect(queries()).toHaveLength(1));
    type(/Subject/, 'Berta');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(queries()).toHaveLength(1);
    const late = answer;
    late(PAGE);
    await waitFor(() => expect(queries()).toHaveLength(2));
    expect(screen.queryByRole('grid')).toBeNull();
    answer({ certificates: [archived('5', 'CN=Berta')], more: false });
    expect((await screen.findByRole('grid')).textContent).toContain('CN=Berta');
    expect(queries().map(({ subject }) => subject)).toEqual(['Anna', 'Berta']);
  });

  test('OK waits for the answer to what was typed last', async () => {
    await searched();
    await press('ArrowDown');
    type(/Subject/, 'Anna B');
    await waitFor(() => expect(button('OK').getAttribute('aria-disabled')).toBe('true'));
    button('OK').click();
    expect(program.given('chooseArchived')).toEqual([]);
  });
});

describe('what is said where nothing is shown', () => {
  test('that nothing was found', async () => {
    search = () => ({ certificates: [], more: false });
    open();
    type(/Subject/, 'Zebra');
    expect(await screen.findByText('No archived key is found')).toBeTruthy();
  });

  test('that the subject is too short', async () => {
    search = () => refuse('subject-too-short', { min: 3 });
    open();
    type(/Subject/, 'An');
    expect(await screen.findByText('A subject is searched by at least 3 characters.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that what was typed is no serial number, beside it', async () => {
    search = () => refuse('serial-malformed', { typed: 'xyz' });
    open();
    type(/Serial/, 'xyz');
    await waitFor(() => expect(field(/Serial/).getAttribute('aria-invalid')).toBe('true'));
    const words = document.getElementById(field(/Serial/).getAttribute('aria-describedby') ?? '');
    expect(words?.textContent).toContain('“xyz” is not a serial number.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('any other trouble, with its code', async () => {
    search = () => refuse('host-unreachable', { url: 'https://host.test' });
    open();
    type(/Subject/, 'Anna');
    expect((await screen.findByRole('alert')).textContent).toContain('host-unreachable');
  });
});

describe('the highlighted one', () => {
  test('its details are below', async () => {
    await searched();
    screen.getByText('30907').click();
    const details = await screen.findByRole('region', { name: 'The highlighted certificate' });
    for (const word of ['30907', '4a30907', 'CN=Anna Berg,OU=Old', 'RSA-3072', 'revoked', 'serial 20110734']) {
      expect(details.textContent).toContain(word);
    }
  });

  test('is found by the keyboard alone, from the field on', async () => {
    await searched();
    expect(highlighted()).toBeUndefined();
    field(/Subject/).focus();
    await press('ArrowDown');
    expect(highlighted()).toBe('38112');
    await press('ArrowDown');
    expect(highlighted()).toBe('30907');
    await press('End');
    expect(highlighted()).toBe('9871');
    await press('Home');
    expect(highlighted()).toBe('38112');
    await press('PageDown');
    expect(highlighted()).toBe('9871');
    await press('PageUp');
    await press('ArrowDown');
    await press('Enter');
    await waitFor(() => expect(program.given('chooseArchived')).toEqual([['9d', '30907']]));
    await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  });

  test('is taken by OK', async () => {
    await searched();
    screen.getByText('9871').click();
    await waitFor(() => expect(button('OK').getAttribute('aria-disabled')).toBeNull());
    button('OK').click();
    await waitFor(() => expect(program.given('chooseArchived')).toEqual([['9d', '9871']]));
  });

  test('is taken by a double click', async () => {
    await searched();
    screen.getByText('38112').click();
    screen.getByText('38112').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await waitFor(() => expect(program.given('chooseArchived').at(-1)).toEqual(['9d', '38112']));
  });

  test('one alone is highlighted by itself', async () => {
    search = () => ({ certificates: [archived('5', 'CN=Berta')], more: false });
    await searched('Berta');
    await waitFor(() => expect(highlighted()).toBe('5'));
  });

  test('without one, OK takes nothing and says why', async () => {
    await searched();
    button('OK').click();
    expect(button('OK').getAttribute('aria-disabled')).toBe('true');
    expect(program.given('chooseArchived')).toEqual([]);
  });

  test('stays open, and says why, where it was not taken', async () => {
    program.end();
    program = new Program(windowOf(null), {
      searchArchive: () => PAGE,
      chooseArchived: () => refuse('recovery-not-archived', { id: '38112' }),
    });
    await searched();
    screen.getByText('38112').click();
    await waitFor(() => expect(button('OK').getAttribute('aria-disabled')).toBeNull());
    button('OK').click();
    expect((await screen.findByRole('alert')).textContent).toContain('recovery-not-archived');
    expect(onclose).not.toHaveBeenCalled();
  });
});

test('Cancel and Escape change nothing', async () => {
  await searched();
  screen.getByText('38112').click();
  button('Cancel').click();
  expect(onclose).toHaveBeenCalledTimes(1);
  await press('Escape');
  await waitFor(() => expect(onclose).toHaveBeenCalledTimes(2));
  expect(program.given('chooseArchived')).toEqual([]);
});

test('what was chosen can be left to the host again', async () => {
  open({ id: '38112', serial: '4a', subject: 'CN=Anna Berg' });
  button('Choose none').click();
  await waitFor(() => expect(program.given('chooseArchived')).toEqual([['9d', null]]));
});

test('columns order what is loaded', async () => {
  await searched();
  const ids = () => [...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.row);
  const heading = within(screen.getByRole('columnheader', { name: /Certificate ID/ }));
  heading.getByRole('button').click();
  await waitFor(() => expect(ids()).toEqual(['9871', '30907', '38112']));
  heading.getByRole('button').click();
  await waitFor(() => expect(ids()).toEqual(['38112', '30907', '9871']));
});

test('more are loaded after the last one, and added', async () => {
  search = ({ after }) =>
    after === null ? { ...PAGE, more: true } : { certificates: [archived('7', 'CN=Anna Old')], more: false };
  await searched();
  expect(screen.getByText(/The first 3: refine/)).toBeTruthy();
  button('Load more').click();
  await screen.findByText('4 found');
  expect(queries().at(-1)).toEqual({ serial: null, subject: 'Anna', after: '9871' });
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
});
