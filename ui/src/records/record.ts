/** What a record is asked for of: what lies in a device, or what the host names. */
export type CertificateOf = { device: string; key: string } | { id: string };

/** A card in a device, or the card of an order. */
export type CardOf = { device: string } | { order: string };

/** Something that opens in full. */
export type RecordOf = { kind: 'certificate'; of: CertificateOf } | { kind: 'card'; of: CardOf };
