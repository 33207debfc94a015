-- What officers did, newest last: a projection of orders, recovery requests and the audit, for lists and searches. A row
-- is written in the transaction that does what it says; no right follows from it.
CREATE TABLE activity (
    sequence       INTEGER PRIMARY KEY AUTOINCREMENT,
    at             INTEGER NOT NULL,
    officer        INTEGER NOT NULL REFERENCES officers (id),
    kind           TEXT    NOT NULL CHECK (kind IN
        ('issue', 'abandon', 'recovery-request', 'recovery-approval', 'recovery-refusal')),
    -- The order it is, or the one that was abandoned; or the recovery request.
    order_id       TEXT    REFERENCES orders (id),
    request        INTEGER REFERENCES recovery_requests (number),
    reason         TEXT,
    -- Whether it is an order that is open, by its state.
    open           INTEGER NOT NULL CHECK (open IN (0, 1)),
    -- Described: 0 not yet, by a program before this table; 1 yes; 2 what it is about cannot be read.
    described      INTEGER NOT NULL DEFAULT 0 CHECK (described IN (0, 1, 2)),
    procedure_name TEXT    NOT NULL DEFAULT '',
    card_identity  TEXT    NOT NULL DEFAULT '',
    holder         TEXT    NOT NULL DEFAULT '',
    -- What is searched: texts, and beside them what narrows a search: the officer, the kind, whether it is open.
    words          TEXT    NOT NULL DEFAULT '',
    marks          TEXT    NOT NULL DEFAULT '',
    CHECK ((order_id IS NULL) <> (request IS NULL))
) STRICT;

INSERT INTO activity (at, officer, kind, order_id, request, reason, open)
    SELECT at, officer, kind, order_id, request, reason, open FROM (
        SELECT granted_at AS at, 1 AS place, officer, 'issue' AS kind, id AS order_id, NULL AS request, NULL AS reason,
            state IN ('granted', 'executing', 'fulfilled') AS open, rowid AS number
        FROM orders
        UNION ALL
        SELECT at, 2, CAST(substr(actor, 9) AS INTEGER), 'abandon', subject, NULL, json_extract(details, '$.reason'), 0,
            sequence
        FROM audit WHERE event = 'order-abandoned' AND actor LIKE 'officer %'
        UNION ALL
        SELECT created_at, 3, officer, 'recovery-request', NULL, number, NULL, 0, number FROM recovery_requests
        UNION ALL
        SELECT decided_at, 4, officer, CASE decision WHEN 'approve' THEN 'recovery-approval' ELSE 'recovery-refusal' END,
            NULL, request, reason, 0, number
        FROM recovery_decisions)
    ORDER BY at, place, number;

CREATE INDEX activity_officer ON activity (officer, sequence);
CREATE INDEX activity_order ON activity (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX activity_open ON activity (sequence) WHERE open = 1;
CREATE INDEX activity_open_officer ON activity (officer, sequence) WHERE open = 1;
CREATE INDEX activity_not_described ON activity (sequence) WHERE described = 0;

-- Parts of three characters and more; the text itself is in activity alone.
CREATE VIRTUAL TABLE activity_words USING fts5 (words, marks, content = 'activity', content_rowid = 'sequence',
    tokenize = 'trigram');
INSERT INTO activity_words (activity_words) VALUES ('rebuild');

CREATE TRIGGER activity_is_searched AFTER INSERT ON activity
BEGIN INSERT INTO activity_words (rowid, words, marks) VALUES (NEW.sequence, NEW.words, NEW.marks); END;
CREATE TRIGGER activity_is_searched_anew AFTER UPDATE OF words, marks ON activity
BEGIN
    INSERT INTO activity_words (activity_words, rowid, words, marks) VALUES ('delete', OLD.sequence, OLD.words, OLD.marks);
    INSERT INTO activity_words (rowid, words, marks) VALUES (NEW.sequence, NEW.words, NEW.marks);
END;
CREATE TRIGGER activity_is_not_deleted BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'what officers did is kept'); END;
CREATE TRIGGER activity_of_closed_orders AFTER UPDATE OF state ON orders
WHEN NEW.state NOT IN ('granted', 'executing', 'fulfilled')
BEGIN UPDATE activity SET open = 0, marks = replace(marks, ' @@@', '') WHERE order_id = NEW.id AND open = 1; END;

-- The history of an order, and the orders of a card.
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX orders_card ON orders (card);

-- SHA-256 of the certificate: a card's certificate is found by it. Those of before get it from the program.
ALTER TABLE certificates ADD COLUMN digest TEXT;
CREATE INDEX certificates_digest ON certificates (digest);
CREATE INDEX certificates_without_digest ON certificates (id) WHERE certificate IS NOT NULL AND digest IS NULL;

-- The view gets what people tell certificates apart by.
DROP VIEW stored_certificates;
CREATE VIEW stored_certificates (order_id, card, key, fingerprint, certificate, not_after, revoked_at, completed_at,
        imported, reused, sequence, step, id, serial, subject, action) AS
    SELECT order_id, card, key, fingerprint, certificate, not_after, revoked_at, published_at,
        action = 'recover' OR EXISTS (SELECT 1 FROM archived_keys WHERE archived_keys.certificate = certificates.id),
        0, id, 0, id, serial, subject, action
    FROM certificates WHERE action <> 'issue'
    UNION ALL
    SELECT recovered.order_id, recovered.card, recovered.key, original.fingerprint, original.certificate,
        original.not_after, original.revoked_at, recovered.completed_at, 1, 1, recovered.after_certificate, recovered.id,
        original.id, original.serial, original.subject, 'recover'
    FROM recovered_keys AS recovered JOIN certificates AS original ON original.id = recovered.original
    WHERE recovered.issued IS NULL;
