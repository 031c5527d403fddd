// The tables the engine knows (dbo, dbo_Audit, wb and the system views), with their names in the SQLite file.
import type { SqlType } from '../engine.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../sql/binding/scope.ts';
import { parseScaled } from '../sql/runtime/text-values.ts';
import type { SageSchema, SchemaColumn, SchemaTable } from './schema-model.ts';
import { SYSTEM_TABLES } from './system-tables.ts';

const nvarchar = (length: number): SqlType => ({ kind: 'nvarchar', length });

/** Name of a table in the SQLite file: dbo tables bare, all others with their schema in front. */
export const storageName = (schema: string, name: string): string =>
  schema === 'dbo' ? name : `${schema.toLowerCase()}__${name.toLowerCase()}`;

const literalDefault = (column: SchemaColumn): CatalogColumn['defaultValue'] => {
  const value = column.default?.value;
  if (value === undefined) return undefined;
  if (value.kind === 'string') return { kind: 'value', value: value.text };
  if (value.kind === 'number') {
    const scale = column.type.kind === 'decimal' ? column.type.scale : 0;
    return { kind: 'value', value: parseScaled(value.text, scale) ?? 0n };
  }
  if (value.kind === 'call' && value.name === 'GETUTCDATE') return { kind: 'now' };
  if (value.kind === 'call' && value.name === 'ORIGINAL_LOGIN') return { kind: 'login' };
  throw new Error(`default of ${column.name} is outside the generator`);
};

const catalogColumn = (column: SchemaColumn): CatalogColumn => {
  const defaultValue = literalDefault(column);
  const { name, type, nullable, identity } = column;
  return { name, type, nullable, identity, ...(defaultValue === undefined ? {} : { defaultValue }) };
};

export const catalogTable = (table: SchemaTable): CatalogTable => ({
  schema: table.schema,
  name: table.name,
  storage: storageName(table.schema, table.name),
  columns: table.columns.map(catalogColumn),
  hasTriggers: table.schema === 'dbo',
  writable: table.schema === 'dbo',
});

/** What the audit triggers put before the columns of the table itself. */
export const AUDIT_COLUMNS: readonly CatalogColumn[] = [
  { name: '_Date', type: { kind: 'datetime2', scale: 3 }, nullable: true, identity: false },
  { name: '_Type', type: { kind: 'char', length: 1 }, nullable: true, identity: false },
  { name: '_User', type: nvarchar(128), nullable: true, identity: false },
  { name: '_App', type: nvarchar(128), nullable: true, identity: false },
];

const auditTwin = (table: SchemaTable): CatalogTable => ({
  schema: 'dbo_Audit',
  name: table.name,
  storage: storageName('dbo_Audit', table.name),
  columns: [
    ...AUDIT_COLUMNS,
    ...table.columns.map(({ name, type, nullable }) => ({ name, type, nullable, identity: false })),
  ],
  hasTriggers: false,
  writable: false,
});

export const catalogTables = (schema: SageSchema): readonly CatalogTable[] => [
  ...schema.tables.map(catalogTable),
  ...schema.tables.filter((table) => table.schema === 'dbo').map(auditTwin),
  ...SYSTEM_TABLES,
];

/** Looks tables up as a session whose database is `databaseName` and whose default schema is dbo. */
export const createCatalog = (schema: SageSchema, databaseName: string): Catalog => {
  const tables = new Map(catalogTables(schema).map((table) => [`${table.schema}.${table.name}`.toLowerCase(), table]));
  const own = databaseName.toLowerCase();
  return {
    databaseName,
    find(parts) {
      const [name = '', schemaPart = '', database = own, extra] = [...parts]
        .reverse()
        .map((part) => part.toLowerCase());
      if (extra !== undefined) return null;
      if (database === 'msdb') return tables.get(`msdb.${name}`) ?? null;
      if (database === 'master' && schemaPart !== 'sys') return null;
      if (database !== own && database !== 'master') return null;
      return tables.get(`${schemaPart || 'dbo'}.${name}`) ?? null;
    },
  };
};
