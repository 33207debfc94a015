import { expect, test } from 'vitest';
import type { SittingView, Trouble } from '../bindings';
import { saidOnce } from './said-once';
import { sitting } from './testing/views';

const DOWN: Trouble = { code: 'host-unreachable', data: { url: 'https://host.example/' } };
const BUSY: Trouble = { code: 'reader-busy', data: { reader: 'Reader 2' } };

function troubled(card: Trouble | null, procedures: Trouble | null, devices: Trouble | null = null): SittingView {
  const view = sitting({ draft: null });
  return {
    ...view,
    devices: { ...view.devices, trouble: devices },
    subject: card === null ? view.subject : { ...view.subject, card: { kind: 'unreadable', trouble: card } },
    procedures: { ...view.procedures, trouble: procedures },
  };
}

test.each([
  ['nothing', troubled(null, null), null, null, false],
  ['the host is down: the card’s side says so', troubled(DOWN, { ...DOWN }), DOWN, null, true],
  ['only the procedures could not be asked for', troubled(null, DOWN), null, DOWN, false],
  ['two causes', troubled(BUSY, DOWN), BUSY, DOWN, false],
  [
    'two hosts',
    troubled({ ...DOWN, data: { url: 'https://other/' } }, DOWN),
    { ...DOWN, data: { url: 'https://other/' } },
    DOWN,
    false,
  ],
  ['no smart card service, and no host', troubled(null, DOWN, BUSY), BUSY, DOWN, false],
])('%s', (_, view, content, holder, holderWaits) => {
  expect(saidOnce(view)).toEqual({ content, holder, holderWaits });
});
