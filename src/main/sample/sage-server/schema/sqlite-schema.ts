// SQLite DDL for the parsed schema: STRICT tables, keys folded in, indexes on folded text, triggers for stamps and audit.
import type { SqlType } from '../engine.ts';
import { binder } from '../sql/binding/binder.ts';
import { type Catalog, type CatalogColumn, type CatalogTable, columnsOf, Scope } from '../sql/binding/scope.ts';
import { isDecimal, isInteger, isString } from '../sql/binding/sql-types.ts';
import { foldedText, quoteName, quoteText } from '../sql/binding/typed.ts';
import type { Expression } from '../sql/language/ast.ts';
import { AUDIT_COLUMNS, catalogTable, catalogTables, createCatalog, storageName } from './catalog.ts';
import type { SageSchema, SchemaTable } from './schema-model.ts';

const storageType = (type: SqlType): string => {
  if (isInteger(type) || isDecimal(type)) return 'INTEGER';
  if (type.kind === 'float') return 'REAL';
  return type.kind === 'varbinary' ? 'BLOB' : 'TEXT';
};

const columnLine = (column: CatalogColumn): string =>
  `${quoteName(column.name)} ${storageType(column.type)}${column.nullable ? '' : ' NOT NULL'}`;

const nameList = (names: readonly string[]): string => names.map(quoteName).join(', ');

/** A CHECK or filter of the script, typed and translated like any other condition. */
const translate = (condition: Expression, table: CatalogTable, catalog: Catalog): string => {
  const scope = new Scope({ catalog, binder, variables: new Map(), used: new Map(), counter: 0, locks: false }, null);
  scope.tables.push({ alias: table.name, columns: columnsOf(table, null, false) });
  return binder.predicate(condition, scope).sql;
};

const tableSql = (table: SchemaTable, catalog: Catalog): string => {
  const bound = catalogTable(table);
  const lines = bound.columns.map(columnLine);
  const { primaryKey } = table;
  if (primaryKey !== null) {
    lines.push(`CONSTRAINT ${quoteName(primaryKey.name)} PRIMARY KEY (${nameList(primaryKey.columns)})`);
  }
  for (const check of table.checks) {
    lines.push(`CONSTRAINT ${quoteName(check.name)} CHECK (${translate(check.condition, bound, catalog)})`);
  }
  for (const key of table.foreignKeys) {
    lines.push(
      `CONSTRAINT ${quoteName(key.name)} FOREIGN KEY (${nameList(key.columns)}) REFERENCES ${quoteName(key.parent)} (${nameList(key.parentColumns)}) ON DELETE ${key.onDelete}`,
    );
  }
  return `CREATE TABLE ${quoteName(bound.storage)} (${lines.join(', ')}) STRICT;`;
};

const indexSql = (table: SchemaTable, catalog: Catalog): readonly string[] => {
  const bound = catalogTable(table);
  return table.indexes.map((index) => {
    const keys = index.columns.map((name) => {
      const type = bound.columns.find((column) => column.name === name)?.type;
      return type !== undefined && isString(type) ? foldedText(quoteName(name)) : quoteName(name);
    });
    const where = index.where === null ? '' : ` WHERE ${translate(index.where, bound, catalog)}`;
    const unique = index.unique ? 'UNIQUE ' : '';
    return `CREATE ${unique}INDEX ${quoteName(index.name)} ON ${quoteName(bound.storage)} (${keys.join(', ')})${where};`;
  });
};

/** The scan of a watermark read is quick on a server with the table in memory; here an index stands in for that. */
const WATERMARK_INDEX = `CREATE INDEX "tieout_watermark" ON "jobcst" (COALESCE("upddte", "insdte", '1900-01-01 00:00:00.000'), "recnum");`;

/** What the triggers of the real tables leave behind. sage_audits() is 0 while a company is being seeded. */
const triggerSql = (table: SchemaTable): readonly string[] => {
  const name = quoteName(table.name);
  const twin = quoteName(storageName('dbo_Audit', table.name));
  const own = table.columns.map((column) => quoteName(column.name));
  const columns = [...AUDIT_COLUMNS.map((column) => quoteName(column.name)), ...own].join(', ');
  const audit = (trigger: string, event: string, row: string): string =>
    `CREATE TRIGGER ${quoteName(trigger)} AFTER ${event} ON ${name} WHEN sage_audits() BEGIN
      INSERT INTO ${twin} (${columns}) VALUES (sage_now('datetime2'), ${quoteText(event.charAt(0))}, sage_session('login'),
      sage_session('app'), ${own.map((column) => `${row}.${column}`).join(', ')}); END;`;
  return [
    `CREATE TRIGGER ${quoteName(`TRAU:dbo.${table.name}:timestamping`)} AFTER UPDATE ON ${name} WHEN sage_audits() BEGIN
      UPDATE ${name} SET "upddte" = sage_now('datetime'), "updusr" = sage_session('login') WHERE rowid = NEW.rowid; END;`,
    audit(`TRAI:dbo.${table.name}_Audit`, 'INSERT', 'NEW'),
    audit(`TRAU:dbo.${table.name}_Audit`, 'UPDATE', 'NEW'),
    audit(`TRAD:dbo.${table.name}_Audit`, 'DELETE', 'OLD'),
  ];
};

/** TR:acpinv_NullPhase: phase 0 of an invoice becomes NULL, so that the pair (job, phase) can reference jobphs. */
const NULL_PHASE = ['INSERT', 'UPDATE OF "phsnum"'].map(
  (event) => `CREATE TRIGGER ${quoteName(`TR:acpinv_NullPhase ${event.slice(0, 6)}`)} AFTER ${event} ON "acpinv"
    WHEN NEW."phsnum" = 0 BEGIN UPDATE "acpinv" SET "phsnum" = NULL WHERE rowid = NEW.rowid; END;`,
);

const plainTable = (table: CatalogTable): string =>
  `CREATE TABLE ${quoteName(table.storage)} (${table.columns.map(columnLine).join(', ')}) STRICT;`;

/** Everything needed in an empty SQLite file, in order. */
export const sqliteSchema = (schema: SageSchema): string => {
  const catalog = createCatalog(schema, '');
  const named = new Set(schema.tables.map((table) => storageName(table.schema, table.name)));
  const others = catalogTables(schema).filter((table) => !named.has(table.storage));
  return [
    ...schema.tables.map((table) => tableSql(table, catalog)),
    ...others.map(plainTable),
    ...schema.tables.flatMap((table) => indexSql(table, catalog)),
    WATERMARK_INDEX,
    ...schema.tables.filter((table) => table.schema === 'dbo').flatMap(triggerSql),
    ...NULL_PHASE,
  ].join('\n');
};
