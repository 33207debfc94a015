-- Signed orders that are neither about certificates nor about recoveries: what is done to cards after they were issued,
-- and to PIN letters and mails.
CREATE TABLE acts (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN
        ('unblock', 'change-pin', 'letter-ids', 'letter-print', 'letter-reprint', 'mail-resend')),
    officer    INTEGER NOT NULL REFERENCES officers (id),
    state      TEXT    NOT NULL CHECK (state IN ('open', 'done', 'not-done', 'superseded', 'expired')),
    at         INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    -- When an open one ends without its receipt.
    expires_at INTEGER,
    card       INTEGER REFERENCES cards (id),
    -- The signed order.
    message    BLOB    NOT NULL,
    receipt    TEXT,
    -- What came of a service, JSON.
    outcome    TEXT,
    -- IDs of letters, JSON, and how many there are.
    letters    TEXT    NOT NULL,
    count      INTEGER NOT NULL,
    CHECK (kind NOT IN ('unblock', 'change-pin') OR card IS NOT NULL)
) STRICT;
-- A card has one open service: the next one takes its place.
CREATE UNIQUE INDEX acts_open_service ON acts (card) WHERE state = 'open' AND kind IN ('unblock', 'change-pin');
CREATE INDEX acts_open ON acts (expires_at) WHERE state = 'open' AND expires_at IS NOT NULL;
CREATE INDEX acts_card ON acts (card, changed_at) WHERE card IS NOT NULL;

CREATE TABLE card_services (
    id                 TEXT NOT NULL PRIMARY KEY REFERENCES acts (id),
    -- Whose PIN procedure counts.
    procedure_id       TEXT NOT NULL,
    procedure_revision TEXT NOT NULL,
    document           TEXT NOT NULL,
    -- The answer, with the PIN and PUKs sealed to the desk's key, while the service is open; and its digest.
    answer             BLOB,
    grant_digest       TEXT NOT NULL,
    FOREIGN KEY (procedure_id, procedure_revision) REFERENCES procedures (id, revision)
) STRICT;

CREATE TRIGGER acts_are_not_deleted BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'what officers signed is kept'); END;
CREATE TRIGGER acts_are_not_changed BEFORE UPDATE OF id, kind, officer, at, expires_at, card, message, letters, count ON acts
BEGIN SELECT RAISE(ABORT, 'what was signed is not changed'); END;
CREATE TRIGGER acts_stay_closed BEFORE UPDATE OF state, receipt, outcome ON acts WHEN OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'what has ended stays so'); END;

-- Activity gets them beside orders and requests: the table is made anew, and what stands in it stays.
DROP TRIGGER activity_of_closed_orders;
DROP TRIGGER activity_is_not_deleted;
DROP TRIGGER activity_is_searched;
DROP TRIGGER activity_is_searched_anew;
DROP TABLE activity_words;
DROP INDEX activity_officer;
DROP INDEX activity_order;
DROP INDEX activity_open;
DROP INDEX activity_open_officer;
DROP INDEX activity_not_described;
ALTER TABLE activity RENAME TO activity_before;

CREATE TABLE activity (
    sequence       INTEGER PRIMARY KEY AUTOINCREMENT,
    at             INTEGER NOT NULL,
    officer        INTEGER NOT NULL REFERENCES officers (id),
    kind           TEXT    NOT NULL CHECK (kind IN
        ('issue', 'abandon', 'recovery-request', 'recovery-approval', 'recovery-refusal', 'unblock', 'change-pin',
         'letter-ids', 'letter-print', 'letter-reprint', 'mail-resend')),
    -- The order it is, or the one that was abandoned; or the recovery request; or the act.
    order_id       TEXT    REFERENCES orders (id),
    request        INTEGER REFERENCES recovery_requests (number),
    act            TEXT    UNIQUE REFERENCES acts (id),
    reason         TEXT,
    -- Whether it is an order that is open, by its state.
    open           INTEGER NOT NULL CHECK (open IN (0, 1)),
    -- Described: 0 not yet, by a program before this table; 1 yes; 2 what it is about cannot be read.
    described      INTEGER NOT NULL DEFAULT 0 CHECK (described IN (0, 1, 2)),
    procedure_name TEXT    NOT NULL DEFAULT '',
    -- Empty where it is about no card, or about several.
    card_identity  TEXT    NOT NULL DEFAULT '',
    holder         TEXT    NOT NULL DEFAULT '',
    -- What is searched: texts, and beside them what narrows a search: the officer, the kind, whether it is open.
    words          TEXT    NOT NULL DEFAULT '',
    marks          TEXT    NOT NULL DEFAULT '',
    CHECK ((order_id IS NOT NULL) + (request IS NOT NULL) + (act IS NOT NULL) = 1)
) STRICT;
INSERT INTO activity (sequence, at, officer, kind, order_id, request, reason, open, described, procedure_name,
        card_identity, holder, words, marks)
    SELECT sequence, at, officer, kind, order_id, request, reason, open, described, procedure_name, card_identity,
        holder, words, marks
    FROM activity_before ORDER BY sequence;
DROP TABLE activity_before;

CREATE INDEX activity_officer ON activity (officer, sequence);
CREATE INDEX activity_order ON activity (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX activity_open ON activity (sequence) WHERE open = 1;
CREATE INDEX activity_open_officer ON activity (officer, sequence) WHERE open = 1;
CREATE INDEX activity_not_described ON activity (sequence) WHERE described = 0;

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
