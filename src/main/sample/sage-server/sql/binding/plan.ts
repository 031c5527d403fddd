// What a statement became after binding: SQLite text plus everything the session needs to run it.
import type { SqlColumn, SqlType } from '../../engine.ts';
import type { CatalogColumn, CatalogTable, Scope } from './scope.ts';

/** SQLite text with numbered parameters; `variables` names (lower case, with @) fill ?1, ?2, … in order. */
export type BoundText = { readonly sql: string; readonly variables: readonly string[] };

export type PlanArgument = {
  readonly name: string;
  readonly value: BoundText;
  readonly type: SqlType;
  /** The variable an OUTPUT argument goes back to. */
  readonly output: string | null;
};

export type Plan = { readonly line: number } & (
  | {
      readonly kind: 'query';
      readonly query: BoundText;
      readonly columns: readonly SqlColumn[];
      readonly mayOverflow: readonly boolean[];
      readonly locks: boolean;
    }
  | {
      readonly kind: 'insert';
      readonly table: CatalogTable;
      readonly columns: readonly CatalogColumn[];
      /** Gives the rows, one column per entry of `columns`. */
      readonly rows: BoundText;
    }
  | {
      readonly kind: 'update';
      readonly table: CatalogTable;
      readonly columns: readonly CatalogColumn[];
      /** Gives rowid, then the new values. */
      readonly rows: BoundText;
    }
  | { readonly kind: 'delete'; readonly table: CatalogTable; readonly text: BoundText }
  | { readonly kind: 'assign'; readonly name: string; readonly type: SqlType; readonly value: BoundText }
  | {
      readonly kind: 'execute';
      readonly procedure: string;
      readonly arguments: readonly PlanArgument[];
      readonly result: string | null;
    }
  | { readonly kind: 'setting'; readonly names: readonly string[]; readonly value: string }
  | { readonly kind: 'transaction'; readonly verb: 'begin' | 'commit' | 'rollback'; readonly onlyIfOpen: boolean }
  | { readonly kind: 'use'; readonly database: string }
  | { readonly kind: 'definition'; readonly what: string }
);

/** A compiled batch and the variables it declares itself, with their types. */
export type CompiledBatch = { readonly plans: readonly Plan[]; readonly variables: ReadonlyMap<string, SqlType> };

/** The text with the variables its scope has used. */
export const boundText = (sql: string, scope: Scope): BoundText => ({ sql, variables: [...scope.context.used.keys()] });
