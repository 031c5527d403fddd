// INSERT, UPDATE and DELETE row by row, with SQL Server's checks before SQLite's and its error numbers after.
import type Database from 'better-sqlite3';
import type { Plan } from '../binding/plan.ts';
import type { CatalogColumn, CatalogTable } from '../binding/scope.ts';
import { quoteName } from '../binding/typed.ts';
import { SqlFailure } from '../errors.ts';
import { constraintFailure, type FailedRow } from './constraint-failure.ts';
import type { EngineState } from './engine-state.ts';
import type { StatementCache, Variables } from './statement-cache.ts';
import { checkStored, type Stored } from './stored-values.ts';
import { formatInstant } from './text-values.ts';

export type ChangeContext = {
  readonly engine: EngineState;
  readonly connection: Database.Database;
  readonly statements: StatementCache;
  readonly variables: Variables;
  readonly login: string;
  readonly now: Date;
  readonly identityInsert: string | null;
  /** SCOPE_IDENTITY of the session. */
  drewIdentity(value: bigint): void;
};

type PlanOf<Kind extends Plan['kind']> = Extract<Plan, { kind: Kind }>;

const targetOf = (table: CatalogTable, engine: EngineState) => ({
  table,
  database: engine.catalog.databaseName,
  shortTruncation: engine.shortTruncation,
});

/** Runs one SQLite statement for one row; its constraint errors become SQL Server's. */
const runRow = (row: FailedRow, context: ChangeContext, run: () => void): void => {
  try {
    run();
  } catch (error) {
    throw constraintFailure(error, row, context);
  }
};

const drawIdentity = (table: CatalogTable, column: CatalogColumn, context: ChangeContext): bigint => {
  const { identities } = context.engine;
  let last = identities.get(table.storage);
  if (last === undefined) {
    const sql = `SELECT COALESCE(max(${quoteName(column.name)}), 0) FROM ${quoteName(table.storage)}`;
    last = context.statements.rows({ sql, variables: [] }, new Map())[0]?.[0] as bigint;
  }
  identities.set(table.storage, last + 1n);
  context.drewIdentity(last + 1n);
  return last + 1n;
};

const defaultOf = (column: CatalogColumn, table: CatalogTable, context: ChangeContext): Stored => {
  if (column.identity) return drawIdentity(table, column, context);
  const value = column.defaultValue;
  if (value === undefined) return null;
  if (value.kind === 'value') return value.value;
  return value.kind === 'now' ? formatInstant(context.now, 'datetime') : context.login;
};

const noteIdentity = (table: CatalogTable, value: Stored, context: ChangeContext): void => {
  const last = context.engine.identities.get(table.storage);
  if (typeof value === 'bigint' && last !== undefined && value > last)
    context.engine.identities.set(table.storage, value);
};

export const insertRows = (plan: PlanOf<'insert'>, context: ChangeContext): number => {
  const { table } = plan;
  const identity = plan.columns.find((column) => column.identity);
  if (identity !== undefined && context.identityInsert !== table.name.toLowerCase()) {
    throw new SqlFailure(
      544,
      `Cannot insert explicit value for identity column in table '${table.name}' when IDENTITY_INSERT is set to OFF.`,
    );
  }
  const rows = context.statements.rows(plan.rows, context.variables);
  const names = table.columns.map((column) => quoteName(column.name));
  const insert = context.statements.prepare(
    `INSERT INTO ${quoteName(table.storage)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const places = table.columns.map((column) => plan.columns.indexOf(column));
  const target = targetOf(table, context.engine);
  for (const row of rows) {
    const values = table.columns.map((column, at) => {
      const place = places[at] ?? -1;
      const value = place < 0 ? defaultOf(column, table, context) : (row[place] ?? null);
      if (place >= 0 && column.identity) noteIdentity(table, value, context);
      return checkStored(value, column, target);
    });
    const failed = {
      verb: 'INSERT',
      table,
      values: new Map(table.columns.map((column, at) => [column.name, values[at] ?? null])),
    } as const;
    runRow(failed, context, () => insert.run(values));
  }
  return rows.length;
};

export const updateRows = (plan: PlanOf<'update'>, context: ChangeContext): number => {
  const { table, columns } = plan;
  const rows = context.statements.rows(plan.rows, context.variables);
  const sets = columns.map((column) => `${quoteName(column.name)} = ?`).join(', ');
  const update = context.statements.prepare(`UPDATE ${quoteName(table.storage)} SET ${sets} WHERE rowid = ?`);
  const target = targetOf(table, context.engine);
  for (const [rowid = null, ...cells] of rows) {
    const values = columns.map((column, at) => {
      try {
        return checkStored(cells[at] ?? null, column, target);
      } catch (error) {
        if (error instanceof SqlFailure) error.message = error.message.replace('INSERT fails', 'UPDATE fails');
        throw error;
      }
    });
    const failed = {
      verb: 'UPDATE',
      table,
      values: new Map(columns.map((column, at) => [column.name, values[at] ?? null])),
    } as const;
    runRow(failed, context, () => update.run([...values, rowid]));
  }
  return rows.length;
};

export const deleteRows = (plan: PlanOf<'delete'>, context: ChangeContext): number => {
  const statement = context.statements.prepare(plan.text.sql);
  let changes = 0;
  runRow({ verb: 'DELETE', table: plan.table, values: new Map() }, context, () => {
    changes = statement.run(...context.statements.parametersOf(plan.text, context.variables)).changes;
  });
  return changes;
};
