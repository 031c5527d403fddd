// What a kind of record must say about itself so that the generic routes can serve it; a new kind is one such value.
import type { FieldErrors } from './errors.ts';
import type { ApiRequest } from './http-exchange.ts';
import type { Lookup } from './lookup.ts';
import type { RequestTweaks } from './request-tweaks.ts';
import type { ServerContext } from './server-context.ts';
import type { AccessToken } from './token-store.ts';

export type ApiRecord = { id: number; [field: string]: unknown };

/** One request on its way through a resource. */
export type Call = {
  context: ServerContext;
  request: ApiRequest;
  /** The parts of the path that the route names. */
  params: Record<string, string>;
  body: Record<string, unknown>;
  caller: AccessToken;
  lookup: Lookup;
  tweaks: RequestTweaks;
};

export type Predicate = (record: ApiRecord) => boolean;
/** Turns the values of one `filters[name]` into a test; throws 400 on values it cannot read. */
export type FilterRule = (values: string[], call: Call) => Predicate;

export type View = (record: ApiRecord, call: Call) => unknown;

/** Writes one field of a draft; returns what is wrong with the value, or null. */
export type FieldWriter = (draft: ApiRecord, value: unknown, call: Call) => string | null;

export type WriteRules = {
  fields: Record<string, FieldWriter>;
  /** Fields without which nothing is created. */
  required: readonly string[];
  /** A record with defaults; not yet part of the collection. */
  blank(call: Call, id: number): ApiRecord;
  /** Puts a new record into its collection. */
  insert(record: ApiRecord, call: Call): void;
  /** Whether the state of the record (or its parent) forbids the change. */
  locked?(before: ApiRecord | null, changed: ReadonlySet<string>, call: Call): FieldErrors | null;
  /** Recomputes what depends on the changed fields, inside the record and around it. */
  settle?(record: ApiRecord, changed: ReadonlySet<string>, call: Call): void;
};

export type Operation = 'list' | 'show' | 'create' | 'update' | 'sync';

export type ResourceKind = {
  /** Also the key of the record in a PATCH or POST body. */
  name: string;
  path: string;
  /** Where the list has another version than the rest. */
  listPath?: string;
  /** Whether company_id, project_id or one of them must be given. */
  scope: 'company' | 'project' | 'either';
  offers: readonly Operation[];
  /** The records within reach of this call. */
  records(call: Call): ApiRecord[];
  /** What a list leaves out unless a filter asks for it. */
  listed?(call: Call): Predicate;
  filters: Record<string, FilterRule>;
  sorts: readonly string[];
  views: Record<string, View>;
  defaultView: string;
  show: View;
  perPage: { standard: number; maximum: number };
  write?: WriteRules;
};
