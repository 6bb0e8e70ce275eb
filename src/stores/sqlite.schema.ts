import type { DatabaseSync } from 'node:sqlite'
import { material } from '../signal.ts'

/**
 * Each brings the format one version up; `PRAGMA user_version` says how many were applied. Never edit one that
 * was released. Texts lie in rows of their own; the tables made from a signal refer to it, so that nothing
 * derived can outlive it unnoticed.
 */
export const migrations: readonly ((db: DatabaseSync) => void)[] = [
  (db) =>
    db.exec(`
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

      -- One row for each erasure whose old pages may still lie in the file. See sqlite.erase.ts.
      CREATE TABLE unscrubbed (position INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;
    `),

  (db) => {
    db.function('material_of', { deterministic: true }, (body) => material(JSON.parse(String(body))))
    db.exec(`
      ALTER TABLE signals ADD COLUMN material TEXT NOT NULL DEFAULT '';
      UPDATE signals SET material = material_of(body);
      CREATE INDEX signals_material ON signals (material);
    `)
  },

  (db) => db.exec('ALTER TABLE profiles ADD COLUMN details TEXT'),
]
