// The side bar: counts and amounts per view, jobs that wait, and what blocks most.
import type { GridFamily } from '#shared/domain/kinds.ts';
import type { State, View } from '#shared/domain/lifecycle/states.ts';
import { amountFromCents } from '#shared/money/amount.ts';
import type { DeskIndexRead } from '../../../core/ports/desk-index.ts';
import type { ReadConnection } from '../connection.ts';
import { smallInteger } from '../small-integer.ts';
import { naturalKey } from '../sort-text.ts';

/** A decision or a push is still to come. */
const waiting: readonly State[] = [
  'sent',
  'held',
  'queued',
  'toBeEntered',
  'sending',
  'unsure',
  'written',
  'failed',
  'replaced',
  'staged',
];

type ViewRow = { readonly view: string; readonly family: string; readonly count: bigint; readonly amount: bigint };
type CauseRow = { readonly cause: string; readonly words: string; readonly count: bigint; readonly amount: bigint };
type JobRow = { readonly job_id: string; readonly number: string; readonly name: string; readonly count: bigint };

const viewsSql = (filter: string): string => `
SELECT view, family, count(*) AS count, coalesce(sum(amount), 0) AS amount
FROM desk_row_view INDEXED BY desk_row_view_sum ${filter} GROUP BY family, view`;

const causesSql = (filter: string): string => `
SELECT cause, max(coalesce(cause_words, '')) AS words, count(*) AS count, coalesce(sum(amount), 0) AS amount
FROM desk_row WHERE cause IS NOT NULL ${filter} GROUP BY cause ORDER BY count DESC, amount DESC, cause`;

const jobsSql = `
SELECT job_id, max(job) AS number, max(job_name) AS name, count(*) AS count
FROM desk_row WHERE state IN (SELECT value FROM json_each(?)) AND job_id <> '' GROUP BY job_id`;

export function readDeskCounts(connection: ReadConnection): Pick<DeskIndexRead, 'views' | 'jobs' | 'causes'> {
  const views = connection.prepare<[], ViewRow>(viewsSql(''));
  const viewsOfJob = connection.prepare<[string], ViewRow>(viewsSql('WHERE job_id = ?'));
  const causes = connection.prepare<[], CauseRow>(causesSql(''));
  const causesOfJob = connection.prepare<[string], CauseRow>(causesSql('AND job_id = ?'));
  const jobs = connection.prepare<[string], JobRow>(jobsSql);
  return {
    views: (jobId) =>
      (jobId === null ? views.all() : viewsOfJob.all(jobId)).map((row) => ({
        view: row.view as View,
        family: row.family as GridFamily,
        count: smallInteger(row.count),
        amount: amountFromCents(row.amount),
      })),
    jobs: () =>
      jobs
        .all(JSON.stringify(waiting))
        .map((row) => ({ jobId: row.job_id, number: row.number, name: row.name, count: smallInteger(row.count) }))
        .sort((a, b) => compareText(naturalKey(a.number), naturalKey(b.number)) || compareText(a.jobId, b.jobId)),
    causes: (jobId) =>
      (jobId === null ? causes.all() : causesOfJob.all(jobId)).map((row) => ({
        cause: row.cause,
        words: row.words,
        count: smallInteger(row.count),
        amount: amountFromCents(row.amount),
      })),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
