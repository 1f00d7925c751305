-- What the official documents themselves say, unit by unit, as `awardbot sources load` last read them.
CREATE TABLE source_texts (
    unit      TEXT PRIMARY KEY,                -- an id of knowledge/units.yaml
    text      TEXT NOT NULL,                   -- repaired
    loaded_at REAL NOT NULL
) STRICT;
