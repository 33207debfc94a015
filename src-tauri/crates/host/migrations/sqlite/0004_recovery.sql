-- What the order was granted of the archive: Certificate IDs by place, JSON.
ALTER TABLE orders ADD COLUMN recovered TEXT;

-- The archived keys that an order brought to a card.
CREATE TABLE recovered_keys (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id          TEXT    NOT NULL REFERENCES orders (id),
    card              INTEGER NOT NULL REFERENCES cards (id),
    key               TEXT    NOT NULL,
    record            INTEGER NOT NULL REFERENCES archived_keys (id),
    -- The certificate that was issued when the key was created, and the new one; without a new one, that is reused.
    original          INTEGER NOT NULL REFERENCES certificates (id),
    issued            INTEGER REFERENCES certificates (id),
    -- The last Certificate ID there was when the order began: where this stands among what came to the card.
    after_certificate INTEGER NOT NULL,
    completed_at      INTEGER,
    UNIQUE (order_id, key)
) STRICT;
CREATE INDEX recovered_keys_card ON recovered_keys (card, key);

-- What was to be stored on cards, in the order in which it came (sequence, step): certificates that were issued, and
-- those that came with their keys from the archive. Whether an imported key took its place, the receipt says; keys that
-- are not imported were proven to be there.
CREATE VIEW stored_certificates (order_id, card, key, fingerprint, certificate, not_after, revoked_at, completed_at,
        imported, reused, sequence, step) AS
    SELECT order_id, card, key, fingerprint, certificate, not_after, revoked_at, published_at,
        action = 'recover' OR EXISTS (SELECT 1 FROM archived_keys WHERE archived_keys.certificate = certificates.id),
        0, id, 0
    FROM certificates WHERE action <> 'issue'
    UNION ALL
    SELECT recovered.order_id, recovered.card, recovered.key, original.fingerprint, original.certificate,
        original.not_after, original.revoked_at, recovered.completed_at, 1, 1, recovered.after_certificate, recovered.id
    FROM recovered_keys AS recovered JOIN certificates AS original ON original.id = recovered.original
    WHERE recovered.issued IS NULL;

CREATE TABLE recovery_requests (
    number             INTEGER PRIMARY KEY AUTOINCREMENT,
    id                 TEXT    NOT NULL UNIQUE,
    -- SHA-256 of the document: what an order cites.
    digest             TEXT    NOT NULL UNIQUE,
    officer            INTEGER NOT NULL REFERENCES officers (id),
    procedure_id       TEXT    NOT NULL,
    procedure_revision TEXT    NOT NULL,
    state              TEXT    NOT NULL CHECK (state IN ('pending', 'approved', 'refused', 'used', 'expired')),
    approvals          INTEGER NOT NULL CHECK (approvals > 0),
    message            BLOB    NOT NULL,
    document           TEXT    NOT NULL,
    created_at         INTEGER NOT NULL,
    changed_at         INTEGER NOT NULL,
    expires_at         INTEGER NOT NULL,
    -- The order that cited it: it is good for no other.
    used_by            TEXT    UNIQUE REFERENCES orders (id),
    FOREIGN KEY (procedure_id, procedure_revision) REFERENCES procedures (id, revision)
) STRICT;
CREATE INDEX recovery_requests_open ON recovery_requests (number) WHERE state IN ('pending', 'approved');
CREATE INDEX recovery_requests_officer ON recovery_requests (officer);

CREATE TABLE recovery_decisions (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    request    INTEGER NOT NULL REFERENCES recovery_requests (number),
    officer    INTEGER NOT NULL REFERENCES officers (id),
    decision   TEXT    NOT NULL CHECK (decision IN ('approve', 'refuse')),
    reason     TEXT    CHECK ((reason IS NULL) = (decision = 'approve')),
    message    BLOB    NOT NULL,
    decided_at INTEGER NOT NULL,
    -- Nobody counts twice.
    UNIQUE (request, officer)
) STRICT;

CREATE TRIGGER recovery_requests_are_not_deleted BEFORE DELETE ON recovery_requests
BEGIN SELECT RAISE(ABORT, 'recovery requests are kept'); END;
CREATE TRIGGER recovery_requests_are_not_changed BEFORE UPDATE OF id, digest, officer, procedure_id, procedure_revision,
    approvals, message, document, created_at, expires_at ON recovery_requests
BEGIN SELECT RAISE(ABORT, 'a recovery request is not changed'); END;
CREATE TRIGGER recovery_decisions_are_not_deleted BEFORE DELETE ON recovery_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are kept'); END;
CREATE TRIGGER recovery_decisions_are_not_changed BEFORE UPDATE ON recovery_decisions
BEGIN SELECT RAISE(ABORT, 'a decision is not changed'); END;
CREATE TRIGGER recovered_keys_are_not_deleted BEFORE DELETE ON recovered_keys
BEGIN SELECT RAISE(ABORT, 'recovered keys are kept'); END;

-- Subjects of published certificates of archived keys, for parts of three characters and more; rowid is the Certificate
-- ID. The text itself is in certificates alone.
CREATE VIRTUAL TABLE archived_subjects USING fts5 (subject, content = '', tokenize = 'trigram');
