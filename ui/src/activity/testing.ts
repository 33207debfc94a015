// What officers did, for tests.

import type {
  ActivityEntryView,
  CertificateRecordView,
  OrderCertificateView,
  OrderRecordView,
  OrderView,
  StandingView,
} from '../bindings';
import { certificate, ORDER } from '../smart-card/testing/views';

const CARD = { code: 'card-serial', data: { id: '20000001' } };

export function order(changes: Partial<OrderView> = {}): OrderView {
  return {
    order: ORDER,
    state: 'completed',
    open: false,
    procedure: 'Employee card',
    procedureId: 'employee-card',
    card: CARD,
    officer: 'Olivia Lind',
    grantedAt: '2026-11-22T12:00:00Z',
    changedAt: '2026-11-22T12:00:30Z',
    ...changes,
  };
}

export function entry(sequence: string, changes: Partial<ActivityEntryView> = {}): ActivityEntryView {
  return {
    sequence,
    at: '2026-11-22T12:00:00Z',
    kind: 'issue',
    officer: 'Olivia Lind',
    own: true,
    order: order(),
    request: null,
    act: null,
    procedure: 'Employee card',
    card: CARD,
    holder: 'Anna Berg',
    reason: null,
    ...changes,
  };
}

export function issued(id: string, changes: Partial<OrderCertificateView> = {}): OrderCertificateView {
  return {
    id,
    key: '9a',
    serial: `4a${id}`,
    subject: 'CN=Anna Berg',
    action: 'redo',
    notAfter: '2029-11-22T00:00:00Z',
    publishedAt: '2026-11-22T12:00:30Z',
    revokedAt: null,
    ...changes,
  };
}

export function record(changes: Partial<OrderRecordView> = {}): OrderRecordView {
  return {
    summary: order(),
    officer: 'Olivia Lind',
    own: true,
    signedAt: '2026-11-22T12:00:10Z',
    history: [
      { at: '2026-11-22T12:00:00Z', event: 'granted', officer: 'Olivia Lind', tookMs: null },
      { at: '2026-11-22T12:00:30Z', event: 'completed', officer: 'Olivia Lind', tookMs: 30_000 },
    ],
    certificates: [issued('1041')],
    fields: [
      { name: 'common_name', label: 'Common name', value: 'Anna Berg' },
      { name: 'cost_centre', label: null, value: '4711' },
    ],
    keys: [{ key: '9a', action: 'redo', algorithm: null, subject: 'CN=Anna Berg', certificateId: '1041' }],
    documents: ['open-request', 'order', 'fulfilment', 'receipt'],
    standing: null,
    mayAbandon: false,
    whyNotAbandon: { code: 'abandon-order-closed', data: { state: 'completed' } },
    ...changes,
  };
}

/** Of an order whose card was pulled. */
export function open(changes: Partial<StandingView> = {}): OrderRecordView {
  const revokes = [issued('1041', { publishedAt: null }), issued('1042', { key: '9c', publishedAt: null })];
  return record({
    summary: order({ state: 'fulfilled', open: true }),
    certificates: revokes,
    standing: {
      host: { code: 'standing-host-fulfilled', data: {} },
      card: { code: 'standing-card-not-here', data: {} },
      keys: [],
      revokes,
      ...changes,
    },
    mayAbandon: true,
    whyNotAbandon: null,
  });
}

export function certificateRecord(changes: Partial<CertificateRecordView> = {}): CertificateRecordView {
  return {
    details: certificate('CN=Anna Berg'),
    id: '1041',
    fields: [
      {
        name: { code: 'certificate-extension-unknown', data: { oid: '1.2.3.4' } },
        words: [],
        raw: '0c03616263',
        critical: true,
      },
    ],
    pem: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    host: {
      order: ORDER,
      procedure: 'Employee card',
      officer: 'Olivia Lind',
      card: CARD,
      key: '9a',
      action: 'redo',
      issuedAt: '2026-11-22T12:00:10Z',
      publishedAt: null,
      revokedAt: null,
      reason: null,
      archived: false,
    },
    ...changes,
  };
}
