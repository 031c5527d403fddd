// The first questions to a company database: who are you, what do you look like, may I write, when were you backed up.
import { createHash } from 'node:crypto';
import { ok, type Result } from '#shared/result/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { SageHandshake } from '../../core/ports/sage.ts';
import { instantOf, smallNumberOrNull, textOf, textOrNull } from './row-values.ts';
import { type Row, runOn, runStatements } from './run-statements.ts';
import { driverFailure, isAbsence } from './sage-errors.ts';
import { loggable, type SagePool } from './sage-pool.ts';
import type { Statement } from './statement.ts';
import { companyName } from './statements/company-name.ts';
import { insertRight } from './statements/insert-right.ts';
import { lastFullBackup } from './statements/last-full-backup.ts';
import { serverState } from './statements/server-state.ts';
import { tableColumns } from './statements/table-columns.ts';

export async function readHandshake(
  pools: { reader: SagePool; writer: SagePool },
  signal?: AbortSignal,
): Promise<Result<SageHandshake>> {
  const first = await runStatements(pools.reader, { statements: [serverState, tableColumns], signal });
  if (!first.ok) return first;
  const state = first.value[0]?.[0] ?? {};
  const [name, backup, right] = [
    await optional(pools.reader, companyName, signal),
    await optional(pools.reader, lastFullBackup, signal),
    await optional(pools.writer, insertRight, signal),
  ];
  const utc = textOf(state.server_utc);
  const finished = textOrNull(backup?.finished);
  return ok({
    database: textOf(state.db_name),
    companyName: textOrNull(name?.name) ?? '',
    serverVersion: textOrNull(state.server_version) ?? '',
    fingerprint: fingerprintOf(first.value[1] ?? []),
    encrypted: pools.reader.isEncrypted(),
    canInsert: right !== null && Object.values(right).every((each) => smallNumberOrNull(each) === 1),
    lastFullBackup: finished === null ? null : asUtc(finished, { utc, local: textOf(state.server_local) }),
    serverTime: instantOf(utc),
  });
}

/** sha256 over the ordered columns. */
export function fingerprintOf(columns: readonly Row[]): string {
  const hash = createHash('sha256');
  const fields = [
    'table_name',
    'column_name',
    'type_name',
    'max_length',
    'precision',
    'scale',
    'is_nullable',
    'is_identity',
  ];
  for (const row of columns) hash.update(`${fields.map((field) => String(plain(row[field]))).join('|')}\n`);
  return hash.digest('hex');
}

function plain(value: Row[string] | undefined): unknown {
  return typeof value === 'boolean' ? BigInt(value) : value;
}

/** The server's local time as UTC, by the offset between its two clocks now, to the quarter of an hour. */
export function asUtc(local: string, clocks: { readonly utc: string; readonly local: string }): Instant {
  const quarter = 15n * 60_000n;
  const apart = millis(clocks.local) - millis(clocks.utc);
  const offset = ((apart + (apart < 0n ? -quarter : quarter) / 2n) / quarter) * quarter;
  return new Date(Number.parseInt(String(millis(local) - offset), 10)).toISOString() as Instant;
}

function millis(text: string): bigint {
  return BigInt(Date.parse(instantOf(text)));
}

/** A question whose answer may be missing: no such table, no right, no writer. */
async function optional(pool: SagePool, statement: Statement, signal?: AbortSignal): Promise<Row | null> {
  try {
    const sets = await runOn(await pool.open(), { statements: [statement], signal });
    return sets[0]?.[0] ?? null;
  } catch (cause) {
    const failure = driverFailure(cause);
    if (!isAbsence(failure))
      pool.log.warn('sage question not answered', { statement: statement.name, ...loggable(failure) });
    return null;
  }
}
