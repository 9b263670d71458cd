-- Version 1 of the library. Once released, this text never changes; the next version is a step after it.
-- Truth: entry, wip, media, meta. Everything else can be made again from them.

CREATE TABLE entry(                   -- immutable facts
  draft TEXT NOT NULL,
  id TEXT NOT NULL,                   -- SHA-256 of the canonical JSON
  clock INTEGER NOT NULL,             -- Lamport clock
  at INTEGER NOT NULL,                -- milliseconds since 1970, for display
  kind TEXT NOT NULL,
  body BLOB NOT NULL,                 -- canonical JSON, zstd
  seq INTEGER,                        -- position in a shared log; NULL = not yet sent
  PRIMARY KEY(draft, clock, id)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_id ON entry(draft, id);

CREATE TABLE wip(                     -- what is being typed, one row for each part
  draft TEXT NOT NULL,
  part TEXT NOT NULL,
  base TEXT NOT NULL,                 -- JSON list of the revisions it changes
  body TEXT NOT NULL,                 -- JSON of the wording
  at INTEGER NOT NULL,
  PRIMARY KEY(draft, part)) STRICT, WITHOUT ROWID;

CREATE TABLE media(hash TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE draft(                   -- cache: the list
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  guest TEXT NOT NULL,
  status TEXT NOT NULL,
  updated INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  binned INTEGER NOT NULL,
  clock INTEGER NOT NULL,             -- of the newest entry it was made from
  cache INTEGER NOT NULL              -- version of the cache's making
  ) STRICT, WITHOUT ROWID;
CREATE INDEX draft_updated ON draft(updated DESC);

CREATE TABLE passage(                 -- cache: searchable texts
  number INTEGER PRIMARY KEY,
  draft TEXT NOT NULL,
  block TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL) STRICT;
CREATE INDEX passage_draft ON passage(draft);
CREATE VIRTUAL TABLE search USING fts5(folded, content='', contentless_delete=1, prefix='2 3 4', tokenize='unicode61 remove_diacritics 2');
