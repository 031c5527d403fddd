// SQLite's constraint errors in SQL Server's words: 2627, 2601, 547, with the key values and constraint names.
import type Database from 'better-sqlite3';
import type { SchemaForeignKey, SchemaTable } from '../../schema/schema-model.ts';
import type { CatalogTable } from '../binding/scope.ts';
import { isDecimal } from '../binding/sql-types.ts';
import { quoteName } from '../binding/typed.ts';
import { SqlFailure } from '../errors.ts';
import type { EngineState } from './engine-state.ts';
import type { Stored } from './stored-values.ts';
import { formatScaled } from './text-values.ts';

export type FailedRow = {
  readonly verb: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly table: CatalogTable;
  /** The row as it would have been, by column name; unknown for DELETE. */
  readonly values: ReadonlyMap<string, Stored>;
};

type Place = { readonly engine: EngineState; readonly connection: Database.Database };

const qualified = (table: { schema: string; name: string }): string => `${table.schema}.${table.name}`;

const keyText = (row: FailedRow, columns: readonly string[]): string =>
  columns
    .map((name) => {
      const value = row.values.get(name) ?? null;
      const type = row.table.columns.find((column) => column.name === name)?.type;
      if (value === null) return '<NULL>';
      return type !== undefined && isDecimal(type) && typeof value === 'bigint'
        ? formatScaled(value, type.scale)
        : String(value);
    })
    .join(', ');

const sameNames = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join();

const uniqueFailure = (message: string, row: FailedRow, schema: SchemaTable | undefined): SqlFailure => {
  const named = /index '(.+)'/.exec(message)?.[1];
  const columns = [...message.matchAll(/\.(\w+)(?:,|$)/g)].map((found) => found[1] ?? '');
  const key = schema?.primaryKey ?? null;
  const object = qualified(row.table);
  if (named === undefined && key !== null && sameNames(key.columns, columns)) {
    return new SqlFailure(
      2627,
      `Violation of PRIMARY KEY constraint '${key.name}'. Cannot insert duplicate key in object '${object}'. The duplicate key value is (${keyText(row, columns)}).`,
      { class: 14 },
    );
  }
  const index = schema?.indexes.find((one) =>
    named === undefined ? one.unique && sameNames(one.columns, columns) : one.name === named,
  );
  return new SqlFailure(
    2601,
    `Cannot insert duplicate key row in object '${object}' with unique index '${index?.name ?? named ?? ''}'. The duplicate key value is (${keyText(row, index?.columns ?? columns)}).`,
    { class: 14 },
  );
};

const conflict = (
  verb: string,
  kind: string,
  detail: { name: string; database: string; table: string; column?: string },
): SqlFailure => {
  const column = detail.column === undefined ? '' : `, column '${detail.column}'`;
  return new SqlFailure(
    547,
    `The ${verb} statement conflicted with the ${kind} constraint "${detail.name}". The conflict occurred in database "${detail.database}", table "${detail.table}"${column}.`,
    { state: 0 },
  );
};

const isBroken = (key: SchemaForeignKey, row: FailedRow, connection: Database.Database): boolean => {
  const values = key.columns.map((column) => row.values.get(column) ?? null);
  if (values.includes(null)) return false;
  const where = key.parentColumns.map((column) => `${quoteName(column)} = ?`).join(' AND ');
  return connection.prepare(`SELECT 1 FROM ${quoteName(key.parent)} WHERE ${where}`).get(values) === undefined;
};

/** SQLite does not say which key: the first whose parent is missing, else a child that still points here. */
const foreignKeyFailure = (row: FailedRow, schema: SchemaTable | undefined, place: Place): SqlFailure => {
  const database = place.engine.catalog.databaseName;
  const broken =
    row.verb === 'DELETE' ? undefined : schema?.foreignKeys.find((key) => isBroken(key, row, place.connection));
  if (broken !== undefined) {
    const column = broken.parentColumns.length === 1 ? { column: broken.parentColumns[0] ?? '' } : {};
    const kind = broken.parent === row.table.name ? 'FOREIGN KEY SAME TABLE' : 'FOREIGN KEY';
    return conflict(row.verb, kind, { name: broken.name, database, table: `dbo.${broken.parent}`, ...column });
  }
  for (const child of place.engine.schemaTables) {
    const key = child.foreignKeys.find((one) => one.parent === row.table.name && one.onDelete === 'NO ACTION');
    if (key === undefined) continue;
    return conflict(row.verb, 'REFERENCE', {
      name: key.name,
      database,
      table: qualified(child),
      column: key.columns[0] ?? '',
    });
  }
  return conflict(row.verb, 'FOREIGN KEY', { name: '', database, table: qualified(row.table) });
};

/** Anything that is not a constraint error comes back as it is. */
export const constraintFailure = (error: unknown, row: FailedRow, place: Place): unknown => {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const schema = place.engine.schemaTables.find(
    (one) => one.schema === row.table.schema && one.name === row.table.name,
  );
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_UNIQUE':
      return uniqueFailure(error.message, row, schema);
    case 'SQLITE_CONSTRAINT_CHECK': {
      const name = error.message.replace('CHECK constraint failed: ', '');
      return conflict(row.verb, 'CHECK', {
        name,
        database: place.engine.catalog.databaseName,
        table: qualified(row.table),
      });
    }
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return foreignKeyFailure(row, schema, place);
    default:
      return error;
  }
};
