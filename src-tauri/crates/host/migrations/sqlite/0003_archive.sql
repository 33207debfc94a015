-- The host's own end-entity keys move out of the authorities, whose check of purposes knows no more of them. What seals
-- them was bound to their first place, and stays so.
CREATE TABLE own_keys (
    id          TEXT    NOT NULL PRIMARY KEY,
    certificate BLOB    NOT NULL,
    sealed_key  BLOB    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
INSERT INTO own_keys (id, certificate, sealed_key, created_at)
    SELECT id, certificate, sealed_key, created_at FROM authorities WHERE purpose <> 'authority';
DELETE FROM authorities WHERE purpose <> 'authority';

-- A recovered key can have a new certificate: another action. SQLite changes a check by making the table anew.
CREATE TABLE certificates_3 (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    serial       TEXT    NOT NULL UNIQUE,
    authority    TEXT    NOT NULL REFERENCES authorities (id),
    order_id     TEXT    REFERENCES orders (id),
    card         INTEGER NOT NULL REFERENCES cards (id),
    key          TEXT    NOT NULL,
    action       TEXT    NOT NULL CHECK (action IN ('add', 'redo', 'issue', 'recover')),
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
INSERT INTO certificates_3 (id, serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
        not_after, to_be_signed, certificate, published_at, revoked_at, reason)
    SELECT id, serial, authority, order_id, card, key, action, subject, fingerprint, not_before,
        not_after, to_be_signed, certificate, published_at, revoked_at, reason FROM certificates;
DROP TABLE certificates;
ALTER TABLE certificates_3 RENAME TO certificates;

CREATE INDEX certificates_fingerprint ON certificates (fingerprint);
CREATE INDEX certificates_card ON certificates (card, key);
CREATE INDEX certificates_revoked ON certificates (authority, revoked_at) WHERE revoked_at IS NOT NULL;
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

-- Archive keys wrap the data keys of archived private keys. One is current; an older one loses its sealed key when
-- nothing is wrapped by it any more.
CREATE TABLE archive_keys (
    id         TEXT    NOT NULL PRIMARY KEY,
    current    INTEGER NOT NULL CHECK (current IN (0, 1)),
    sealed_key BLOB,
    created_at INTEGER NOT NULL,
    erased_at  INTEGER,
    CHECK ((sealed_key IS NULL) = (erased_at IS NOT NULL)),
    CHECK (current = 0 OR erased_at IS NULL)
) STRICT;
CREATE UNIQUE INDEX archive_keys_current ON archive_keys (current) WHERE current = 1;

-- The archive: a private key each, CMS AuthEnvelopedData. The certificate is the one that was issued when the key was
-- created, the card the one it was created for.
CREATE TABLE archived_keys (
    id          INTEGER PRIMARY KEY,
    fingerprint TEXT    NOT NULL UNIQUE,
    algorithm   TEXT    NOT NULL,
    archive_key TEXT    NOT NULL REFERENCES archive_keys (id),
    enveloped   BLOB    NOT NULL,
    archived_at INTEGER NOT NULL,
    order_id    TEXT    NOT NULL REFERENCES orders (id),
    certificate INTEGER NOT NULL UNIQUE REFERENCES certificates (id),
    card        INTEGER NOT NULL REFERENCES cards (id)
) STRICT;
CREATE INDEX archived_keys_archive_key ON archived_keys (archive_key, id);
CREATE INDEX archived_keys_order ON archived_keys (order_id);

-- What the input fields of the order said of the holder.
CREATE TABLE archived_holders (
    record INTEGER NOT NULL REFERENCES archived_keys (id),
    field  TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX archived_holders_value ON archived_holders (field, value, record);

-- RSA keys that were generated before an order wants one. A row goes when its key is archived.
CREATE TABLE key_pool (
    fingerprint TEXT    NOT NULL PRIMARY KEY,
    algorithm   TEXT    NOT NULL,
    sealed_key  BLOB    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX key_pool_algorithm ON key_pool (algorithm);

CREATE TRIGGER archive_keys_are_not_deleted BEFORE DELETE ON archive_keys
BEGIN SELECT RAISE(ABORT, 'archive keys are kept'); END;
CREATE TRIGGER archive_keys_in_use_are_not_erased BEFORE UPDATE OF sealed_key ON archive_keys
WHEN NEW.sealed_key IS NOT OLD.sealed_key
 AND (NEW.sealed_key IS NOT NULL OR EXISTS (SELECT 1 FROM archived_keys WHERE archive_key = OLD.id))
BEGIN SELECT RAISE(ABORT, 'an archive key in use is not erased'); END;
CREATE TRIGGER archived_keys_are_not_deleted BEFORE DELETE ON archived_keys
BEGIN SELECT RAISE(ABORT, 'archived keys are kept'); END;
CREATE TRIGGER archived_keys_are_not_changed
BEFORE UPDATE OF id, fingerprint, algorithm, archived_at, order_id, certificate, card ON archived_keys
BEGIN SELECT RAISE(ABORT, 'archived keys are kept as they are'); END;
-- The 110 bytes before the content are the head and the one recipient; the content, its attributes and its tag follow.
CREATE TRIGGER archived_keys_are_only_rewrapped BEFORE UPDATE OF enveloped ON archived_keys
WHEN length(NEW.enveloped) <> length(OLD.enveloped) OR substr(NEW.enveloped, 111) <> substr(OLD.enveloped, 111)
BEGIN SELECT RAISE(ABORT, 'an archived key is only wrapped anew'); END;
CREATE TRIGGER archived_holders_are_not_deleted BEFORE DELETE ON archived_holders
BEGIN SELECT RAISE(ABORT, 'archived keys are kept as they are'); END;
CREATE TRIGGER archived_holders_are_not_changed BEFORE UPDATE ON archived_holders
BEGIN SELECT RAISE(ABORT, 'archived keys are kept as they are'); END;
