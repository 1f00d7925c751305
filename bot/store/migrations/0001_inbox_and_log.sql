-- Times are seconds since 1970 unless said otherwise. Ids are LINE's opaque strings; chat and person are keyed hashes.

-- The queue: one row for every event that is answered, kept afterwards (without its text) to know it again.
CREATE TABLE inbox (
    id           TEXT PRIMARY KEY,             -- webhookEventId
    kind         TEXT NOT NULL,
    chat_kind    TEXT NOT NULL,
    chat         TEXT NOT NULL,
    person       TEXT,
    conversation TEXT NOT NULL,                -- whose messages are answered one after the other
    at           INTEGER NOT NULL,             -- LINE's time of the event in milliseconds
    redelivered  INTEGER NOT NULL,
    message_id   TEXT,
    text         TEXT NOT NULL,
    data         TEXT NOT NULL,
    media        TEXT,
    quote_token  TEXT,
    answers      TEXT,                         -- the question whose reply is quoted
    received_at  REAL NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'done')),
    due_at       REAL NOT NULL,
    lease_owner  TEXT,
    lease_until  REAL,
    claims       INTEGER NOT NULL DEFAULT 0,   -- how often a worker took it before an answer was stored
    postponed    INTEGER NOT NULL DEFAULT 0,   -- how often its delivery was put off
    messages     TEXT,                         -- JSON: what is sent, the same at every try
    retry_key    TEXT,
    keep_address INTEGER NOT NULL DEFAULT 0,
    error        TEXT,                         -- the kind of error that answering ended in
    held         INTEGER NOT NULL DEFAULT 0,   -- waits, or waited, for what its person says next
    merged_into  TEXT,                         -- the event whose answer answers this one too
    outcome      TEXT,
    done_at      REAL
) STRICT;

CREATE INDEX inbox_due ON inbox (due_at, at) WHERE state <> 'done';
CREATE INDEX inbox_conversation ON inbox (conversation) WHERE state <> 'done';
CREATE INDEX inbox_message ON inbox (message_id);
CREATE INDEX inbox_chat ON inbox (chat);
CREATE INDEX inbox_outcome ON inbox (outcome, done_at);

-- The only place where a sendable id stands, and only while something is owed to it.
CREATE TABLE addresses (
    event_id    TEXT PRIMARY KEY REFERENCES inbox (id) ON DELETE CASCADE,
    sendable    TEXT NOT NULL,                 -- LINE's `to`
    reply_token TEXT,
    token_at    REAL,                          -- when the token came last
    officer_for TEXT,                          -- the question that an officer owes an answer to
    kept_until  REAL
) STRICT;

CREATE INDEX addresses_officer ON addresses (officer_for) WHERE officer_for IS NOT NULL;

-- One row for every call to LINE, written before the call and completed after it.
CREATE TABLE attempts (
    event_id    TEXT NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('reply', 'push')),
    started_at  REAL NOT NULL,
    token_at    REAL,
    ended_at    REAL,
    outcome     TEXT,
    status      INTEGER,
    retry_after REAL,
    request_id  TEXT,                          -- x-line-request-id
    error       TEXT,
    PRIMARY KEY (event_id, n)
) STRICT;

-- The log of every question that the bot was asked.
CREATE TABLE questions (
    id              TEXT PRIMARY KEY,          -- the event's id
    event_id        TEXT NOT NULL,
    message_id      TEXT,
    asked_at        REAL NOT NULL,
    chat            TEXT NOT NULL,
    chat_kind       TEXT NOT NULL,
    person          TEXT,
    text            TEXT,                      -- NULL once the person withdrew it, like the next three
    normalised      TEXT,
    answer          TEXT,                      -- JSON
    steps           TEXT,                      -- JSON: what each step saw, with timings
    status          TEXT,
    kind            TEXT,
    verdict         TEXT,
    confidence      REAL,
    entry           TEXT,
    edition         TEXT,
    citations       TEXT,                      -- JSON
    choices         TEXT,                      -- JSON, in their numbered order
    elapsed_ms      REAL,
    delivery        TEXT NOT NULL,             -- pending, or the outcome of the delivery
    delivered_at    REAL,
    feedback        TEXT,
    feedback_reason TEXT,
    officer_wanted  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX questions_asked ON questions (asked_at);
CREATE INDEX questions_message ON questions (message_id);

-- The bot's own messages, to know one again when it is quoted.
CREATE TABLE sent (
    message_id TEXT PRIMARY KEY,
    question   TEXT NOT NULL                   -- empty where it answers none, e.g. a greeting
) STRICT;

CREATE TABLE conversations (
    key        TEXT PRIMARY KEY,
    chat       TEXT NOT NULL,
    data       TEXT NOT NULL,                  -- JSON
    updated_at REAL NOT NULL
) STRICT;

CREATE INDEX conversations_chat ON conversations (chat);

-- Messages that were withdrawn, as hashes and for a short time: their text may arrive after the withdrawal.
CREATE TABLE withdrawn (
    message TEXT PRIMARY KEY,
    at      REAL NOT NULL
) STRICT;
