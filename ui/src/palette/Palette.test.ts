import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Program, refuse } from '../../tests/program';
import type { SettingView, SittingView, WindowView } from '../bindings';
import { departure } from '../shared/frame/leaving.svelte';
import { navigation } from '../shared/navigation.svelte';
import { filled, run, sitting, steps, windowOf } from '../smart-card/testing/views';
import Palette from './Palette.svelte';

const LOCALE: SettingView = {
  key: 'locale',
  kind: { kind: 'choice', values: ['system', 'en', 'sv'] },
  value: 'en',
  default: 'system',
  source: 'user',
  from: null,
  locked: false,
};
const LOCKED: SettingView = {
  ...LOCALE,
  key: 'appearance',
  kind: { kind: 'choice', values: ['light', 'dark'] },
  value: 'dark',
  source: 'policy',
  locked: true,
};

let program: Program;
let closed = 0;

beforeEach(() => {
  closed = 0;
  navigation.tab = 'smart-card';
  navigation.opened = 'palette';
  navigation.form = {};
});

afterEach(() => program.end());

const field = () => screen.getByRole<HTMLInputElement>('combobox');
const options = () => screen.queryAllByRole('option');
const named = (name: string | RegExp) => screen.getByRole('option', { name });
const current = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

async function open(view: WindowView, answers: ConstructorParameters<typeof Program>[1] = {}) {
  program = new Program(view, {
    settings: () => ({
      entries: [LOCALE, LOCKED],
      mistakes: [],
      files: { machine: '/etc/countersign/client.conf', user: null, policy: null },
    }),
    activity: () => ({ entries: [], more: false }),
    ...answers,
  });
  const rendered = render(Palette, { view, onclose: () => (closed += 1) });
  await screen.findByRole('combobox');
  await waitFor(() => expect(program.given('settings')).toHaveLength(1));
  await tick();
  return rendered;
}

const at = (changes: Partial<SittingView> = {}) => open(windowOf(sitting({ draft: filled(), ...changes })));

async function type(text: string) {
  await fireEvent.input(field(), { target: { value: text } });
}

const key = (name: string) => fireEvent.keyDown(field(), { key: name });

test('the first that fits is taken by Enter', async () => {
  await at();
  await type('read the');
  expect(current()?.textContent).toContain('Read the card again');
  await key('Enter');
  await waitFor(() => expect(closed).toBe(1));
  expect(program.given('reload')).toHaveLength(1);
});

test('arrows go round, and what is highlighted is selected', async () => {
  await at();
  const first = current();
  await key('ArrowUp');
  expect(current()).toBe(options().at(-1));
  await key('ArrowDown');
  expect(current()).toBe(first);
  expect(first?.getAttribute('aria-selected')).toBe('true');
  expect(options().filter((one) => one.getAttribute('aria-selected') === 'true')).toHaveLength(1);
});

test('a procedure is chosen, and its tab is in sight', async () => {
  await at();
  navigation.tab = 'activity';
  await type('authentication only');
  await key('Enter');
  await waitFor(() => expect(program.given('chooseProcedure')).toEqual([['authentication-only']]));
  expect(navigation.tab).toBe('smart-card');
});

test('the tab that is there is found by its name, and says so', async () => {
  await at();
  await type('smart card');
  expect(named(/Go to Smart card/).textContent).toContain('in effect');
  expect(screen.queryAllByRole('option').filter((one) => one.textContent?.includes('Go to'))).toHaveLength(1);
});

test('a procedure that cannot be used says why and is not chosen', async () => {
  await at();
  await type('blank');
  const hidden = named(/Blank card/);
  expect(hidden.getAttribute('aria-disabled')).toBe('true');
  await fireEvent.click(hidden);
  await key('Enter');
  expect(program.given('chooseProcedure')).toEqual([]);
  expect(closed).toBe(0);
});

test('accents are ignored', async () => {
  await at();
  await type('séttîngs');
  expect(current()?.textContent).toContain('Settings');
});

test('an action for a key is found by place and name', async () => {
  await at();
  expect(screen.queryByRole('option', { name: /9C/ })).toBeNull();
  await type('9c issue');
  await key('Enter');
  await waitFor(() => expect(program.given('setAction')).toEqual([['9c', 'issue']]));
});

test('what cannot be done during a run says why', async () => {
  await at({ run: run({ progress: { steps: steps('host'), cancelling: 'no' } }) });
  for (const name of [/^Sign out/, /^Change host/]) expect(named(name).getAttribute('aria-disabled')).toBe('true');
  expect(named(/^Sign out/).textContent).toContain('Not while a card is being written');
  expect(screen.queryByRole('option', { name: /Submit/ })).toBeNull();
});

test('the form does what it can be told', async () => {
  const submit = vi.fn();
  await at();
  expect(named(/Submit the form/).getAttribute('aria-disabled')).toBe('true');
  navigation.form = { submit };
  await tick();
  await fireEvent.click(named(/Submit the form/));
  await waitFor(() => expect(submit).toHaveBeenCalledOnce());
  expect(closed).toBe(1);
});

test('signing out asks where something was typed', async () => {
  await at({ draftTouched: true });
  await fireEvent.click(named(/^Sign out/));
  await waitFor(() => expect(departure.asking).toBe('sign-out'));
  departure.answer(false);
  expect(program.given('signOut')).toEqual([]);
});

test('a language is chosen; what a policy sets is not', async () => {
  await at();
  await type('svenska');
  await key('Enter');
  await waitFor(() => expect(program.given('changeSetting')).toEqual([['locale', 'sv']]));
  await type('appearance light');
  expect(current()?.getAttribute('aria-disabled')).toBe('true');
  await key('Enter');
  expect(program.given('changeSetting')).toHaveLength(1);
});

test('a setting opens Settings there', async () => {
  await at();
  await type('language of texts');
  await key('Enter');
  await waitFor(() => expect(navigation.opened).toBe('settings'));
  expect(navigation.setting).toBe('locale');
});

test('an open order leads to Activity', async () => {
  const view = windowOf(sitting());
  await open(view, {
    activity: () => ({
      entries: [
        {
          sequence: '7',
          at: '2026-11-20T09:30:00Z',
          kind: 'issue',
          officer: 'Olivia Lind',
          own: true,
          order: {
            order: 'o-1',
            state: 'fulfilled',
            open: true,
            procedure: 'Employee card',
            procedureId: 'employee-card',
            card: { code: 'card-serial', data: { id: '20000001' } },
            officer: 'Olivia Lind',
            grantedAt: '2026-11-20T09:30:00Z',
            changedAt: '2026-11-20T09:30:00Z',
          },
          request: null,
          act: null,
          procedure: 'Employee card',
          card: { code: 'card-serial', data: { id: '20000001' } },
          holder: 'Anna Berg',
          reason: null,
        },
      ],
      more: false,
    }),
  });
  await type('anna');
  await waitFor(() => expect(current()?.textContent).toContain('Anna Berg'));
  await key('Enter');
  await waitFor(() => expect(navigation.order).toBe('o-1'));
  expect(navigation.tab).toBe('activity');
});

test('while locked nothing of the work is there', async () => {
  const { officer } = sitting();
  if (officer.session.kind !== 'signed-in') throw new Error('nobody is signed in');
  const session = { kind: 'locked', officer: officer.session.officer, why: 'card-removed' } as const;
  await at({ officer: { ...officer, session } });
  for (const group of ['Actions', 'Procedures', 'Keys on the card']) {
    expect(screen.queryByRole('group', { name: group })).toBeNull();
  }
  await type('employee');
  expect(options()).toEqual([]);
  expect(program.given('activity')).toEqual([]);
});

test('at the first run a place is opened, and no practice desk where there is none', async () => {
  const view: WindowView = {
    ...windowOf(null),
    place: { kind: 'not-chosen', trouble: null, url: null, ca: null },
  };
  await open({ ...view, settings: { ...view.settings, practiceEnabled: false } });
  expect(screen.queryByRole('option', { name: /Practice/ })).toBeNull();
  await fireEvent.click(named(/This desk's own host/));
  await waitFor(() => expect(program.given('openPlace')).toEqual([[{ kind: 'own-host' }]]));
});

test('what was refused is said, and the palette stays', async () => {
  await open(windowOf(sitting()), { reload: () => refuse('run-under-way', { device: 'Reader 2' }) });
  await type('read the');
  await key('Enter');
  expect((await screen.findByRole('alert')).textContent).toContain('run-under-way');
  expect(closed).toBe(0);
});

test('says how many there are, and that there is none', async () => {
  await at();
  await type('zzzz');
  expect(screen.getByRole('status').textContent).toContain('Nothing is called that');
  expect(within(screen.getByRole('listbox')).queryAllByRole('option')).toEqual([]);
});
