-- Officer certificates that the host issues at its console belong to no order: order_id may be NULL. SQLite changes a
-- column by making the table anew.

CREATE TABLE certificates_2 (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    serial       TEXT    NOT NULL UNIQUE,
    authority    TEXT    NOT NULL REFERENCES authorities (id),
    order_id     TEXT    REFERENCES orders (id),
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
INSERT INTO certificates_2 (id, serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
        not_after, to_be_signed, certificate, published_at, revoked_at, reason)
    SELECT id, serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
        not_after, to_be_signed, certificate, published_at, revoked_at, reason FROM certificates;
DROP TABLE certificates;
ALTER TABLE certificates_2 RENAME TO certificates;

CREATE INDEX certificates_fingerprint ON certificates (fingerprint);
CREATE INDEX certificates_card ON certificates (card, key);
CREATE INDEX certificates_revoked ON certificates (authority, revoked_at) WHERE revoked_at IS NOT NULL;
-- Officer certificates that were issued and not used.
CREATE INDEX certificates_unused ON certificates (id)
    WHERE order_id IS NULL AND published_at IS NULL AND revoked_at IS NULL;

CREATE TRIGGER certificates_are_not_deleted BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'certificates are kept'); END;
CREATE TRIGGER certificates_stay_revoked BEFORE UPDATE OF revoked_at ON certificates
WHEN OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NOT OLD.revoked_at
BEGIN SELECT RAISE(ABORT, 'a revoked certificate stays revoked'); END;
CREATE TRIGGER certificates_are_signed_once BEFORE UPDATE OF serial, to_be_signed, certificate ON certificates
WHEN OLD.serial IS NOT NEW.serial OR OLD.to_be_signed IS NOT NEW.to_be_signed
  OR (OLD.certificate IS NOT NULL AND NEW.certificate IS NOT OLD.certificate)
BEGIN SELECT RAISE(ABORT, 'an issued certificate is not changed'); END;
