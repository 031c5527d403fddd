// The Sage company database as parsed from resources/sql/sage-schema.sql.
import type { SqlType } from '../engine.ts';
import type { Expression } from '../sql/language/ast.ts';

export type SchemaDefault = { readonly name: string; readonly text: string; readonly value: Expression };
export type SchemaCheck = { readonly name: string; readonly text: string; readonly condition: Expression };

export type SchemaColumn = {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
  readonly default: SchemaDefault | null;
};

export type SchemaIndex = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly where: Expression | null;
};

export type SchemaForeignKey = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  readonly onDelete: 'NO ACTION' | 'CASCADE' | 'SET NULL';
};

export type SchemaTable = {
  readonly schema: string;
  readonly name: string;
  readonly columns: SchemaColumn[];
  primaryKey: { readonly name: string; readonly columns: readonly string[] } | null;
  readonly checks: SchemaCheck[];
  readonly indexes: SchemaIndex[];
  readonly foreignKeys: SchemaForeignKey[];
};

/** Rows of the fixed lists: column names and literal values, as in the script. */
export type SchemaList = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Expression[])[];
};

export type SageSchema = { readonly tables: readonly SchemaTable[]; readonly lists: readonly SchemaList[] };
