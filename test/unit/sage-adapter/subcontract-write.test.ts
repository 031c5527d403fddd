// What the writer refuses before it asks Sage, what it decides from the locked reads, and what it sends.
import { describe, expect, it } from 'vitest';
import { checkDocumentWrite } from '../../../src/main/adapters/sage/check-document-write.ts';
import { subcontractPlan } from '../../../src/main/adapters/sage/documents/subcontract-plan.ts';
import { insertDocumentCalls } from '../../../src/main/adapters/sage/insert-document-calls.ts';
import { judgeDocumentWrite, type lockedReads } from '../../../src/main/adapters/sage/judge-document-write.ts';
import type { Row } from '../../../src/main/adapters/sage/run-statements.ts';
import type { SubcontractDraft } from '../../../src/shared/domain/documents/subcontract.ts';
import { amountFromCents, maxSageAmount } from '../../../src/shared/money/amount.ts';
import { draftOf, keysOf, writeOf } from './drafts.ts';

const draft = draftOf([{ cents: 212_000_00n }, { cents: -50n, code: '3100.500', type: 2 }]);
const write = writeOf(draft, { keys: [keysOf('a', 2), keysOf('b', 2)] });

describe('a subcontract that does not fit', () => {
  const cases: readonly (readonly [string, Partial<SubcontractDraft>])[] = [
    ['a number of 21 characters', { number: 'x'.repeat(21) }],
    ['a number of blanks', { number: '   ' }],
    ['a description of 51 characters', { description: 'é'.repeat(51) }],
    ['a rate with three decimals', { retainageRate: '10.005' }],
    ['a job that is not a number', { job: '1042; DROP' }],
    ['no lines', { lines: [] }],
    ['a total that is not the sum', { total: amountFromCents(1n) }],
    ['a cost code with two decimals', { lines: draft.lines.map((line) => ({ ...line, costCode: '16100.00' })) }],
    ['an amount beyond decimal(12,2)', { total: amountFromCents(maxSageAmount + 1n) }],
  ];
  it.each(cases)('is refused: %s', (_, change) => {
    const error = checkDocumentWrite(subcontractPlan, writeOf({ ...draft, ...change }));
    expect(error?.code).toBe('SAGE_VALUE_REFUSED');
  });

  it('is refused when a line has no key, or a key is in upper case', () => {
    expect(checkDocumentWrite(subcontractPlan, { ...write, keys: [keysOf('a', 1)] })?.code).toBe('SAGE_VALUE_REFUSED');
    const upper = { header: keysOf('a', 2).header.toUpperCase(), lines: keysOf('a', 2).lines };
    expect(checkDocumentWrite(subcontractPlan, { ...write, keys: [upper] })?.code).toBe('SAGE_VALUE_REFUSED');
    expect(checkDocumentWrite(subcontractPlan, write)).toBeNull();
  });
});

describe('what the locked reads found', () => {
  const found = (change: Partial<ReturnType<typeof lockedReads>> = {}): ReturnType<typeof lockedReads> => ({
    lock: 0,
    ours: [],
    holders: [],
    vendor: [{ recnum: '317' }],
    job: [{ recnum: '1042' }],
    phase: null,
    codes: [{ code: '16100.000' }, { code: '3100.500' }],
    types: [{ recnum: 2 }, { recnum: 4 }],
    ...change,
  });
  const holder: Row = {
    row_key: 'k',
    recnum: '12',
    jobnum: '9',
    dscrpt: 'Old',
    usrnme: 'Bob',
    insusr: 'sa',
    entered: '2026-01-02 03:04:05.006',
  };

  it('lets it be written when all that was promised holds', () => {
    expect(judgeDocumentWrite(write, found())).toEqual({ say: 'write', generation: 0 });
  });

  it('finds the document by the key of any generation before anything else', () => {
    const verdict = judgeDocumentWrite(
      write,
      found({ ours: [{ row_key: write.keys[1]?.header ?? '' }], vendor: [], holders: [holder] }),
    );
    expect(verdict).toEqual({ say: 'already', generation: 1 });
  });

  it('says who holds the number and since when', () => {
    const verdict = judgeDocumentWrite(write, found({ holders: [holder] }));
    expect(verdict).toMatchObject({
      say: 'refuse',
      error: { code: 'SAGE_NUMBER_TAKEN', facts: { who: 'Bob', record: '12', when: '2026-01-02T03:04:05.006Z' } },
    });
  });

  it.each([
    ['SAGE_VENDOR_NOT_ACTIVE', found({ vendor: [] })],
    ['SAGE_JOB_NOT_OPEN', found({ job: [] })],
    ['SAGE_CODE_UNKNOWN', found({ phase: [] })],
    ['SAGE_CODE_UNKNOWN', found({ codes: [{ code: '16100.000' }] })],
    ['SAGE_CODE_UNKNOWN', found({ types: [{ recnum: 4 }] })],
    ['SAGE_BUSY', found({ lock: -1 })],
  ])('refuses with %s', (code, reads) => {
    expect(judgeDocumentWrite(write, reads)).toMatchObject({ say: 'refuse', error: { code } });
  });

  it('tries again when the lock was lost to a deadlock', () => {
    expect(judgeDocumentWrite(write, found({ lock: -3 }))).toMatchObject({ say: 'again' });
  });
});

describe('what is sent', () => {
  it('is one call for an everyday document, with the read-back at its end', () => {
    const calls = insertDocumentCalls(subcontractPlan, write, keysOf('a', 2));
    expect(calls.map((call) => call.statements.map((each) => each.name))).toEqual([
      ['insertSubcontract', 'insertSubcontractLines', 'subcontractsByKeys', 'subcontractLinesByKeys', 'linesTotal'],
    ]);
    expect(calls[0]?.inputs).toMatchObject({
      total: '211999.50',
      amount_1: '-0.50',
      code_1: '3100.500',
      number_1: 2,
      phase: null,
    });
    expect(calls[0]?.inputs.ref_0).toBe(keysOf('a', 2).lines[0]?.replaceAll('-', ''));
  });

  it('stays within 2,000 parameters and 500 rows a call, however long the document is', () => {
    const long = writeOf(draftOf(Array.from({ length: 1_000 }, () => ({ cents: 1n }))));
    const calls = insertDocumentCalls(subcontractPlan, long, keysOf('a', 1_000));
    expect(calls).toHaveLength(4);
    for (const call of calls) {
      const names = new Set(call.statements.flatMap((each) => Object.keys(each.parameters)));
      expect(names.size).toBeLessThanOrEqual(2_000);
    }
  });
});
