// The system views the fingerprint and the connection doctor read, kept as tables in the SQLite file.
import type { SqlType } from '../engine.ts';
import type { CatalogTable } from '../sql/binding/scope.ts';

const TYPES: Readonly<Record<string, SqlType>> = {
  name: { kind: 'nvarchar', length: 128 },
  text: { kind: 'nvarchar', length: 'max' },
  words: { kind: 'nvarchar', length: 60 },
  code: { kind: 'char', length: 2 },
  letter: { kind: 'char', length: 1 },
  int: { kind: 'int' },
  smallint: { kind: 'smallint' },
  tinyint: { kind: 'tinyint' },
  bit: { kind: 'bit' },
  datetime: { kind: 'datetime' },
  size: { kind: 'decimal', precision: 18, scale: 0 },
};

/** 'column:type column:type …'; a ? after the type makes it nullable. */
const table = (schema: string, name: string, columns: string): CatalogTable => ({
  schema,
  name,
  storage: `${schema.toLowerCase()}__${name.toLowerCase()}`,
  hasTriggers: false,
  writable: false,
  columns: columns.split(/\s+/).map((column) => {
    const [columnName = '', typeWord = ''] = column.split(':');
    const type = TYPES[typeWord.replace('?', '')];
    if (type === undefined) throw new Error(`${name}: ${column}`);
    return { name: columnName, type, nullable: typeWord.endsWith('?'), identity: false };
  }),
});

export const SYSTEM_TABLES: readonly CatalogTable[] = [
  table(
    'sys',
    'databases',
    `name:name database_id:int create_date:datetime compatibility_level:tinyint collation_name:name? user_access_desc:words
    is_read_only:bit state:tinyint state_desc:words snapshot_isolation_state_desc:words is_read_committed_snapshot_on:bit
    recovery_model:tinyint recovery_model_desc:words`,
  ),
  table('sys', 'schemas', 'name:name schema_id:int principal_id:int'),
  table(
    'sys',
    'objects',
    'name:name object_id:int schema_id:int parent_object_id:int type:code type_desc:words create_date:datetime modify_date:datetime is_ms_shipped:bit',
  ),
  table(
    'sys',
    'tables',
    'name:name object_id:int schema_id:int type:code type_desc:words create_date:datetime modify_date:datetime',
  ),
  table(
    'sys',
    'columns',
    `object_id:int name:name column_id:int system_type_id:tinyint user_type_id:int max_length:smallint precision:tinyint
    scale:tinyint collation_name:name? is_nullable:bit is_identity:bit is_computed:bit default_object_id:int`,
  ),
  table(
    'sys',
    'types',
    'name:name system_type_id:tinyint user_type_id:int schema_id:int max_length:smallint precision:tinyint scale:tinyint is_nullable:bit',
  ),
  table(
    'sys',
    'foreign_keys',
    `name:name object_id:int schema_id:int parent_object_id:int referenced_object_id:int is_disabled:bit is_not_trusted:bit
    delete_referential_action:tinyint delete_referential_action_desc:words`,
  ),
  table(
    'sys',
    'check_constraints',
    'name:name object_id:int schema_id:int parent_object_id:int is_disabled:bit is_not_trusted:bit definition:text',
  ),
  table(
    'sys',
    'default_constraints',
    'name:name object_id:int schema_id:int parent_object_id:int parent_column_id:int definition:text',
  ),
  table(
    'sys',
    'triggers',
    'name:name object_id:int parent_class:tinyint parent_class_desc:words parent_id:int is_disabled:bit is_instead_of_trigger:bit',
  ),
  table(
    'sys',
    'indexes',
    'object_id:int name:name index_id:int type:tinyint type_desc:words is_unique:bit is_primary_key:bit has_filter:bit',
  ),
  table('INFORMATION_SCHEMA', 'TABLES', 'TABLE_CATALOG:name TABLE_SCHEMA:name TABLE_NAME:name TABLE_TYPE:name'),
  table(
    'INFORMATION_SCHEMA',
    'COLUMNS',
    `TABLE_CATALOG:name TABLE_SCHEMA:name TABLE_NAME:name COLUMN_NAME:name ORDINAL_POSITION:int IS_NULLABLE:name
    DATA_TYPE:name CHARACTER_MAXIMUM_LENGTH:int? NUMERIC_PRECISION:tinyint? NUMERIC_SCALE:int?`,
  ),
  table(
    'msdb',
    'backupset',
    `backup_set_id:int database_name:name server_name:name type:letter is_copy_only:bit backup_start_date:datetime
    backup_finish_date:datetime backup_size:size recovery_model:words`,
  ),
];
