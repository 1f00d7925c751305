-- What a finished eligibility check rests on, for its page. The token of the page's address stands nowhere.
CREATE TABLE results (
    token_hash TEXT PRIMARY KEY,               -- SHA-256
    chat       TEXT NOT NULL,                  -- a keyed hash: who forgets the bot is forgotten here too
    facts      TEXT NOT NULL,                  -- JSON: the facts told, and those left open
    made_at    REAL NOT NULL,
    expires_at REAL NOT NULL
) STRICT;

CREATE INDEX results_chat ON results (chat);
CREATE INDEX results_expiry ON results (expires_at);
