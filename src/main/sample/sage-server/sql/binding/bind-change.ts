// INSERT, UPDATE, DELETE: the rows are computed by SQLite, checked and written one by one by the session.

import { SqlFailure, unknownColumn, unknownTable } from '../errors.ts';
import type { Statement } from '../language/ast.ts';
import type { Token } from '../language/lexer.ts';
import { bindExpression } from './bind-expression.ts';
import { bindPredicate } from './bind-predicate.ts';
import { bindQuery } from './bind-query.ts';
import { assign } from './convert.ts';
import { type BoundText, boundText, type Plan } from './plan.ts';
import { type CatalogColumn, type CatalogTable, columnsOf, type Scope } from './scope.ts';
import { quoteName, quoteText } from './typed.ts';

type Insert = Extract<Statement, { kind: 'insert' }>;

const targetOf = (
  statement: { table: { parts: readonly string[] }; output: boolean; token: Token },
  scope: Scope,
): CatalogTable => {
  const { parts } = statement.table;
  const { line } = statement.token;
  const table = scope.context.catalog.find(parts);
  if (table === null) throw unknownTable(parts.join('.'), line);
  if (statement.output && table.hasTriggers) {
    throw new SqlFailure(
      334,
      `The target table '${parts.join('.')}' of the DML statement cannot have any enabled triggers if the statement contains an OUTPUT clause without INTO clause.`,
      { line },
    );
  }
  if (statement.output) throw new SqlFailure(102, "Incorrect syntax near 'OUTPUT'.", { class: 15, line });
  return table;
};

const columnOf = (table: CatalogTable, token: Token): CatalogColumn => {
  const column = table.columns.find((candidate) => candidate.name.toLowerCase() === token.text.toLowerCase());
  if (column === undefined) throw unknownColumn(token.text, token.line);
  return column;
};

const refuseRepeats = (columns: readonly CatalogColumn[]): void => {
  const repeated = columns.find((column, at) => columns.indexOf(column) !== at);
  if (repeated === undefined) return;
  throw new SqlFailure(
    264,
    `The column name '${repeated.name}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause.`,
  );
};

export const bindInsert = (statement: Insert, scope: Scope): Plan => {
  const table = targetOf(statement, scope);
  const columns =
    statement.columns.length > 0
      ? statement.columns.map((token) => columnOf(table, token))
      : table.columns.filter((column) => !column.identity);
  refuseRepeats(columns);
  const rows =
    'values' in statement.source ? bindValues(statement, columns, scope) : bindRows(statement, columns, scope);
  return { kind: 'insert', line: statement.token.line, table, columns, rows };
};

const countMismatch = (given: number, wanted: number, named: boolean): SqlFailure => {
  if (!named) return new SqlFailure(213, 'Column name or number of supplied values does not match table definition.');
  const [number, more] = given < wanted ? [109, 'more'] : [110, 'fewer'];
  return new SqlFailure(
    Number(number),
    `There are ${more} columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.`,
    { class: 15 },
  );
};

/** What DEFAULT stands for in a VALUES list. */
const defaultSql = (column: CatalogColumn): string => {
  const value = column.defaultValue;
  if (value === undefined) return 'NULL';
  if (value.kind === 'now') return `sage_now('datetime')`;
  if (value.kind === 'login') return `sage_session('login')`;
  return typeof value.value === 'bigint' ? `${value.value}` : quoteText(value.value);
};

const bindValues = (statement: Insert, columns: readonly CatalogColumn[], scope: Scope): BoundText => {
  const values = 'values' in statement.source ? statement.source.values : [];
  const rows = values.map((row) => {
    if (row.length !== columns.length) throw countMismatch(row.length, columns.length, statement.columns.length > 0);
    const cells = row.map((value, at) => {
      const column = columns[at] as CatalogColumn;
      return value === null ? defaultSql(column) : assign(bindExpression(value, scope), column.type).sql;
    });
    return `(${cells.join(', ')})`;
  });
  return boundText(`VALUES ${rows.join(', ')}`, scope);
};

const bindRows = (statement: Insert, columns: readonly CatalogColumn[], scope: Scope): BoundText => {
  if (!('query' in statement.source)) return boundText('', scope);
  const bound = bindQuery(statement.source.query, scope, false);
  if (bound.columns.length !== columns.length) {
    const [number, word] = bound.columns.length < columns.length ? [120, 'fewer'] : [121, 'more'];
    throw new SqlFailure(
      Number(number),
      `The select list for the INSERT statement contains ${word} items than the insert list. The number of SELECT values must match the number of INSERT columns.`,
      { class: 15 },
    );
  }
  const cells = bound.columns.map((column, at) => assign(column.value, (columns[at] as CatalogColumn).type).sql);
  return boundText(`SELECT ${cells.join(', ')} FROM (${bound.sql})`, scope);
};

export const bindUpdate = (statement: Extract<Statement, { kind: 'update' }>, scope: Scope): Plan => {
  const table = targetOf(statement, scope);
  const alias = scope.freshName();
  scope.tables.push({ alias: table.name, columns: columnsOf(table, alias, false) });
  const columns = statement.assignments.map((assignment) =>
    columnOf(table, { ...assignment.token, text: assignment.column }),
  );
  refuseRepeats(columns);
  const identity = columns.find((column) => column.identity);
  if (identity !== undefined) throw new SqlFailure(8102, `Cannot update identity column '${identity.name}'.`);
  const cells = statement.assignments.map(
    (assignment, at) => assign(bindExpression(assignment.value, scope), (columns[at] as CatalogColumn).type).sql,
  );
  const where = statement.where === null ? '' : ` WHERE ${bindPredicate(statement.where, scope).sql}`;
  const sql = `SELECT ${alias}.rowid, ${cells.join(', ')} FROM ${quoteName(table.storage)} AS ${alias}${where}`;
  return { kind: 'update', line: statement.token.line, table, columns, rows: boundText(sql, scope) };
};

export const bindDelete = (statement: Extract<Statement, { kind: 'delete' }>, scope: Scope): Plan => {
  const table = targetOf(statement, scope);
  const alias = scope.freshName();
  scope.tables.push({ alias: table.name, columns: columnsOf(table, alias, false) });
  const where = statement.where === null ? '' : ` WHERE ${bindPredicate(statement.where, scope).sql}`;
  const sql = `DELETE FROM ${quoteName(table.storage)} AS ${alias}${where}`;
  return { kind: 'delete', line: statement.token.line, table, text: boundText(sql, scope) };
};
