-- Times are milliseconds since 1970 UTC. Identifiers, digests and documents that people or signatures read are TEXT;
-- DER, CMS and sealed bytes are BLOB. Sealed columns are named sealed_…: AES-256-GCM, bound to table, row and column.

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Certification authorities, and the host's own certificates beside them.
CREATE TABLE authorities (
    id          TEXT    NOT NULL PRIMARY KEY,
    purpose     TEXT    NOT NULL CHECK (purpose IN ('authority', 'registration', 'tls')),
    issuer      TEXT    REFERENCES authorities (id),
    certificate BLOB    NOT NULL,
    sealed_key  BLOB    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE crls (
    authority   TEXT    NOT NULL PRIMARY KEY REFERENCES authorities (id),
    number      INTEGER NOT NULL,
    this_update INTEGER NOT NULL,
    next_update INTEGER NOT NULL,
    stale       INTEGER NOT NULL,
    crl         BLOB    NOT NULL
) STRICT;

CREATE TABLE procedures (
    id         TEXT    NOT NULL,
    revision   TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    content    TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('draft', 'active', 'closed')),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (id, revision),
    UNIQUE (id, number)
) STRICT;
CREATE UNIQUE INDEX procedures_active ON procedures (id) WHERE state = 'active';

CREATE TABLE officers (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('active', 'disabled')),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
-- Who is disabled stays for the orders and the audit; the name is free for whoever comes next.
CREATE UNIQUE INDEX officers_active ON officers (name) WHERE state = 'active';

CREATE TABLE officer_roles (
    officer INTEGER NOT NULL REFERENCES officers (id),
    role    TEXT    NOT NULL,
    PRIMARY KEY (officer, role)
) STRICT;

CREATE TABLE officer_certificates (
    officer     INTEGER NOT NULL REFERENCES officers (id),
    purpose     TEXT    NOT NULL CHECK (purpose IN ('authentication', 'signature')),
    fingerprint TEXT    NOT NULL,
    certificate BLOB    NOT NULL,
    PRIMARY KEY (officer, purpose)
) STRICT;
-- Not unique: a disabled officer's certificate may be another row's. Of active officers one has it.
CREATE INDEX officer_certificates_fingerprint ON officer_certificates (purpose, fingerprint);

CREATE TABLE officer_authorities (
    officer     INTEGER NOT NULL REFERENCES officers (id),
    fingerprint TEXT    NOT NULL,
    certificate BLOB    NOT NULL,
    PRIMARY KEY (officer, fingerprint)
) STRICT;

CREATE TABLE sessions (
    key_fingerprint TEXT    NOT NULL PRIMARY KEY,
    officer         INTEGER NOT NULL REFERENCES officers (id),
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_expires ON sessions (expires_at);

CREATE TABLE cards (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    card_type             TEXT    NOT NULL,
    serial                TEXT    UNIQUE,
    key_fingerprint       TEXT    UNIQUE,
    guid                  TEXT    UNIQUE,
    producer              TEXT    NOT NULL,
    sealed_puk            BLOB    NOT NULL,
    sealed_management_key BLOB    NOT NULL,
    created_at            INTEGER NOT NULL,
    -- Rises with every change of the card's orders: what was checked before is still so where it did not.
    generation            INTEGER NOT NULL DEFAULT 0
) STRICT;

-- PINs the card may have: the one production set (no order), and those of runs that are in doubt.
CREATE TABLE card_pins (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    card       INTEGER NOT NULL REFERENCES cards (id),
    order_id   TEXT    REFERENCES orders (id),
    sealed_pin BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX card_pins_card ON card_pins (card);

CREATE TABLE card_keys (
    card                  INTEGER NOT NULL REFERENCES cards (id),
    key                   TEXT    NOT NULL,
    public_key            BLOB    NOT NULL,
    fingerprint           TEXT    NOT NULL UNIQUE,
    transport_certificate BLOB,
    replaced_at           INTEGER,
    overwritten_at        INTEGER,
    PRIMARY KEY (card, key)
) STRICT;

CREATE TABLE orders (
    id                  TEXT    NOT NULL PRIMARY KEY,
    card                INTEGER NOT NULL REFERENCES cards (id),
    officer             INTEGER NOT NULL REFERENCES officers (id),
    procedure_id        TEXT    NOT NULL,
    procedure_revision  TEXT    NOT NULL,
    state               TEXT    NOT NULL CHECK (state IN
        ('granted', 'executing', 'fulfilled', 'completed', 'abandoned', 'superseded', 'expired')),
    granted_at          INTEGER NOT NULL,
    changed_at          INTEGER NOT NULL,
    expires_at          INTEGER NOT NULL,
    card_identity       TEXT    NOT NULL,
    open_request        BLOB    NOT NULL,
    open_document       TEXT    NOT NULL,
    grant_document      BLOB    NOT NULL,
    sealed_agreement_p256 BLOB,
    sealed_agreement_p384 BLOB,
    issue_order         BLOB,
    order_document      TEXT,
    signed_at           INTEGER,
    lease_until         INTEGER,
    fulfilment          BLOB,
    fulfilment_digest   TEXT,
    receipt             TEXT,
    abandoned_by        BLOB,
    FOREIGN KEY (procedure_id, procedure_revision) REFERENCES procedures (id, revision)
) STRICT;
-- A card has one open order: the next one supersedes it.
CREATE UNIQUE INDEX orders_open ON orders (card) WHERE state IN ('granted', 'executing', 'fulfilled');
CREATE INDEX orders_granted ON orders (granted_at);

CREATE TABLE nonces (
    nonce      TEXT    NOT NULL PRIMARY KEY,
    order_id   TEXT    NOT NULL UNIQUE REFERENCES orders (id),
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT;

-- Ids of orders that are themselves carried out at once (abandon), so that an id is never used twice.
CREATE TABLE carried_out (
    id         TEXT    NOT NULL PRIMARY KEY,
    digest     TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A row exists from the moment its serial number is taken; certificate is there once it was signed.
CREATE TABLE certificates (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    serial       TEXT    NOT NULL UNIQUE,
    authority    TEXT    NOT NULL REFERENCES authorities (id),
    order_id     TEXT    NOT NULL REFERENCES orders (id),
    card         INTEGER NOT NULL REFERENCES cards (id),
    key          TEXT    NOT NULL,
    action       TEXT    NOT NULL CHECK (action IN ('add', 'redo', 'issue')),
    subject      TEXT    NOT NULL,
    fingerprint  TEXT    NOT NULL,
    not_before   INTEGER NOT NULL,
    not_after    INTEGER NOT NULL,
    to_be_signed BLOB    NOT NULL,
    certificate  BLOB,
    published_at INTEGER,
    revoked_at   INTEGER,
    reason       INTEGER,
    UNIQUE (order_id, key)
) STRICT;
CREATE INDEX certificates_fingerprint ON certificates (fingerprint);
CREATE INDEX certificates_card ON certificates (card, key);
CREATE INDEX certificates_revoked ON certificates (authority, revoked_at) WHERE revoked_at IS NOT NULL;

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    event    TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    details  TEXT    NOT NULL,
    document TEXT,
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL
) STRICT;

-- The end of the chain, with a MAC under a key from the sealing key: a chain that was cut off is seen.
CREATE TABLE audit_head (
    one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL,
    hash     TEXT    NOT NULL,
    mac      BLOB    NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
CREATE TRIGGER orders_are_not_deleted BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'orders are kept'); END;
CREATE TRIGGER certificates_are_not_deleted BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'certificates are kept'); END;
CREATE TRIGGER certificates_stay_revoked BEFORE UPDATE OF revoked_at ON certificates
WHEN OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at
BEGIN SELECT RAISE(ABORT, 'a revoked certificate stays revoked'); END;
CREATE TRIGGER certificates_are_signed_once BEFORE UPDATE OF serial, to_be_signed, certificate ON certificates
WHEN OLD.serial IS NOT NEW.serial OR OLD.to_be_signed IS NOT NEW.to_be_signed
  OR (OLD.certificate IS NOT NULL AND NEW.certificate IS NOT OLD.certificate)
BEGIN SELECT RAISE(ABORT, 'an issued certificate is not changed'); END;
CREATE TRIGGER procedures_are_not_changed BEFORE UPDATE OF id, revision, number, content ON procedures
BEGIN SELECT RAISE(ABORT, 'a revision is not changed'); END;
