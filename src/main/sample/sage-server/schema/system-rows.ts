// Fills the system views from the parsed schema, and numbers its objects as OBJECT_ID and OBJECT_NAME know them.
import type { SqlType } from '../engine.ts';
import { isString } from '../sql/binding/sql-types.ts';
import type { SageSchema, SchemaTable } from './schema-model.ts';

export type SystemRow = Readonly<Record<string, string | number | null>>;

export type SchemaObject = {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly type: 'U' | 'F' | 'C' | 'D' | 'TR' | 'PK';
  /** The table it belongs to; 0 for tables. */
  readonly parent: number;
  readonly definition: string | null;
};

export const SCHEMA_IDS: Readonly<Record<string, number>> = {
  dbo: 1,
  guest: 2,
  INFORMATION_SCHEMA: 3,
  sys: 4,
  dbo_Audit: 5,
  wb: 6,
};

export const COLLATION = 'Latin1_General_CI_AS';

const TYPE_IDS: Readonly<Record<SqlType['kind'], number>> = {
  uniqueidentifier: 36,
  date: 40,
  datetime2: 42,
  tinyint: 48,
  smallint: 52,
  int: 56,
  datetime: 61,
  float: 62,
  bit: 104,
  decimal: 106,
  bigint: 127,
  varbinary: 165,
  varchar: 167,
  char: 175,
  nvarchar: 231,
  nchar: 239,
};

const SIZES: Readonly<Record<string, readonly [length: number, precision: number, scale: number]>> = {
  uniqueidentifier: [16, 0, 0],
  date: [3, 10, 0],
  datetime2: [8, 27, 7],
  tinyint: [1, 3, 0],
  smallint: [2, 5, 0],
  int: [4, 10, 0],
  bigint: [8, 19, 0],
  datetime: [8, 23, 3],
  float: [8, 53, 0],
  bit: [1, 1, 0],
};

const sizeOf = (type: SqlType): readonly [number, number, number] => {
  if (type.kind === 'decimal')
    return [type.precision <= 9 ? 5 : type.precision <= 19 ? 9 : 13, type.precision, type.scale];
  if ('length' in type) {
    if (type.length === 'max') return [-1, 0, 0];
    return [type.kind.startsWith('n') ? type.length * 2 : type.length, 0, 0];
  }
  return SIZES[type.kind] ?? [0, 0, 0];
};

/** The table with the audit twins beside it, as sys.tables lists them. */
const withTwins = (schema: SageSchema): readonly SchemaTable[] => [
  ...schema.tables,
  ...schema.tables
    .filter((table) => table.schema === 'dbo')
    .map((table) => ({ ...table, schema: 'dbo_Audit', primaryKey: null, checks: [], indexes: [], foreignKeys: [] })),
];

const triggersOf = (table: SchemaTable): readonly string[] => {
  if (table.schema !== 'dbo') return [];
  const own = [
    `TRAU:dbo.${table.name}:timestamping`,
    ...['I', 'U', 'D'].map((event) => `TRA${event}:dbo.${table.name}_Audit`),
  ];
  return table.name === 'acpinv' ? [...own, 'TR:acpinv_NullPhase'] : own;
};

/** Every object with a stable number: its place in the script. */
export const schemaObjects = (schema: SageSchema): readonly SchemaObject[] => {
  const objects: SchemaObject[] = [];
  const add = (object: Omit<SchemaObject, 'id'>): number => {
    const id = 100_000_000 + objects.length * 16;
    objects.push({ ...object, id });
    return id;
  };
  for (const table of withTwins(schema)) {
    const base = { schema: table.schema, definition: null };
    const parent = add({ ...base, name: table.name, type: 'U', parent: 0 });
    if (table.primaryKey !== null) add({ ...base, name: table.primaryKey.name, type: 'PK', parent });
    for (const key of table.foreignKeys) add({ ...base, name: key.name, type: 'F', parent });
    for (const check of table.checks) add({ ...base, name: check.name, type: 'C', parent, definition: check.text });
    for (const name of triggersOf(table)) add({ ...base, name, type: 'TR', parent });
    if (table.schema === 'dbo_Audit') continue;
    for (const column of table.columns) {
      if (column.default !== null)
        add({ ...base, name: column.default.name, type: 'D', parent, definition: column.default.text });
    }
  }
  return objects;
};

const CREATED = '2024-01-02 09:00:00.000';
const DESCRIPTIONS = {
  U: 'USER_TABLE',
  F: 'FOREIGN_KEY_CONSTRAINT',
  C: 'CHECK_CONSTRAINT',
  D: 'DEFAULT_CONSTRAINT',
  TR: 'SQL_TRIGGER',
  PK: 'PRIMARY_KEY_CONSTRAINT',
};

const columnRows = (table: SchemaTable, id: number, defaults: ReadonlyMap<string, number>): readonly SystemRow[] => {
  const audit = table.schema === 'dbo_Audit';
  const extra: readonly (readonly [string, SqlType])[] = audit
    ? [
        ['_Date', { kind: 'datetime2', scale: 3 }],
        ['_Type', { kind: 'char', length: 1 }],
        ['_User', { kind: 'nvarchar', length: 128 }],
        ['_App', { kind: 'nvarchar', length: 128 }],
      ]
    : [];
  const columns = [
    ...extra.map(([name, type]) => ({ name, type, nullable: true, identity: false, default: null })),
    ...table.columns,
  ];
  return columns.map((column, at) => {
    const [length, precision, scale] = sizeOf(column.type);
    const typeId = TYPE_IDS[column.type.kind];
    return {
      object_id: id,
      name: column.name,
      column_id: at + 1,
      system_type_id: typeId,
      user_type_id: typeId,
      max_length: length,
      precision,
      scale,
      collation_name: isString(column.type) ? COLLATION : null,
      is_nullable: column.nullable ? 1 : 0,
      is_identity: column.identity && !audit ? 1 : 0,
      is_computed: 0,
      default_object_id: audit ? 0 : (defaults.get(column.default?.name ?? '') ?? 0),
    };
  });
};

const informationColumns = (table: SchemaTable, rows: readonly SystemRow[], catalog: string): readonly SystemRow[] =>
  rows.map((row) => {
    const kind = Object.entries(TYPE_IDS).find(([, id]) => id === row.user_type_id)?.[0] ?? '';
    const isText = row.collation_name !== null;
    const length = Number(row.max_length);
    return {
      TABLE_CATALOG: catalog,
      TABLE_SCHEMA: table.schema,
      TABLE_NAME: table.name,
      COLUMN_NAME: row.name ?? '',
      ORDINAL_POSITION: row.column_id ?? 0,
      IS_NULLABLE: row.is_nullable === 1 ? 'YES' : 'NO',
      DATA_TYPE: kind,
      CHARACTER_MAXIMUM_LENGTH: !isText ? null : length > 0 && kind.startsWith('n') ? length / 2 : length,
      NUMERIC_PRECISION: isText || Number(row.precision) === 0 ? null : (row.precision ?? null),
      NUMERIC_SCALE: isText || Number(row.precision) === 0 ? null : (row.scale ?? null),
    };
  });

const objectRow = (object: SchemaObject): SystemRow => ({
  name: object.name,
  object_id: object.id,
  schema_id: SCHEMA_IDS[object.schema] ?? 1,
  parent_object_id: object.parent,
  type: object.type,
  type_desc: DESCRIPTIONS[object.type],
  create_date: CREATED,
  modify_date: CREATED,
  is_ms_shipped: 0,
  is_disabled: 0,
  is_not_trusted: 0,
  definition: object.definition,
});

const foreignKeyRow = (object: SchemaObject, schema: SageSchema, objects: readonly SchemaObject[]): SystemRow => {
  const key = schema.tables.flatMap((table) => table.foreignKeys).find((candidate) => candidate.name === object.name);
  const parent = objects.find((other) => other.type === 'U' && other.schema === 'dbo' && other.name === key?.parent);
  const action = ['NO ACTION', 'CASCADE', 'SET NULL'].indexOf(key?.onDelete ?? 'NO ACTION');
  return {
    ...objectRow(object),
    referenced_object_id: parent?.id ?? 0,
    delete_referential_action: action,
    delete_referential_action_desc: (key?.onDelete ?? 'NO ACTION').replace(' ', '_'),
  };
};

const indexRows = (table: SchemaTable, id: number): readonly SystemRow[] => {
  const row = (name: string, at: number, extra: { unique: boolean; key: boolean; filter: boolean }): SystemRow => ({
    object_id: id,
    name,
    index_id: at,
    type: at === 1 ? 1 : 2,
    type_desc: at === 1 ? 'CLUSTERED' : 'NONCLUSTERED',
    is_unique: extra.unique ? 1 : 0,
    is_primary_key: extra.key ? 1 : 0,
    has_filter: extra.filter ? 1 : 0,
  });
  const key =
    table.primaryKey === null ? [] : [row(table.primaryKey.name, 1, { unique: true, key: true, filter: false })];
  const others = table.indexes.map((index, at) =>
    row(index.name, at + 2, { unique: index.unique, key: false, filter: index.where !== null }),
  );
  return [...key, ...others];
};

/** Rows by storage name of the system table. Rows may carry more keys than the table has columns. */
export const systemRows = (schema: SageSchema, databaseName: string): ReadonlyMap<string, readonly SystemRow[]> => {
  const objects = schemaObjects(schema);
  const of = (type: SchemaObject['type']): readonly SchemaObject[] => objects.filter((object) => object.type === type);
  const defaults = new Map(of('D').map((object) => [object.name, object.id]));
  const tables = withTwins(schema).map((table) => {
    const id = of('U').find((object) => object.schema === table.schema && object.name === table.name)?.id ?? 0;
    return { table, id, columns: columnRows(table, id, defaults) };
  });
  const types = Object.entries(TYPE_IDS).map(([name, id]) => {
    const [length, precision, scale] = SIZES[name] ?? [8000, name === 'decimal' ? 38 : 0, name === 'decimal' ? 38 : 0];
    return {
      name,
      system_type_id: id,
      user_type_id: id,
      schema_id: 4,
      max_length: length,
      precision,
      scale,
      is_nullable: 1,
    };
  });
  const triggers = of('TR').map((object) => ({
    ...objectRow(object),
    parent_class: 1,
    parent_class_desc: 'OBJECT_OR_COLUMN',
    parent_id: object.parent,
    is_instead_of_trigger: 0,
  }));
  const defaultRows = of('D').map((object) => {
    const owner = tables.find((one) => one.id === object.parent);
    const column = owner?.columns.find((row) => row.default_object_id === object.id);
    return { ...objectRow(object), parent_column_id: column?.column_id ?? 0 };
  });
  return new Map<string, readonly SystemRow[]>([
    ['sys__schemas', Object.entries(SCHEMA_IDS).map(([name, schema_id]) => ({ name, schema_id, principal_id: 1 }))],
    ['sys__objects', objects.map(objectRow)],
    ['sys__tables', of('U').map(objectRow)],
    ['sys__columns', tables.flatMap((one) => one.columns)],
    ['sys__types', types],
    ['sys__foreign_keys', of('F').map((object) => foreignKeyRow(object, schema, objects))],
    ['sys__check_constraints', of('C').map(objectRow)],
    ['sys__default_constraints', defaultRows],
    ['sys__triggers', triggers],
    ['sys__indexes', tables.flatMap((one) => indexRows(one.table, one.id))],
    [
      'information_schema__tables',
      tables.map(({ table }) => ({
        TABLE_CATALOG: databaseName,
        TABLE_SCHEMA: table.schema,
        TABLE_NAME: table.name,
        TABLE_TYPE: 'BASE TABLE',
      })),
    ],
    ['information_schema__columns', tables.flatMap((one) => informationColumns(one.table, one.columns, databaseName))],
  ]);
};
