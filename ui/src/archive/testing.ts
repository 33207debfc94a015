// Archived certificates and recovery requests for tests.

import type { ArchivedView, RecoveryRequestView } from '../bindings';
import { certificate } from '../smart-card/testing/views';

export function archived(id: string, subject: string, changes: Partial<ArchivedView> = {}): ArchivedView {
  return {
    id,
    certificate: certificate(subject, { serial: `4a${id}` }),
    keyType: 'RSA-3072',
    archivedAt: '2026-03-02T08:00:04Z',
    status: 'valid',
    card: { code: 'card-serial', data: { id: '20110734' } },
    ...changes,
  };
}

export function request(changes: Partial<RecoveryRequestView> = {}): RecoveryRequestView {
  return {
    digest: '5f'.repeat(32),
    request: '0193486c-52f0-7c1e-a5b4-9d0f6f1e2c3a',
    state: 'pending',
    officer: 'Magnus Åkesson',
    mine: false,
    procedure: 'Key for an investigation',
    card: { code: 'card-serial', data: { id: '20000001' } },
    holder: [{ field: 'email', label: 'E-mail', value: 'bob@example.org' }],
    certificates: [archived('38112', 'CN=Anna Berg')],
    reason: 'Case 118.',
    madeAt: '2026-11-20T08:12:00Z',
    expiresAt: '2026-11-27T08:12:00Z',
    approvalsNeeded: 2,
    approvedBy: [],
    refused: null,
    decideWhyNot: null,
    approveWhyNot: null,
    ...changes,
  };
}
