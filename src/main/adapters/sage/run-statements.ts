// Sends one or several statements in one call and gives back the rows of each SELECT, in order.
import sql from 'mssql';
import { appError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import { driverFailure, sageError } from './sage-errors.ts';
import { loggable, type SagePool } from './sage-pool.ts';
import type { ParameterType, SqlInputs, Statement } from './statement.ts';

/** Statements that travel together, in one round trip. */
export type SqlCall = {
  readonly statements: readonly Statement[];
  readonly inputs?: SqlInputs;
  readonly signal?: AbortSignal | undefined;
};

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** `null` parameters included, every parameter of the statements must be in `inputs`. */
export function prepareRequest(request: sql.Request, statements: readonly Statement[], inputs: SqlInputs): string {
  const declared = new Map<string, ParameterType>();
  for (const statement of statements) {
    for (const [name, type] of Object.entries(statement.parameters)) {
      assert((declared.get(name) ?? type) === type, `parameter ${name} of ${statement.name} has two types`);
      if (declared.has(name)) continue;
      declared.set(name, type);
      const value = inputs[name];
      assert(value !== undefined, `parameter ${name} of ${statement.name} has no value`);
      request.input(name, driverType(name, type, value), value);
    }
  }
  return `${statements.map((statement) => statement.text).join(';\n')};`;
}

/** What the driver throws when a request was cancelled. */
export function cancelled(): Error {
  return Object.assign(new Error('cancelled'), { code: 'ECANCEL' });
}

/** Runs the statements in one round trip. Throws what the driver throws. */
export async function runOn(
  parent: sql.ConnectionPool | sql.Transaction,
  call: SqlCall,
): Promise<readonly (readonly Row[])[]> {
  const { signal } = call;
  if (signal?.aborted === true) throw cancelled();
  const request = parent instanceof sql.Transaction ? new sql.Request(parent) : new sql.Request(parent);
  const text = prepareRequest(request, call.statements, call.inputs ?? {});
  const cancel = (): void => request.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await request.query<Row>(text);
    return answer.recordsets as unknown as readonly (readonly Row[])[];
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** The same on a pool's own connection, with failures as values. */
export async function runStatements(pool: SagePool, call: SqlCall): Promise<Result<readonly (readonly Row[])[]>> {
  try {
    return ok(await runOn(await pool.open(), call));
  } catch (cause) {
    if (call.signal?.aborted === true) return err(appError('CALL_CANCELLED'));
    const failure = driverFailure(cause);
    // What the driver did not throw is a bug.
    if (failure.number === null && failure.code === '') throw cause;
    pool.log.warn('sage statement failed', {
      statements: call.statements.map((each) => each.name),
      ...loggable(failure),
    });
    return err(sageError(failure, pool.facts));
  }
}

function driverType(
  name: string,
  type: ParameterType,
  value: string | number | null,
): sql.ISqlType | (() => sql.ISqlType) {
  switch (type) {
    case 'guid':
      return sql.UniqueIdentifier();
    case 'bigint':
      return sql.BigInt();
    case 'int':
      return sql.Int();
    case 'decimal':
      assert(value === null || /^-?\d+(\.\d+)?$/.test(String(value)), `${name} is not decimal text`);
      return sql.VarChar(40);
    case 'date':
      return sql.VarChar(10);
    case 'stamp':
      return sql.VarChar(23);
    default: {
      const length = Number.parseInt(type.slice('text:'.length), 10);
      // The driver would cut it off in silence.
      assert(value === null || String(value).length <= length, `${name} is longer than ${length}`);
      return sql.NVarChar(length);
    }
  }
}
