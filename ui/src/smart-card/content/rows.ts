import type { CertificateDetails, CertificateKindView, DraftView, KeyView, RowView, Sentence } from '../../bindings';

/** A row of the content table: of a form, or of a card for which no procedure was chosen yet. */
export interface ContentRow {
  /** The key: `9a`. */
  reference: string;
  /** The name that the procedure gives it. */
  name: string | null;
  /** The algorithm of the key that lies there. */
  algorithm: string | null;
  /** The algorithm of a key that no certificate can be issued for. */
  unsupportedKey: string | null;
  /** What lies in the certificate's place; without a procedure nobody says what kind of certificate it is. */
  kind: CertificateKindView | 'unknown';
  certificate: CertificateDetails | null;
  /** Why what lies there cannot be read. */
  whyUnreadable: Sentence | null;
  /** The row of the form, which has actions. */
  form: RowView | null;
}

/** The rows of a form. */
export function rowsOfDraft(draft: DraftView): ContentRow[] {
  return draft.rows.map((row) => ({
    reference: row.reference,
    name: row.name,
    algorithm: row.key?.algorithm ?? null,
    unsupportedKey: row.unsupportedKey,
    kind: row.certificateKind,
    certificate: row.certificate,
    whyUnreadable: null,
    form: row,
  }));
}

/** The keys of a card. */
export function rowsOfKeys(keys: KeyView[]): ContentRow[] {
  return keys.map((key) => ({
    reference: key.reference,
    name: null,
    algorithm: key.key?.algorithm ?? null,
    unsupportedKey: key.unsupportedKey,
    kind: kindOf(key),
    certificate: key.certificate.kind === 'present' ? key.certificate : null,
    whyUnreadable: key.certificate.kind === 'malformed' ? key.certificate.why : null,
    form: null,
  }));
}

function kindOf(key: KeyView): ContentRow['kind'] {
  return key.certificate.kind === 'present' ? 'unknown' : key.certificate.kind;
}

/** How a key's place is written: `9A`. */
export const place = (reference: string): string => reference.toUpperCase();
