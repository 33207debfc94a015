// Views for tests: a card in the state in which an officer mostly sees one, and what differs from it.

import { SETTINGS } from '../../../tests/settings';
import type {
  CardView,
  CertificateDetails,
  DraftView,
  FieldView,
  KeyView,
  OutcomeView,
  ProcedureView,
  QuestionView,
  RowView,
  RunView,
  Sentence,
  SittingView,
  Step,
  StepProgress,
  WindowView,
} from '../../bindings';

const CARD: Sentence = { code: 'card-serial', data: { id: '20000001' } };
export const OFFICERS_DEVICE = 'Practice reader 1';
export const SUBJECTS_DEVICE = 'Practice reader 2';

export function certificate(subject: string, changes: Partial<CertificateDetails> = {}): CertificateDetails {
  return {
    subject,
    issuer: 'CN=Example Production CA,O=Example Production',
    serial: '5d0a41c39a7f0b12',
    notBefore: '2026-02-03T00:00:00Z',
    notAfter: '2029-02-03T00:00:00Z',
    algorithm: 'P-256',
    fingerprint: 'a3c1'.repeat(16),
    ...changes,
  };
}

export function row(reference: string, name: string, changes: Partial<RowView> = {}): RowView {
  return {
    reference,
    name,
    key: { algorithm: 'P-256', fingerprint: 'b2'.repeat(32), knownBy: 'production' },
    unsupportedKey: null,
    certificateKind: 'transport',
    certificate: certificate(`CN=Transport ${reference.toUpperCase()},SERIALNUMBER=20000001`),
    actions: [
      {
        action: 'add',
        whyNot: { code: 'certificate-there', data: { about: reference, key: reference, what: 'transport' } },
      },
      { action: 'redo', whyNot: null },
      { action: 'issue', whyNot: null },
    ],
    chosen: 'redo',
    algorithms: [],
    algorithm: null,
    archives: false,
    recovery: null,
    ...changes,
  };
}

export function field(name: string, label: string, changes: Partial<FieldView> = {}): FieldView {
  return {
    name,
    label,
    hint: '',
    value: '',
    required: false,
    format: 'text',
    maxLength: 64,
    shown: true,
    hideable: false,
    fault: null,
    inCertificate: true,
    ...changes,
  };
}

export const missing = (label: string): Sentence => ({ code: 'field-required', data: { about: label } });

export const PROCEDURE: ProcedureView = {
  id: 'employee-card',
  name: 'Employee card',
  description: 'Authentication, signature and encryption for an employee, on the keys that production put on the card.',
  number: 4,
  revision: 'c0ffee'.repeat(10),
};

function key(reference: string): KeyView {
  return {
    reference,
    key: {
      algorithm: 'P-256',
      fingerprint: 'b2'.repeat(32),
      knownBy: 'metadata',
      origin: 'imported',
      pinPolicy: 'once',
      touchPolicy: 'never',
    },
    unsupportedKey: null,
    certificate: { kind: 'present', ...certificate(`CN=Transport ${reference.toUpperCase()}`) },
  };
}

export const KEYS: KeyView[] = ['9a', '9c', '9d'].map(key);

export function card(changes: Partial<CardView> = {}): CardView {
  return {
    identity: CARD,
    product: 'PIV, YubiKey 5.7.1',
    guid: null,
    keys: KEYS,
    places: 24,
    pin: { triesLeft: 3, tries: 3, isFactory: false },
    puk: { triesLeft: 3, tries: 3, isFactory: false },
    managementKey: 'aes192',
    managementKeyIsFactory: false,
    metadata: true,
    ...changes,
  };
}

export function draft(changes: Partial<DraftView> = {}): DraftView {
  return {
    device: SUBJECTS_DEVICE,
    card: CARD,
    procedure: PROCEDURE,
    rows: [row('9a', 'Authentication'), row('9c', 'Signature'), row('9d', 'Encryption')],
    fields: [
      field('common_name', 'Common name', {
        required: true,
        hint: 'The full name, as it is to stand in the certificates.',
        fault: missing('Common name'),
      }),
      field('given_name', 'Given name', { hideable: true }),
      field('surname', 'Surname', { hideable: true }),
      field('email', 'E-mail', { required: true, format: 'email', maxLength: 254, fault: missing('E-mail') }),
      field('upn', 'User principal name', {
        format: 'upn',
        hint: 'Needed for logging on to Windows: user@realm.',
      }),
      field('employee_number', 'Employee number', { hideable: true, maxLength: 20 }),
      field('department', 'Department', { shown: false, hideable: true, inCertificate: false }),
    ],
    faults: [
      { code: 'field-required', about: 'common_name', data: { about: 'Common name' } },
      { code: 'field-required', about: 'email', data: { about: 'E-mail' } },
    ],
    summary: null,
    dropped: [],
    holderPinNeeded: false,
    supersedes: null,
    recovery: null,
    ...changes,
  };
}

/** A form that can be submitted. */
export function filled(changes: Partial<DraftView> = {}): DraftView {
  const empty = draft();
  const values: Record<string, string> = { common_name: 'Anna Berg', email: 'anna.berg@example.org' };
  return {
    ...empty,
    fields: empty.fields.map((one) => ({ ...one, value: values[one.name] ?? '', fault: null })),
    faults: [],
    summary: {
      certificates: 3,
      stored: 3,
      generated: 0,
      archived: 0,
      recovered: 0,
      overwrittenKeys: 0,
      overwrittenCertificates: 3,
      pin: 'show-at-ra',
      words: [
        { code: 'signed-procedure', data: { procedure: 'Employee card', revision: 4 } },
        { code: 'signed-card', data: { card: CARD } },
        ...empty.rows.flatMap(wordsOf),
        { code: 'signed-field', data: { label: 'Common name', value: 'Anna Berg' } },
        { code: 'signed-field', data: { label: 'E-mail', value: 'anna.berg@example.org' } },
        { code: 'signed-pin-shown', data: {} },
      ],
    },
    ...changes,
  };
}

function wordsOf({ reference, name }: RowView): Sentence[] {
  const of = { place: reference.toUpperCase(), name };
  const subject = [{ code: 'signed-attribute', data: { part: 'common-name', value: 'Anna Berg' } }];
  return [
    { code: 'signed-certificate-stored', data: { ...of, subject } },
    { code: 'signed-certificate-replaced', data: { ...of, subject: `CN=Transport ${of.place}` } },
  ];
}

const STEPS: Step[] = ['read', 'open', 'generate', 'sign', 'host', 'certificates', 'check', 'pin', 'receipt'];

/** The steps of a run that is at one of them. */
export function steps(at: Step | null, changes: Partial<StepProgress> = {}): StepProgress[] {
  const now = at === null ? STEPS.length : STEPS.indexOf(at);
  return STEPS.map((step, number): StepProgress => {
    if (number < now) return { step, state: 'done', key: null, elapsedMs: 130 + number * 240 };
    if (number > now) return { step, state: 'waiting', key: null, elapsedMs: null };
    return { step, state: 'running', key: null, elapsedMs: null, ...changes };
  });
}

export function run(changes: Partial<RunView> = {}): RunView {
  return {
    kind: 'submit',
    progress: { steps: steps('certificates', { key: '9c' }), cancelling: 'leaves-open-order' },
    runningMs: null,
    question: null,
    stopping: false,
    outcome: null,
    procedure: 'Employee card',
    card: CARD,
    ...changes,
  };
}

export const ORDER = '0199f3b2-7c3e-7d41-9a55-2f4c8e6b1a01';

export const DONE: OutcomeView = {
  kind: 'done',
  submitted: {
    order: ORDER,
    card: CARD,
    certificates: ['9a', '9c', '9d'].map((reference, number) => ({
      key: reference,
      id: String(1041 + number),
      stored: true,
      certificate: certificate('CN=Anna Berg', {
        issuer: 'CN=Practice Issuing CA',
        notAfter: '2029-11-22T00:00:00Z',
      }),
    })),
    pin: 'system',
    delivery: null,
    puk: null,
    takenIn: false,
    generated: [],
    archived: [],
    recovered: [],
  },
};

export const SHOW_PIN: QuestionView = { kind: 'show-pin', id: 7, order: ORDER, secret: 'pin', taken: false };

export const NEW_PIN: QuestionView = {
  kind: 'new-pin',
  id: 6,
  ask: {
    reader: SUBJECTS_DEVICE,
    card: CARD,
    rules: [
      { rule: 'only-digits' },
      { rule: 'min-length', digits: 6 },
      { rule: 'max-length', digits: 8 },
      { rule: 'no-repeats' },
      { rule: 'no-sequences' },
    ],
    broken: [],
    trouble: null,
    attempt: 1,
    pinpad: false,
  },
};

export const HOLDER_PIN: QuestionView = {
  kind: 'holder-pin',
  id: 5,
  ask: { purpose: 'issue', reader: SUBJECTS_DEVICE, card: CARD, triesLeft: 2, trouble: null },
};

export function sitting(changes: Partial<SittingView> = {}): SittingView {
  return {
    devices: {
      trouble: null,
      devices: [
        { name: OFFICERS_DEVICE, card: { kind: 'read', card: card({ identity: null }) } },
        { name: SUBJECTS_DEVICE, card: { kind: 'read', card: card() } },
      ],
    },
    officer: {
      device: OFFICERS_DEVICE,
      certificate: certificate('CN=Olivia Lind'),
      triesLeft: 3,
      pinpad: false,
      session: {
        kind: 'signed-in',
        officer: {
          officer: '1',
          name: 'Olivia Lind',
          roles: ['issue-certificate'],
          device: OFFICERS_DEVICE,
          card: { code: 'card-serial', data: { id: '10000001' } },
          host: 'Practice host',
          url: 'https://127.0.0.1:8443/',
          expiresAt: '2026-11-22T18:00:00Z',
        },
      },
      trouble: null,
    },
    subject: {
      device: SUBJECTS_DEVICE,
      card: { kind: 'read', card: card(), inStock: true, openOrder: null, issued: false },
      offered: null,
    },
    procedures: {
      loading: false,
      trouble: null,
      offered: [
        PROCEDURE,
        { ...PROCEDURE, id: 'authentication-only', name: 'Authentication only', description: 'One certificate.' },
      ],
      recent: 1,
      hidden: [
        {
          procedure: { ...PROCEDURE, id: 'blank-card', name: 'Blank card', description: 'Keys made on the card.' },
          why: { code: 'card-not-blank', data: {} },
        },
      ],
      chosen: 'employee-card',
      filter: [],
    },
    draft: draft(),
    draftTouched: false,
    run: null,
    openOrders: 0,
    ...changes,
  };
}

/** The window around a sitting. */
export const windowOf = (inIt: SittingView | null): WindowView => ({
  number: 1,
  settings: SETTINGS,
  place: { kind: 'own-host', firstOfficer: null },
  sitting: inIt,
  closingRefused: false,
});
