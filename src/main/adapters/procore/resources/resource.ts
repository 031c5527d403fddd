// A list of Procore as data: where it is, how it is asked for, how a row becomes a record.
import type { ProcoreQuery } from '../../../core/ports/procore.ts';
import type { JsonObject } from '../exact-json.ts';
import type { Params } from '../procore-client.ts';

/** What a row cannot say itself. */
export type Scope = { readonly companyId: string; readonly project: NonNullable<ProcoreQuery['project']> | null };

export type Resource<T> = {
  /** One after another; together they are the list. */
  readonly paths: (scope: Scope) => readonly string[];
  readonly params: (scope: Scope) => Params;
  /** Lists of a project are asked for one project at a time. */
  readonly perProject: boolean;
  readonly perPage: number;
  /** Whether the list knows `filters[updated_at]`; what is added then, so that deletions are seen too. */
  readonly changes: { readonly params: Params } | null;
  /** Null when the row lacks what a record must have. */
  readonly map: (row: JsonObject, scope: Scope) => T | null;
  /** A list whose rows may come without their lines: where those are. */
  readonly lines?: (row: JsonObject, scope: Scope) => { readonly path: string; readonly params: Params } | null;
};
