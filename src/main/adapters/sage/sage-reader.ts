// SageReader over the read-only login.
import { ok, type Result } from '#shared/result/result.ts';
import type { SageDocumentKind, SageReader, SageRecords } from '../../core/ports/sage.ts';
import { allDocuments } from './documents/all-documents.ts';
import type { DocumentPlan } from './documents/document-plan.ts';
import { readHandshake } from './read-handshake.ts';
import { readJobCosts } from './read-job-costs.ts';
import { readList } from './read-lists.ts';
import { runStatements } from './run-statements.ts';
import type { SagePool } from './sage-pool.ts';
import { numberedValues, roundedSize } from './statement.ts';

const keysPerCall = 256;
const longestNumber = 20;

export function createSageReader(pools: { reader: SagePool; writer: SagePool }): SageReader {
  const pool = pools.reader;
  return {
    handshake: (signal) => readHandshake(pools, signal),
    list: (list, query) => readList(pool, list, query.signal),
    jobCosts: (after, size, signal) => readJobCosts(pool, { after, size }, signal),
    close: () => pool.close(),

    async documentsByKeys<K extends SageDocumentKind>(
      kind: K,
      keys: readonly string[],
      signal?: AbortSignal,
    ): Promise<Result<readonly SageRecords[K][]>> {
      const { read }: DocumentPlan<K> = allDocuments[kind];
      const found: SageRecords[K][] = [];
      for (let from = 0; from < keys.length; from += keysPerCall) {
        const some = keys.slice(from, from + keysPerCall);
        const size = roundedSize(some.length);
        const statements = [read.byKeys(size), read.linesByKeys(size)];
        const sets = await runStatements(pool, { statements, inputs: numberedValues('key', size, some), signal });
        if (!sets.ok) return sets;
        found.push(...read.build(sets.value[0] ?? [], sets.value[1] ?? []));
      }
      return ok(found);
    },

    async documentsByNumber<K extends SageDocumentKind>(
      kind: K,
      number: string,
      signal?: AbortSignal,
    ): Promise<Result<readonly SageRecords[K][]>> {
      const { read }: DocumentPlan<K> = allDocuments[kind];
      if (number.trimEnd().length > longestNumber) return ok([]);
      const statements = [read.byNumber, read.linesByNumber];
      const sets = await runStatements(pool, { statements, inputs: { number: number.trimEnd() }, signal });
      return sets.ok ? ok(read.build(sets.value[0] ?? [], sets.value[1] ?? [])) : sets;
    },
  };
}
