// The rows of the grids, derived from mirror and own: one row per document, and one per view that shows it.
import type { Migration } from './migration.ts';

// desk_row_view holds keys to filter and sort by, each with an index, so that a page deep in a long list is a walk
// along one index; desk_row_view_sum covers totals, counts and finding.
export const deskTables: Migration = {
  number: 30,
  name: 'desk-tables',
  sql: `
CREATE TABLE desk_row (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  family TEXT NOT NULL,
  state TEXT NOT NULL,
  light TEXT NOT NULL,
  reason TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  vendor TEXT NOT NULL,
  vendor_id TEXT NOT NULL,
  job TEXT NOT NULL,
  job_id TEXT NOT NULL,
  job_name TEXT NOT NULL,
  parent_id TEXT,
  amount INTEGER,
  sage_amount INTEGER,
  since TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  returned INTEGER NOT NULL CHECK (returned IN (0, 1)),
  drifted INTEGER NOT NULL CHECK (drifted IN (0, 1)),
  error TEXT,
  revision INTEGER NOT NULL,
  cause TEXT,
  cause_words TEXT
) STRICT;
CREATE INDEX desk_row_job ON desk_row (state, job_id, job, job_name);
CREATE INDEX desk_row_cause ON desk_row (cause, job_id, amount) WHERE cause IS NOT NULL;

CREATE TABLE desk_row_view (
  id TEXT NOT NULL,
  view TEXT NOT NULL,
  family TEXT NOT NULL,
  job_id TEXT NOT NULL,
  parent_id TEXT,
  find TEXT NOT NULL,
  state TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  vendor TEXT NOT NULL,
  job TEXT NOT NULL,
  amount INTEGER,
  sage_amount INTEGER,
  since TEXT NOT NULL,
  sent_by TEXT NOT NULL,
  PRIMARY KEY (id, view)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_row_view_sum
  ON desk_row_view (family, view, job_id, parent_id, amount, sage_amount, find);
CREATE INDEX desk_row_view_state ON desk_row_view (family, view, state, id);
CREATE INDEX desk_row_view_number ON desk_row_view (family, view, number, id);
CREATE INDEX desk_row_view_title ON desk_row_view (family, view, title, id);
CREATE INDEX desk_row_view_vendor ON desk_row_view (family, view, vendor, id);
CREATE INDEX desk_row_view_job ON desk_row_view (family, view, job, id);
CREATE INDEX desk_row_view_amount ON desk_row_view (family, view, amount, id);
CREATE INDEX desk_row_view_since ON desk_row_view (family, view, since, id);
CREATE INDEX desk_row_view_sent_by ON desk_row_view (family, view, sent_by, id);
`,
};
