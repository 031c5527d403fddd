// Kill the process at every named step of a push and at random moments: each document is in Sage exactly once afterwards.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushSteps } from '../../../src/main/core/core.ts';
import { type Bed, startBed } from '../../support/bed.ts';

/** 40 in `npm test`, 200 in `npm run test:crash`; at least one for each named step. */
const runs = process.env.npm_lifecycle_event === 'test:crash' ? 200 : 40;
const script = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** The named steps with subcontracts; at random moments every second one is a purchase order. */
const subcontract = {
  ...{
    words: 'subcontract',
    table: 'subcon',
    column: 'ctcnum',
    collection: 'workOrderContracts',
    origin: 'subcontract',
  },
  add: (bed: Bed) => bed.addSubcontract(),
} as const;
const order = {
  ...{
    words: 'order',
    table: 'pchord',
    column: 'ordnum',
    collection: 'purchaseOrderContracts',
    origin: 'purchase-order',
  },
  add: (bed: Bed) => bed.addPurchaseOrder(),
} as const;

describe(`a process that is killed while it pushes (${runs} times)`, () => {
  let bed: Bed;
  beforeAll(async () => {
    bed = await startBed();
  });
  afterAll(() => bed.stop());

  for (const [index, moment] of moments().entries()) {
    const target = moment.env.CRASH_STEP === undefined && index % 2 === 1 ? order : subcontract;
    it(`leaves the ${target.words} in Sage once, verified and known to Procore, when it dies ${moment.words} (${index + 1})`, async () => {
      const { id, procoreId, number } = await target.add(bed);
      const dataDir = mkdtempSync(join(tmpdir(), 'tieout-crash-'));
      const env = { ...bed.env, TIEOUT_DATA_DIR: dataDir, TIEOUT_PERSON: 'Tess Tester', CRASH_DOCUMENT: id };
      const died = await runChild({ ...env, ...moment.env });
      expect(died.signal).toBe('SIGKILL');
      const restarted = await runChild(env);
      rmSync(dataDir, { recursive: true, force: true });
      expect(restarted.output).toMatchObject({ state: 'synced', reported: true, intact: true });
      const rows = await bed.sql(
        `SELECT LOWER(CONVERT(varchar(36), h._idnum)) AS id FROM dbo.${target.table} AS h WHERE h.${target.column} = '${number}'`,
      );
      expect(rows).toEqual([{ id: restarted.output.sageKey }]);
      const state = (await bed.procore('GET', '/state')) as Record<string, readonly Record<string, unknown>[]>;
      expect(state[target.collection]?.find((contract) => contract.id === procoreId)).toMatchObject({
        origin_id: `s100c:${target.origin}:${restarted.output.sageKey}`,
        origin_code: number,
      });
    });
  }
});

type Moment = { readonly words: string; readonly env: Readonly<Record<string, string>> };

/** Every named step once, the rest at random within the time a push takes; the test's name says when. */
function moments(): readonly Moment[] {
  const named = pushSteps.map((step): Moment => ({ words: `at "${step}"`, env: { CRASH_STEP: step } }));
  const random = Array.from({ length: runs - named.length }, (): Moment => {
    const after = `${randomInt(240)}`;
    return { words: `after ${after} ms`, env: { CRASH_AFTER_MS: after } };
  });
  return [...named, ...random];
}

async function runChild(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly signal: string | null; readonly output: Record<string, unknown> }> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === null && code !== 0) throw new Error(`the desk ended with ${code}: ${complaint}`);
  return {
    signal,
    output: text.trim() === '' ? {} : (JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>),
  };
}
