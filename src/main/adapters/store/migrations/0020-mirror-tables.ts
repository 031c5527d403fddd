// The local copy of both sides' records: may be dropped and fetched again.
import type { Migration } from './migration.ts';

export const mirrorTables: Migration = {
  number: 20,
  name: 'mirror-tables',
  sql: `
CREATE TABLE mirror_record (
  side TEXT NOT NULL,
  list TEXT NOT NULL,
  id TEXT NOT NULL,
  scope TEXT NOT NULL,
  lookup TEXT NOT NULL,
  pulled_at TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (side, list, id)
) STRICT;
CREATE INDEX mirror_record_scope ON mirror_record (side, list, scope, id);
CREATE INDEX mirror_record_lookup ON mirror_record (side, list, lookup, id);

CREATE TABLE mirror_mark (
  side TEXT NOT NULL,
  list TEXT NOT NULL,
  scope TEXT NOT NULL,
  since TEXT,
  as_of TEXT NOT NULL,
  PRIMARY KEY (side, list, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE mirror_job_cost (
  key TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  job TEXT NOT NULL,
  phase TEXT NOT NULL,
  cost_code TEXT NOT NULL,
  cost_type INTEGER NOT NULL,
  transaction_number TEXT NOT NULL,
  description TEXT NOT NULL,
  date TEXT,
  period INTEGER NOT NULL,
  year INTEGER NOT NULL,
  source INTEGER NOT NULL,
  status INTEGER NOT NULL,
  vendor TEXT,
  amount INTEGER NOT NULL,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE mirror_job_cost_mark (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  stamp TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
`,
};
