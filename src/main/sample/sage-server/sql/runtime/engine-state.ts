// What all sessions of one engine share.

import type { SqlType } from '../../engine.ts';
import type { SchemaTable } from '../../schema/schema-model.ts';
import type { SchemaObject } from '../../schema/system-rows.ts';
import { compileBatch } from '../binding/compile-batch.ts';
import type { CompiledBatch } from '../binding/plan.ts';
import type { Catalog } from '../binding/scope.ts';
import { LockTable } from './locks.ts';
import { TextCache } from './text-cache.ts';

const MOST_COMPILED = 500;
const MOST_LONG = 6;

export class EngineState {
  readonly path: string;
  readonly catalog: Catalog;
  readonly objects: readonly SchemaObject[];
  readonly schemaTables: readonly SchemaTable[];
  readonly shortTruncation: boolean;
  readonly now: () => Date;
  readonly locks = new LockTable();
  /** Last number drawn per table with an identity column; never given back, as on SQL Server. */
  readonly identities = new Map<string, bigint>();
  private readonly compiled = new TextCache<CompiledBatch>(MOST_COMPILED, MOST_LONG);
  private descriptors = 0n;

  constructor(options: {
    path: string;
    catalog: Catalog;
    objects: readonly SchemaObject[];
    schemaTables: readonly SchemaTable[];
    shortTruncation: boolean;
    now: () => Date;
  }) {
    this.path = options.path;
    this.catalog = options.catalog;
    this.objects = options.objects;
    this.schemaTables = options.schemaTables;
    this.shortTruncation = options.shortTruncation;
    this.now = options.now;
  }

  nextDescriptor(): bigint {
    this.descriptors += 1n;
    return this.descriptors;
  }

  /** Compiled text by text and parameter types, shared by all sessions. Throws SqlFailure. */
  compile(text: string, parameters: ReadonlyMap<string, SqlType>): CompiledBatch {
    const key = `${text}\u0000${JSON.stringify([...parameters])}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const fresh = compileBatch(text, parameters, this.catalog);
    this.compiled.set(key, fresh);
    return fresh;
  }
}
