import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import ErrorPanel from './ErrorPanel.svelte';

const WRONG_PIN = { code: 'wrong-pin', data: { role: 'officer', 'tries-left': 2 } };

test('it says what happened, what was not done, what to do next, and the code', () => {
  render(ErrorPanel, { trouble: WRONG_PIN, cardState: 'The card is as it was.' });
  const said = screen.getByRole('alert').textContent;
  expect(said).toContain('The PIN of the officer card is wrong: 2 tries left.');
  expect(said).toContain('The card is as it was.');
  expect(said).toContain('Nothing was signed with it.');
  expect(said).toContain('Type the PIN again.');
  expect(said).toContain('wrong-pin');
});

test('its details are copied as they are read', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  render(ErrorPanel, { trouble: WRONG_PIN });
  await fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  expect(writeText.mock.calls[0]?.[0].split('\n')).toEqual([
    'The PIN of the officer card is wrong: 2 tries left.',
    'Nothing was signed with it.',
    'Type the PIN again. After the last try the card is blocked and needs its PUK.',
    'Code: wrong-pin',
  ]);
  await screen.findByText('Copied.');
});

test('a clipboard that takes nothing is told', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  Object.assign(document, { execCommand: () => false });
  render(ErrorPanel, { trouble: WRONG_PIN });
  await fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('The system did not take it.'));
});

test('a code without texts is shown as the code', () => {
  render(ErrorPanel, { trouble: { code: 'of-another-time', data: {} } });
  expect(screen.getByRole('alert').textContent).toContain('of-another-time');
});
