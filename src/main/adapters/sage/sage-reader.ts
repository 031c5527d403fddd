// SageReader over the read-only login.

import type { SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import { ok, type Result } from '#shared/result/result.ts';
import type { SageReader } from '../../core/ports/sage.ts';
import { readHandshake } from './read-handshake.ts';
import { readJobCosts } from './read-job-costs.ts';
import { readList } from './read-lists.ts';
import { runStatements } from './run-statements.ts';
import type { SagePool } from './sage-pool.ts';
import { numberedValues, roundedSize } from './statement.ts';
import { subcontractLinesByKeys } from './statements/subcontract-lines-by-keys.ts';
import { subcontractLinesByNumber } from './statements/subcontract-lines-by-number.ts';
import { subcontractsByKeys } from './statements/subcontracts-by-keys.ts';
import { subcontractsByNumber } from './statements/subcontracts-by-number.ts';
import { subcontractsFrom } from './subcontract-rows.ts';

const keysPerCall = 256;
const longestNumber = 20;

export function createSageReader(pools: { reader: SagePool; writer: SagePool }): SageReader {
  const pool = pools.reader;
  return {
    handshake: (signal) => readHandshake(pools, signal),
    list: (list, query) => readList(pool, list, query.signal),
    jobCosts: (after, size, signal) => readJobCosts(pool, { after, size }, signal),
    close: () => pool.close(),

    async subcontractsByKeys(keys, signal): Promise<Result<readonly SageSubcontract[]>> {
      const found: SageSubcontract[] = [];
      for (let from = 0; from < keys.length; from += keysPerCall) {
        const some = keys.slice(from, from + keysPerCall);
        const size = roundedSize(some.length);
        const statements = [subcontractsByKeys(size), subcontractLinesByKeys(size)];
        const sets = await runStatements(pool, { statements, inputs: numberedValues('key', size, some), signal });
        if (!sets.ok) return sets;
        found.push(...subcontractsFrom(sets.value[0] ?? [], sets.value[1] ?? []));
      }
      return ok(found);
    },

    async subcontractsByNumber(number, signal): Promise<Result<readonly SageSubcontract[]>> {
      if (number.trimEnd().length > longestNumber) return ok([]);
      const statements = [subcontractsByNumber, subcontractLinesByNumber];
      const sets = await runStatements(pool, { statements, inputs: { number: number.trimEnd() }, signal });
      return sets.ok ? ok(subcontractsFrom(sets.value[0] ?? [], sets.value[1] ?? [])) : sets;
    },
  };
}
