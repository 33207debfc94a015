import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Program, refuse } from '../../tests/program';
import { SETTINGS } from '../../tests/settings';
import type { RunView, SittingView, Trouble } from '../bindings';
import SmartCard from './SmartCard.svelte';
import { press } from './testing/press';
import { DONE, draft, filled, ORDER, run, SHOW_PIN, sitting, steps, windowOf } from './testing/views';

let program: Program;

beforeEach(() => {
  program = new Program(windowOf(null), { takePin: () => ({ pin: '735194' }) });
});

afterEach(() => {
  cleanup();
  program.end();
});

const ready = (changes: Partial<SittingView> = {}) => sitting({ draft: filled(), draftTouched: true, ...changes });

const show = (view: SittingView) => render(SmartCard, { sitting: view, settings: SETTINGS });
const pinField = () => screen.getByLabelText<HTMLInputElement>('Signature PIN');
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const submitButton = () => button('Submit');
const field = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label);

function failed(trouble: Trouble, changes: Partial<RunView> = {}): RunView {
  return run({
    progress: { steps: steps('open', { state: 'failed', elapsedMs: 300 }), cancelling: 'no' },
    outcome: { kind: 'failed', trouble, step: 'open', leftBehind: 'nothing', order: null, newKeys: [] },
    ...changes,
  });
}

const WRONG_PIN: Trouble = { code: 'wrong-pin', data: { role: 'officer', 'tries-left': 1, 'left-behind': 'nothing' } };

const typePin = (pin: string) => fireEvent.input(pinField(), { target: { value: pin } });

test('submits once, however often it is pressed, and keeps no PIN', async () => {
  show(ready());
  await typePin('246813');
  submitButton().click();
  submitButton().click();
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(program.given('submit')).toHaveLength(1));
  await waitFor(() => expect(pinField().value).toBe(''));
  button('Submitting').click();
  await press('Enter', { ctrlKey: true });
  const [[operation, pin]] = program.given('submit') as [[string, string]];
  expect(operation).toMatch(/^[0-9a-f]{8}-/);
  expect(pin).toBe('246813');
  expect(program.given('submit')).toHaveLength(1);
});

test('a submission that was refused can be tried again, as another one', async () => {
  program.end();
  program = new Program(windowOf(null), { submit: () => refuse('host-unreachable', { url: 'https://host' }) });
  show(ready());
  for (const pin of ['246813', '246814']) {
    await typePin(pin);
    submitButton().click();
    await screen.findByText(/cannot be reached/);
    await waitFor(() => expect(pinField().value).toBe(''));
  }
  const operations = program.given('submit').map(([operation]) => operation);
  expect(new Set(operations).size).toBe(2);
});

test('after signing in, the work begins at the procedure, or at the holder where there is a form', async () => {
  const { unmount } = show(sitting({ draft: null }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Procedure')));
  unmount();
  show(sitting());
  await waitFor(() => expect(document.activeElement).toBe(field(/Common name/)));
});

test('unlocked again, the focus is where it was', async () => {
  const open = ready();
  const session = open.officer.session;
  if (session.kind !== 'signed-in') throw new Error('nobody is signed in');
  const { rerender } = show(open);
  field(/E-mail/).focus();
  await rerender({
    sitting: {
      ...open,
      officer: { ...open.officer, session: { kind: 'locked', officer: session.officer, why: 'idle' } },
    },
  });
  field(/E-mail/).blur();
  await rerender({ sitting: open });
  await waitFor(() => expect(document.activeElement).toBe(field(/E-mail/)));
});

test('Enter in the PIN field submits, and so does Ctrl+Enter from a field', async () => {
  show(ready());
  await typePin('246813');
  pinField().focus();
  await press('Enter');
  await waitFor(() => expect(program.given('submit')).toHaveLength(1));
});

test('Ctrl+Enter on an Action submits, and opens no menu', async () => {
  show(ready());
  await typePin('246813');
  button('Action for 9A Authentication: Redo').focus();
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(program.given('submit')).toHaveLength(1));
  expect(screen.queryByRole('menu')).toBeNull();
});

test('Ctrl+Enter goes to what is missing, and says it there', async () => {
  show(sitting({ draft: draft() }));
  expect(screen.queryByText('Common name must be filled.', { selector: '.fault span' })).toBeNull();
  field(/E-mail/).focus();
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(document.activeElement).toBe(field(/Common name/)));
  expect(screen.getByText('Common name must be filled.', { selector: '.fault span' })).toBeTruthy();
  expect(program.given('submit')).toEqual([]);
});

test('a fault leads to its field', async () => {
  show(sitting({ draft: draft() }));
  button('Common name must be filled.').click();
  await waitFor(() => expect(document.activeElement).toBe(field(/Common name/)));
});

test('without a PIN it goes to the PIN field', async () => {
  show(ready());
  field(/E-mail/).focus();
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(document.activeElement).toBe(pinField()));
  expect(program.given('submit')).toEqual([]);
});

test('what is typed is sent before it is submitted', async () => {
  show(ready());
  await typePin('246813');
  await fireEvent.input(field(/Common name/), { target: { value: 'Beata Berg' } });
  field(/Common name/).focus();
  await press('Enter', { ctrlKey: true });
  await waitFor(() => expect(program.given('submit')).toHaveLength(1));
  const commands = program.calls.map(({ command }) => command);
  expect(commands.indexOf('setField')).toBeLessThan(commands.indexOf('submit'));
  expect(program.given('setField')).toEqual([['common_name', 'Beata Berg']]);
});

test('a wrong PIN goes back to the form by itself, to the PIN field, with the tries that are left', async () => {
  const { rerender } = show(ready({ run: failed(WRONG_PIN) }));
  await waitFor(() => expect(program.given('backToForm')).toHaveLength(1));
  await rerender({ sitting: ready({ run: failed({ ...WRONG_PIN }) }) });
  expect(program.given('backToForm')).toHaveLength(1);
  expect(screen.queryByText('The card is not issued')).toBeNull();
  await rerender({ sitting: ready() });
  await waitFor(() => expect(document.activeElement).toBe(pinField()));
  expect(screen.getByRole('alert').textContent).toContain('wrong: 1 try left');
  expect(document.querySelector('.tries.last')).toBeTruthy();
  expect(field(/Common name/).value).toBe('Anna Berg');
  await typePin('2');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a wrong PIN that left something behind is reported', async () => {
  const trouble = { ...WRONG_PIN, data: { ...WRONG_PIN.data, role: 'subject', 'left-behind': 'try-spent' } };
  const view = failed(trouble, {
    outcome: { kind: 'failed', trouble, step: 'generate', leftBehind: 'try-spent', order: null, newKeys: [] },
  });
  show(ready({ run: view }));
  expect(await screen.findByText('The card is not issued')).toBeTruthy();
  expect(program.given('backToForm')).toEqual([]);
  button('Back to the form').click();
  await waitFor(() => expect(program.given('backToForm')).toHaveLength(1));
});

test('while it runs, stopping says what it means', async () => {
  const { rerender } = show(ready({ run: run({ progress: { steps: steps('open'), cancelling: 'free' } }) }));
  expect(screen.getByText(/leaves nothing behind/)).toBeTruthy();
  button('Cancel').click();
  await waitFor(() => expect(program.given('stop')).toHaveLength(1));
  await rerender({ sitting: ready({ run: run() }) });
  expect(button('Stop after this step')).toBeTruthy();
  await rerender({ sitting: ready({ run: run({ stopping: true }) }) });
  expect(button('Stopping after this step').getAttribute('aria-disabled')).toBe('true');
  await rerender({ sitting: ready({ run: run({ progress: { steps: steps('pin'), cancelling: 'no' } }) }) });
  expect(screen.queryByRole('button', { name: /Stop|Cancel/ })).toBeNull();
});

test('a step is announced once, not with each of its keys', async () => {
  const at = (key: string) =>
    ready({ run: run({ progress: { steps: steps('certificates', { key }), cancelling: 'no' } }) });
  const { rerender } = show(at('9a'));
  const status = document.querySelector('.steps [role="status"]');
  expect(status?.textContent).toBe('Certificates: under way');
  await rerender({ sitting: at('9c') });
  expect(status?.textContent).toBe('Certificates: under way');
  expect(document.querySelector('[data-step="certificates"]')?.textContent).toContain('9C');
});

test('Next card has the focus, clears the form, and the next holder’s first field is next', async () => {
  const { rerender } = show(ready({ run: run({ outcome: DONE, progress: { steps: steps(null), cancelling: 'no' } }) }));
  const next = button('Next card');
  await waitFor(() => expect(document.activeElement).toBe(next));
  expect(screen.getByText('1041')).toBeTruthy();
  next.click();
  await waitFor(() => expect(program.given('nextCard')).toHaveLength(1));
  await rerender({
    sitting: sitting({ draft: null, subject: { device: 'Reader 2', card: { kind: 'empty' }, offered: null } }),
  });
  expect(screen.getByText(/Put the card into/)).toBeTruthy();
  await rerender({ sitting: sitting({ draft: draft() }) });
  await waitFor(() => expect(document.activeElement).toBe(field(/Common name/)));
  expect(field(/Common name/).value).toBe('');
});

test('whoever went elsewhere is left there when the next card is read', async () => {
  const { rerender } = show(ready({ run: run({ outcome: DONE, progress: { steps: steps(null), cancelling: 'no' } }) }));
  button('Next card').click();
  await waitFor(() => expect(program.given('nextCard')).toHaveLength(1));
  await rerender({ sitting: sitting({ draft: null }) });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Smart card' })));
  button('Reload').focus();
  await rerender({ sitting: sitting({ draft: draft() }) });
  await tick();
  expect(document.activeElement).toBe(button('Reload'));
});

test('a question is not put while the window is locked', async () => {
  const asked = ready({ run: run({ question: SHOW_PIN }) });
  const session = asked.officer.session;
  if (session.kind !== 'signed-in') throw new Error('nobody is signed in');
  const locked: SittingView = {
    ...asked,
    officer: { ...asked.officer, session: { kind: 'locked', officer: session.officer, why: 'card-removed' } },
  };
  const { rerender } = show(asked);
  expect(await screen.findByRole('dialog')).toBeTruthy();
  await rerender({ sitting: locked });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await rerender({ sitting: asked });
  expect(await screen.findByRole('dialog')).toBeTruthy();
  expect(program.given('takePin')).toHaveLength(1);
});

test('F5 reads the card again, not the page', async () => {
  show(ready());
  const event = new KeyboardEvent('keydown', { key: 'F5', bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  await waitFor(() => expect(program.given('reload')).toHaveLength(1));
  expect(event.defaultPrevented).toBe(true);
});

test('a host that is down is told once, where it stands in the way first', () => {
  const trouble: Trouble = { code: 'host-unreachable', data: { url: 'https://host.example/' } };
  const view = sitting({ draft: null });
  show({
    ...view,
    subject: { ...view.subject, card: { kind: 'unreadable', trouble } },
    procedures: { ...view.procedures, offered: [], hidden: [], chosen: null, trouble },
  });
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  const content = screen.getByRole('region', { name: 'Content' });
  expect(content.contains(screen.getByRole('alert'))).toBe(true);
  expect(screen.getByRole('region', { name: 'Holder' }).textContent).toContain('once the card has been read');
});

test('an open order is warned of with the card, and named once more beside Submit', async () => {
  const view = ready({ draft: filled({ supersedes: ORDER }) });
  if (view.subject.card.kind !== 'read') throw new Error('no card was read');
  const open: SittingView = {
    ...view,
    subject: { ...view.subject, card: { ...view.subject.card, openOrder: ORDER } },
  };
  const { rerender } = show(open);
  const warning = document.querySelector('.subject .open-order');
  expect(warning?.textContent).toContain('An order for this card was left open');
  expect(warning?.textContent).toContain('Submitting supersedes it: its certificates are revoked.');
  expect(warning?.textContent).toContain(ORDER);
  expect(document.querySelector('footer')?.textContent).toContain("Supersedes the card's open order");
  await rerender({ sitting: { ...open, run: run() } });
  expect(document.querySelector('.open-order')).toBeNull();
  await rerender({ sitting: ready() });
  expect(document.querySelector('.open-order')).toBeNull();
  expect(document.querySelector('footer')?.textContent).not.toContain('Supersedes');
});

test('loaded again in the middle of a step, its time goes on', () => {
  show(ready({ run: run({ runningMs: 61_500 }) }));
  expect(document.querySelector('[data-step="certificates"] .time')?.textContent).toMatch(/61|1:01|1 min/);
});

test('names the fields that no certificate has', () => {
  show(ready({ draft: filled({ dropped: ['department'] }) }));
  expect(screen.getByText('Not in the certificate: Department (hidden)')).toBeTruthy();
});

test('says in words what will be signed, on demand', async () => {
  show(ready());
  button('What will be signed').click();
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain(
    '9A Authentication: a certificate for CN=Anna Berg is issued and stored on the card.',
  );
  expect(dialog.textContent).toContain('are added on signing');
});
