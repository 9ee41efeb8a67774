-- The library's first form. Everything that a person entered is in `record` and the tables that point at it; `words` is
-- made from them and can be made again; `change` and `state` are what undo needs.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts of sources, evidence, attachments: kept once, by what they are.
CREATE TABLE content (
  digest TEXT PRIMARY KEY,      -- SHA-256 of the bytes as they were given, in hexadecimal
  size INTEGER NOT NULL,        -- of the bytes as they were given
  bytes BLOB NOT NULL           -- compressed (RFC 1950, zlib)
) STRICT;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (key <> ''),
  item TEXT NOT NULL,           -- CSL-JSON, corrections applied
  read TEXT,                    -- the same before a person corrected it; NULL where nobody did
  note TEXT NOT NULL DEFAULT '',
  review TEXT CHECK (review IN ('waiting', 'skipped', 'accepted')),
  first_day INTEGER,            -- 19621004; see days.py
  last_day INTEGER,
  added TEXT NOT NULL,          -- UTC, ISO 8601
  changed TEXT NOT NULL
) STRICT;
CREATE INDEX record_days ON record (first_day, last_day) WHERE first_day IS NOT NULL;
CREATE INDEX record_review ON record (review, id) WHERE review IS NOT NULL;

CREATE TABLE alias (
  alias TEXT PRIMARY KEY COLLATE NOCASE CHECK (alias <> ''),
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_record ON alias (record);

CREATE TABLE tag (
  name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (name, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_record ON tag (record);

-- What a person typed: claims of the highest rank.
CREATE TABLE correction (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  field TEXT NOT NULL,          -- title, locations.0.fond, extra.publisher
  value TEXT NOT NULL,          -- JSON; null where the person took the fact away
  made TEXT NOT NULL,
  PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

-- Where the record was read: the text, and the claims and problems that reading gave.
CREATE TABLE source (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  content TEXT REFERENCES content,
  evidence TEXT REFERENCES content,
  reader TEXT NOT NULL,         -- the version of archcite that read it
  added TEXT NOT NULL,
  PRIMARY KEY (record, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_content ON source (content);

CREATE TABLE attachment (
  record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  name TEXT NOT NULL,
  content TEXT NOT NULL REFERENCES content,
  PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;

-- Pairs that a person said are two documents, however alike.
CREATE TABLE different (
  one INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made TEXT NOT NULL,
  what TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- For a change that stands, each record as it was before it; for one that was undone, as it was after it.
CREATE TABLE state (
  change INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
  record INTEGER NOT NULL,
  entry BLOB,                   -- compressed JSON; NULL where there was no record
  PRIMARY KEY (change, record)
) STRICT, WITHOUT ROWID;
