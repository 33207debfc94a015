-- What a PIN is: the one that the card came with, one that a run sets for as long as it takes, or one that the host gave
-- out.
ALTER TABLE card_pins ADD COLUMN kind TEXT NOT NULL DEFAULT 'system' CHECK (kind IN ('transport', 'interim', 'system'));
UPDATE card_pins SET kind = 'transport' WHERE order_id IS NULL;
CREATE INDEX card_pins_order ON card_pins (order_id);

-- PUKs and card management keys that the card has if that order's run set them: what it had before is in its own row of
-- cards until a receipt says so. One that never got a receipt goes out again with the next order.
CREATE TABLE pending_secrets (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    card       INTEGER NOT NULL REFERENCES cards (id),
    order_id   TEXT    NOT NULL REFERENCES orders (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('puk', 'management-key')),
    sealed     BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_secrets_card ON pending_secrets (card, kind);
CREATE INDEX pending_secrets_order ON pending_secrets (order_id, kind);

-- The order that put the card in stock; none for cards of a production file.
ALTER TABLE cards ADD COLUMN taken_in_by TEXT REFERENCES orders (id);
