-- Whether a run that was given the secret may have set it: it goes to desks as one that the card may have from then on.
-- Of those that are there already nobody knows, so they count.
ALTER TABLE pending_secrets ADD COLUMN may_be_set INTEGER NOT NULL DEFAULT 1 CHECK (may_be_set IN (0, 1));

-- Letters that were handed out, and nobody has told what became of them.
CREATE INDEX acts_open_prints ON acts (at) WHERE state = 'open' AND kind IN ('letter-print', 'letter-reprint');
