// Decisions, links, intents, pushes, settings and the journal: what is ours and never dropped.
import type { Migration } from './migration.ts';

export const ownTables: Migration = {
  number: 10,
  name: 'own-tables',
  sql: `
CREATE TABLE own_migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

CREATE TABLE own_counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO own_counter (name, value) VALUES ('revision', 0), ('journal', 0);

CREATE TABLE own_document (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  procore_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  hold_until TEXT,
  keyed_number TEXT,
  keyed_fold TEXT,
  keyed_title TEXT,
  basis TEXT,
  decided_by TEXT,
  decided_at TEXT,
  returned INTEGER NOT NULL CHECK (returned IN (0, 1)),
  drifted INTEGER NOT NULL CHECK (drifted IN (0, 1)),
  error TEXT,
  since TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX own_document_state ON own_document (state, since, id);
CREATE INDEX own_document_keyed ON own_document (kind, keyed_fold, id) WHERE keyed_fold IS NOT NULL;

CREATE TABLE own_link (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  sage_key TEXT NOT NULL UNIQUE,
  sage_record TEXT NOT NULL,
  sage_number TEXT NOT NULL,
  generation INTEGER NOT NULL,
  lines TEXT NOT NULL,
  by TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
  stamp TEXT NOT NULL
) STRICT;
CREATE INDEX own_link_kind ON own_link (kind, id);

CREATE TABLE own_push (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  items TEXT NOT NULL
) STRICT;

CREATE TABLE own_intent (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  verb TEXT NOT NULL,
  document TEXT NOT NULL,
  payload TEXT NOT NULL,
  basis TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at TEXT,
  last_error TEXT,
  person TEXT NOT NULL,
  created_at TEXT NOT NULL,
  push_id TEXT
) STRICT;
CREATE INDEX own_intent_state ON own_intent (state, seq);
CREATE INDEX own_intent_document ON own_intent (document, seq);
CREATE TRIGGER own_intent_stays BEFORE DELETE ON own_intent
BEGIN SELECT RAISE(ABORT, 'an intent is never deleted'); END;
CREATE TRIGGER own_intent_is_fixed
BEFORE UPDATE OF seq, id, lane, verb, document, payload, basis, person, created_at ON own_intent
BEGIN SELECT RAISE(ABORT, 'what an intent says never changes'); END;

CREATE TABLE own_journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  words TEXT NOT NULL,
  facts TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX own_journal_subject ON own_journal (subject, seq);
CREATE TRIGGER own_journal_is_fixed BEFORE UPDATE ON own_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER own_journal_stays BEFORE DELETE ON own_journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE own_setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
