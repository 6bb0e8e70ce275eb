-- A store's file as format 1 wrote it. Frozen: later formats must be able to open this one.
PRAGMA application_id = 1346719299;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;

CREATE TABLE signals (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  person TEXT,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX signals_person ON signals (person);
CREATE TABLE profiles (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  version INTEGER NOT NULL,
  learned INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (person, version)
) STRICT;
CREATE TABLE trials (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT,
  signal TEXT NOT NULL REFERENCES signals (id),
  preference TEXT NOT NULL,
  contrast TEXT NOT NULL,
  score REAL NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX trials_person ON trials (person);
CREATE INDEX trials_signal ON trials (signal);
CREATE TABLE forecasts (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT,
  signal TEXT NOT NULL REFERENCES signals (id),
  contrast TEXT NOT NULL,
  probability REAL NOT NULL,
  loss REAL NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX forecasts_person ON forecasts (person);
CREATE INDEX forecasts_signal ON forecasts (signal);
CREATE TABLE artifacts (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  person TEXT,
  value BLOB NOT NULL,
  UNIQUE (name, key)
) STRICT;
CREATE INDEX artifacts_name ON artifacts (name);
CREATE INDEX artifacts_person ON artifacts (person);
CREATE TABLE artifact_signals (
  position INTEGER PRIMARY KEY,
  artifact INTEGER NOT NULL REFERENCES artifacts (position) ON DELETE CASCADE,
  signal TEXT NOT NULL REFERENCES signals (id)
) STRICT;
CREATE INDEX artifact_signals_artifact ON artifact_signals (artifact);
CREATE INDEX artifact_signals_signal ON artifact_signals (signal);
CREATE TABLE unscrubbed (position INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;

INSERT INTO signals VALUES (7, 'aaaaaaaaaaaaaaaaaaaaaaaa', 'ann', 'sample', '2026-01-01T00:00:00.000Z',
  '{"kind":"sample","person":"ann","at":"2026-01-01T00:00:00.000Z","task":"mail","text":"Grüße 😀","id":"aaaaaaaaaaaaaaaaaaaaaaaa"}');
INSERT INTO signals VALUES (9, 'bbbbbbbbbbbbbbbbbbbbbbbb', 'bob', 'edit', '2026-01-02T00:00:00.000Z',
  '{"kind":"edit","person":"bob","at":"2026-01-02T00:00:00.000Z","task":"mail","draft":"Hi","final":"Hello","id":"bbbbbbbbbbbbbbbbbbbbbbbb"}');
INSERT INTO profiles VALUES (1, 'ann', 1, 7,
  '{"person":"ann","version":1,"learned":7,"preferences":[],"removed":[]}');
INSERT INTO trials VALUES (1, 'ann', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'p', 'replaced', 1.0, '2026-01-01T00:00:00.000Z');
INSERT INTO artifacts VALUES (1, 'a', 'k', NULL, x'0102');
INSERT INTO artifact_signals VALUES (1, 1, 'aaaaaaaaaaaaaaaaaaaaaaaa');
