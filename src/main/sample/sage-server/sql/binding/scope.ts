// Where names are looked up while binding: tables of a SELECT, its parents, CTEs, variables, the catalog.
import type { SqlType } from '../../engine.ts';
import { SqlFailure, undeclared, unknownColumn } from '../errors.ts';
import type { Expression, Query } from '../language/ast.ts';
import { quoteName, type Typed } from './typed.ts';

export type CatalogColumn = {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  readonly identity: boolean;
  /** undefined: no default. */
  readonly defaultValue?:
    | { readonly kind: 'value'; readonly value: bigint | string }
    | { readonly kind: 'now' }
    | { readonly kind: 'login' };
};

export type CatalogTable = {
  readonly schema: string;
  readonly name: string;
  /** The table's name in the SQLite file. */
  readonly storage: string;
  readonly columns: readonly CatalogColumn[];
  readonly hasTriggers: boolean;
  readonly writable: boolean;
};

export interface Catalog {
  /** Parts as written: [[database.]schema.]name. Null when there is no such table. */
  find(parts: readonly string[]): CatalogTable | null;
  readonly databaseName: string;
}

export type ScopeColumn = { readonly name: string; readonly value: Typed };
export type ScopeTable = { readonly alias: string; readonly columns: readonly ScopeColumn[] };
export type BoundCte = { readonly name: string; readonly storage: string; readonly columns: readonly ScopeColumn[] };

export type BoundQuery = { readonly sql: string; readonly columns: readonly ScopeColumn[] };

/** The three binders that need each other; each file takes the others from here instead of importing them. */
export interface Binder {
  expression(expression: Expression, scope: Scope): Typed;
  predicate(expression: Expression, scope: Scope): Typed;
  /** `nested` for derived tables, CTEs and subqueries. */
  query(query: Query, parent: Scope, nested: boolean): BoundQuery;
}

/** What is the same for a whole batch while it is bound. */
export type BindContext = {
  readonly catalog: Catalog;
  readonly binder: Binder;
  readonly variables: ReadonlyMap<string, SqlType>;
  /** Variables the current statement reads (lower case, with @) and their SQLite parameter numbers. */
  used: Map<string, number>;
  counter: number;
  /** UPDLOCK, HOLDLOCK and friends were seen in the current statement. */
  locks: boolean;
};

export class Scope {
  readonly context: BindContext;
  readonly parent: Scope | null;
  readonly tables: ScopeTable[] = [];
  readonly ctes: BoundCte[] = [];
  /** SQLite texts of the GROUP BY expressions; null while the SELECT is not grouped. */
  grouped: ReadonlySet<string> | null = null;

  constructor(context: BindContext, parent: Scope | null) {
    this.context = context;
    this.parent = parent;
  }

  get binder(): Binder {
    return this.context.binder;
  }

  /** A fresh name for a table or CTE in the SQLite text. */
  freshName(): string {
    this.context.counter += 1;
    return `t${this.context.counter}`;
  }

  findCte(name: string): BoundCte | null {
    const found = this.ctes.find((cte) => cte.name.toLowerCase() === name.toLowerCase());
    return found ?? this.parent?.findCte(name) ?? null;
  }

  variable(name: string, line: number): Typed {
    const key = name.toLowerCase();
    const type = this.context.variables.get(key);
    if (type === undefined) throw undeclared(name, line);
    const known = this.context.used.get(key);
    const index = known ?? this.context.used.size + 1;
    this.context.used.set(key, index);
    return { sql: `?${index}`, type, nullable: true };
  }

  /** column, alias.column, table.column or schema.table.column. Throws 207, 209, 4104. */
  column(parts: readonly string[], line: number): Typed {
    const name = parts[parts.length - 1] ?? '';
    const qualifier = parts.length > 1 ? (parts[parts.length - 2] ?? '') : null;
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const found = scope.own(name, qualifier, line);
      if (found === null) continue;
      if (scope === this) return found;
      // A column of an outer SELECT is a constant here: its grouping is not this SELECT's concern.
      const { ungrouped: _outer, ...rest } = found;
      return { ...rest, nullable: true };
    }
    if (qualifier === null || this.knowsTable(qualifier)) throw unknownColumn(name, line);
    throw new SqlFailure(4104, `The multi-part identifier "${parts.join('.')}" could not be bound.`, { line });
  }

  private knowsTable(alias: string): boolean {
    const own = this.tables.some((table) => table.alias.toLowerCase() === alias.toLowerCase());
    return own || (this.parent?.knowsTable(alias) ?? false);
  }

  private own(name: string, qualifier: string | null, line: number): Typed | null {
    const matches: { table: ScopeTable; column: ScopeColumn }[] = [];
    for (const table of this.tables) {
      if (qualifier !== null && table.alias.toLowerCase() !== qualifier.toLowerCase()) continue;
      const column = table.columns.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
      if (column !== undefined) matches.push({ table, column });
    }
    const [first, second] = matches;
    if (first === undefined) return null;
    if (second !== undefined) throw new SqlFailure(209, `Ambiguous column name '${name}'.`, { line });
    if (this.grouped === null) return first.column.value;
    return { ...first.column.value, ungrouped: `${first.table.alias}.${first.column.name}` };
  }
}

/** The columns of a catalog table read under `storageAlias` (null: the bare columns, as in a CHECK). */
export const columnsOf = (
  table: CatalogTable,
  storageAlias: string | null,
  nullable: boolean,
): readonly ScopeColumn[] =>
  table.columns.map((column) => ({
    name: column.name,
    value: {
      sql: storageAlias === null ? quoteName(column.name) : `${storageAlias}.${quoteName(column.name)}`,
      type: column.type,
      nullable: nullable || column.nullable,
    },
  }));

/** Renames by a column list; a nameless column is an error only when nothing names it. */
export const renamed = (
  columns: readonly ScopeColumn[],
  names: readonly string[] | null,
  owner: string,
): readonly ScopeColumn[] => {
  if (names !== null && names.length !== columns.length) {
    throw new SqlFailure(
      8158,
      `'${owner}' has ${names.length < columns.length ? 'more' : 'fewer'} columns than were specified in the column list.`,
    );
  }
  return columns.map((column, at) => {
    const name = names?.[at] ?? column.name;
    if (name === '') throw new SqlFailure(8155, `No column name was specified for column ${at + 1} of '${owner}'.`);
    return { name, value: column.value };
  });
};
