-- The IDs of PIN letters: those created ahead for paper that is printed with them, and those that orders took.
CREATE TABLE letter_ids (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    -- Who created it ahead; nobody where an order took it from paper that was not registered.
    created_by INTEGER REFERENCES officers (id),
    state      TEXT    NOT NULL CHECK (state IN ('free', 'reserved', 'used')),
    -- The order that has it.
    order_id   TEXT    CHECK ((order_id IS NULL) = (state = 'free'))
) STRICT;
CREATE INDEX letter_ids_free ON letter_ids (number) WHERE state = 'free';
CREATE INDEX letter_ids_order ON letter_ids (order_id) WHERE order_id IS NOT NULL;

-- Letters, each part of a split one on its own. Orders are those of either kind.
CREATE TABLE letters (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT    NOT NULL,
    part       INTEGER NOT NULL CHECK (part BETWEEN 1 AND parts),
    parts      INTEGER NOT NULL CHECK (parts IN (1, 2)),
    order_id   TEXT    NOT NULL,
    card       INTEGER NOT NULL REFERENCES cards (id),
    officer    INTEGER NOT NULL REFERENCES officers (id),
    language   TEXT    NOT NULL,
    -- The lines, JSON.
    address    TEXT    NOT NULL,
    holder     TEXT    NOT NULL,
    -- ID, holder and card in small letters: what a search looks through.
    found_by   TEXT    NOT NULL,
    has_pin    INTEGER NOT NULL,
    has_puk    INTEGER NOT NULL,
    -- What stands in this letter alone: the other part's places are dots.
    sealed_pin BLOB,
    sealed_puk BLOB,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'ready', 'printed', 'erased')),
    ordered_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    printed_at INTEGER,
    UNIQUE (order_id, part),
    CHECK (state <> 'erased' OR (sealed_pin IS NULL AND sealed_puk IS NULL))
) STRICT;
CREATE INDEX letters_card ON letters (card) WHERE state <> 'erased';
CREATE INDEX letters_state ON letters (state, number);
CREATE INDEX letters_printed ON letters (printed_at) WHERE state = 'printed';

-- Orders to print letters. The answer is sealed to the desk's key alone; it is kept for some minutes, so that a desk
-- that lost it can ask again.
CREATE TABLE print_jobs (
    order_id      TEXT    NOT NULL PRIMARY KEY,
    officer       INTEGER NOT NULL REFERENCES officers (id),
    -- SHA-256 of the signed order and of the batch.
    digest        TEXT    NOT NULL,
    batch         TEXT    NOT NULL,
    -- The key that signs the receipt, JSON.
    order_key     TEXT    NOT NULL,
    answer        BLOB,
    state         TEXT    NOT NULL CHECK (state IN ('handed-out', 'printed', 'not-printed')),
    handed_out_at INTEGER NOT NULL,
    receipt       TEXT
) STRICT;
CREATE INDEX print_jobs_answer ON print_jobs (handed_out_at) WHERE answer IS NOT NULL;

CREATE TABLE letter_prints (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    letter  INTEGER NOT NULL REFERENCES letters (number),
    job     TEXT    NOT NULL REFERENCES print_jobs (order_id),
    officer INTEGER NOT NULL REFERENCES officers (id),
    at      INTEGER NOT NULL,
    -- Nothing while the desk has not said.
    printed INTEGER,
    reason  TEXT,
    UNIQUE (letter, job)
) STRICT;

CREATE TABLE pin_mails (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    order_id    TEXT    NOT NULL UNIQUE,
    card        INTEGER NOT NULL REFERENCES cards (id),
    officer     INTEGER NOT NULL REFERENCES officers (id),
    address     TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    holder      TEXT    NOT NULL,
    -- Where the card goes, and the mail must not: values by field, JSON.
    never_to    TEXT    NOT NULL,
    -- The same for every attempt, so that a mail that comes twice is known as one.
    message_id  TEXT    NOT NULL,
    sealed_pin  BLOB,
    state       TEXT    NOT NULL CHECK (state IN ('waiting', 'queued', 'sent', 'failed', 'erased')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    -- Attempts since it was last ordered: what the next wait is counted by.
    tried       INTEGER NOT NULL DEFAULT 0,
    next_at     INTEGER,
    -- While a process sends it, no other does.
    lease_until INTEGER,
    answer      TEXT,
    ordered_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    CHECK (state NOT IN ('sent', 'erased') OR sealed_pin IS NULL)
) STRICT;
CREATE INDEX pin_mails_card ON pin_mails (card) WHERE sealed_pin IS NOT NULL;
CREATE INDEX pin_mails_queued ON pin_mails (next_at) WHERE state = 'queued';
CREATE INDEX pin_mails_failed ON pin_mails (changed_at) WHERE state = 'failed';

CREATE TABLE mail_settings (
    one             INTEGER PRIMARY KEY CHECK (one = 1),
    server          TEXT    NOT NULL,
    port            INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security        TEXT    NOT NULL CHECK (security IN ('starttls', 'tls')),
    user            TEXT    CHECK ((user IS NULL) = (sealed_password IS NULL)),
    sealed_password BLOB,
    sender          TEXT    NOT NULL,
    -- Certificates that the server's chains to, PEM; nothing for those that the system trusts.
    ca              TEXT
) STRICT;
CREATE TABLE mail_templates (
    language TEXT NOT NULL PRIMARY KEY,
    subject  TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;

CREATE TABLE letter_template (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    organisation TEXT    NOT NULL,
    sender       TEXT    NOT NULL,
    -- PNG.
    logo         BLOB,
    window       TEXT    NOT NULL CHECK (window IN ('left', 'right'))
) STRICT;
CREATE TABLE letter_texts (
    language TEXT NOT NULL PRIMARY KEY,
    text     TEXT NOT NULL
) STRICT;

CREATE TRIGGER letters_are_not_deleted BEFORE DELETE ON letters
BEGIN SELECT RAISE(ABORT, 'letters are kept'); END;
CREATE TRIGGER letter_prints_are_not_deleted BEFORE DELETE ON letter_prints
BEGIN SELECT RAISE(ABORT, 'prints are kept'); END;
CREATE TRIGGER pin_mails_are_not_deleted BEFORE DELETE ON pin_mails
BEGIN SELECT RAISE(ABORT, 'mails are kept'); END;
