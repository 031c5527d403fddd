// Writing subcontracts on the wire: once, whole, attributed to a person, and refused when what preflight saw has changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteStep } from '../../../src/main/core/ports/sage.ts';
import type { SubcontractDraft } from '../../../src/shared/domain/documents/subcontract.ts';
import { appError } from '../../../src/shared/result/app-error.ts';
import { err } from '../../../src/shared/result/result.ts';
import { draftOf, keysOf, writeOf } from '../../unit/sage-adapter/drafts.ts';
import { oddTitle, testSeed } from './seed.ts';
import { connectTo } from './support.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

let company: TestCompany;
let sage: ReturnType<typeof connectTo>;

beforeAll(async () => {
  company = await openTestCompany(testSeed(0));
  sage = connectTo(company.config.port, company.config);
});
afterAll(async () => {
  await sage.close();
  await company.close();
});

async function countOf(number: string): Promise<string> {
  const rows = await company.admin(`SELECT COUNT_BIG(*) AS n FROM dbo.subcon AS h WHERE h.ctcnum = N'${number}'`);
  return String(rows[0]?.n);
}

describe('a written subcontract', () => {
  it('is what was sent, to the last cent and letter, with the person on it', async () => {
    const draft = draftOf(
      [
        { cents: 212_000_00n, text: oddTitle },
        { cents: -4_250_50n, text: '', code: '3100.500', type: 2 },
      ],
      { number: 'W-1', description: oddTitle, phase: '2', retainageRate: '7.50' },
    );
    const steps: WriteStep[] = [];
    const write = writeOf(draft, { onStep: (step) => void steps.push(step) });
    const answer = await sage.writer.write('subcontract', write);
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'written', generation: 0 } });
    expect(steps).toEqual(['begin', 'lock and read', 'insert', 'before commit', 'committed']);
    const found = await sage.reader.documentsByKeys('subcontract', [write.keys[0]?.header ?? '']);
    const record = found.ok ? found.value[0] : undefined;
    expect(answer.ok && answer.value.record).toEqual(record);
    expect(record).toMatchObject({
      number: 'W-1',
      job: '1042',
      phase: '2',
      vendor: '317',
      description: oddTitle,
      status: 3,
      date: '2026-03-14',
      retainageRate: '7.50',
      original: 20_774_950n,
      changes: 0n,
      billed: 0n,
      enteredBy: 'Maria Fuentes',
    });
    expect(
      record?.lines.map((line) => [line.number, line.description, line.costCode, line.costType, line.amount]),
    ).toEqual([
      [1, oddTitle, '16100.000', 4, 21_200_000n],
      [2, '', '3100.500', 2, -425_050n],
    ]);
    expect(record?.lines.map((line) => line.key)).toEqual(write.keys[0]?.lines);
  });

  it('keeps the totals, record numbers, references and dates that Sage keeps', async () => {
    const write = writeOf(draftOf([{ cents: 1_050n }, { cents: 250n }], { number: 'W-2' }));
    expect((await sage.writer.write('subcontract', write)).ok).toBe(true);
    const header = `SELECT h.recnum, CONVERT(varchar(40), h.ctcttl) AS ctcttl, CONVERT(varchar(40), h.balttl) AS balttl, h.phsnum,
      CONVERT(varchar(40), h.invttl) AS invttl, CONVERT(char(10), h.entdte, 23) AS entdte FROM dbo.subcon AS h WHERE h.ctcnum = N'W-2'`;
    const [row] = await company.admin(header);
    expect(row).toMatchObject({ ctcttl: '13.00', balttl: '13.00', invttl: '0.00', entdte: '2026-03-15', phsnum: null });
    const lines =
      await company.admin(`SELECT l.recnum, l.linref, CONVERT(varchar(40), l.cntrct) AS cntrct, CONVERT(varchar(40), l.remain) AS remain
      FROM dbo.sbcnln AS l WHERE l.recnum = ${String(row?.recnum)} ORDER BY l.linnum`);
    expect(lines.map((line) => [line.recnum, line.linref, line.cntrct, line.remain])).toEqual([
      [row?.recnum, write.keys[0]?.lines[0]?.replaceAll('-', ''), '10.50', '10.50'],
      [row?.recnum, write.keys[0]?.lines[1]?.replaceAll('-', ''), '2.50', '2.50'],
    ]);
  });

  it('may have a thousand lines', { timeout: 30_000 }, async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => ({ cents: BigInt(index) }));
    const answer = await sage.writer.write('subcontract', writeOf(draftOf(lines, { number: 'W-1000' })));
    expect(answer.ok && [answer.value.record.lines.length, answer.value.record.original]).toEqual([1_000, 499_500n]);
  });

  it('is found when it is sent again, whoever sends it and however often', async () => {
    const write = writeOf(draftOf([{ cents: 100n }], { number: 'W-3' }), {
      keys: [keysOf('W-3', 1), keysOf('W-3/1', 1)],
    });
    const first = await sage.writer.write('subcontract', write);
    const again = await sage.writer.write('subcontract', { ...write, person: 'Somebody Else' });
    expect(again).toMatchObject({
      ok: true,
      value: { outcome: 'already', generation: 0, record: { enteredBy: 'Maria Fuentes' } },
    });
    expect(again.ok && first.ok && again.value.record.record === first.value.record.record).toBe(true);
    expect(await countOf('W-3')).toBe('1');
  });
});

describe('a subcontract is refused, and nothing of it stays', () => {
  const cases: readonly (readonly [string, string, Partial<SubcontractDraft>])[] = [
    ['SAGE_NUMBER_TAKEN', 'somebody has its number in another case', { number: 'SC-7' }],
    ['SAGE_VENDOR_NOT_ACTIVE', 'its vendor is inactive', { vendor: '318' }],
    ['SAGE_VENDOR_NOT_ACTIVE', 'its vendor is not there', { vendor: '999' }],
    ['SAGE_JOB_NOT_OPEN', 'its job is closed', { job: '1043' }],
    ['SAGE_JOB_NOT_OPEN', 'its job is inactive', { job: '1044' }],
    ['SAGE_CODE_UNKNOWN', 'its phase is not there', { phase: '9' }],
  ];
  it.each(cases)('with %s when %s', async (code, _, change) => {
    const write = writeOf(draftOf([{ cents: 100n }], { number: 'R-1', ...change }));
    expect(await sage.writer.write('subcontract', write)).toMatchObject({ ok: false, error: { code } });
    expect(await sage.reader.documentsByKeys('subcontract', [write.keys[0]?.header ?? ''])).toEqual({
      ok: true,
      value: [],
    });
  });

  it('with SAGE_CODE_UNKNOWN when a line has a code or a type that Sage does not know', async () => {
    for (const line of [
      { cents: 1n, code: '99.999' },
      { cents: 1n, type: 77 },
    ]) {
      const answer = await sage.writer.write('subcontract', writeOf(draftOf([{ cents: 5n }, line], { number: 'R-2' })));
      expect(answer).toMatchObject({ ok: false, error: { code: 'SAGE_CODE_UNKNOWN' } });
    }
  });

  it('and says who has the number, and since when', async () => {
    const answer = await sage.writer.write('subcontract', writeOf(draftOf([{ cents: 1n }], { number: 'SC-7' })));
    expect(answer).toMatchObject({
      ok: false,
      error: { facts: { number: 'SC-7', record: '7', who: 'Bob', when: '2026-01-05T08:00:00.003Z' } },
    });
  });

  it('when the last look at Procore says no', async () => {
    const write = writeOf(draftOf([{ cents: 1n }], { number: 'R-3' }), {
      beforeCommit: () => Promise.resolve(err(appError('PUSH_DOCUMENT_CHANGED', { document: 'R-3' }))),
    });
    expect(await sage.writer.write('subcontract', write)).toMatchObject({
      ok: false,
      error: { code: 'PUSH_DOCUMENT_CHANGED' },
    });
    expect(await countOf('R-3')).toBe('0');
  });

  it('when the caller breaks at any step before the commit, and the next write goes through', async () => {
    for (const broken of ['begin', 'lock and read', 'insert', 'before commit'] as const) {
      const onStep = (step: WriteStep): void => {
        if (step === broken) throw new Error(`stopped at ${step}`);
      };
      const write = writeOf(draftOf([{ cents: 1n }], { number: 'R-4' }), { onStep });
      await expect(sage.writer.write('subcontract', write)).rejects.toThrow(`stopped at ${broken}`);
      expect(await countOf('R-4')).toBe('0');
    }
    expect((await sage.writer.write('subcontract', writeOf(draftOf([{ cents: 1n }], { number: 'R-4' })))).ok).toBe(
      true,
    );
  });

  it('when it is cancelled before the commit', async () => {
    const abort = new AbortController();
    const onStep = (step: WriteStep): void => {
      if (step === 'insert') abort.abort();
    };
    const write = writeOf(draftOf([{ cents: 1n }], { number: 'R-5' }), { onStep, signal: abort.signal });
    expect(await sage.writer.write('subcontract', write)).toMatchObject({
      ok: false,
      error: { code: 'CALL_CANCELLED' },
    });
    expect(await countOf('R-5')).toBe('0');
  });
});

describe('two desks that send the same document at the same time', () => {
  it('leave one row, twenty times out of twenty', { timeout: 60_000 }, async () => {
    const other = connectTo(company.config.port, company.config);
    try {
      for (let round = 0; round < 20; round += 1) {
        const number = `RACE-${round}`;
        const write = writeOf(draftOf([{ cents: 100n }, { cents: 200n }], { number }), { keys: [keysOf(number, 2)] });
        const both = await Promise.all([
          sage.writer.write('subcontract', write),
          other.writer.write('subcontract', { ...write, person: 'Bob' }),
        ]);
        expect(both.map((each) => each.ok && each.value.outcome).sort()).toEqual(['already', 'written']);
        expect(await countOf(number)).toBe('1');
      }
    } finally {
      await other.close();
    }
  });

  it('and of two documents with one number only one is written', async () => {
    const other = connectTo(company.config.port, company.config);
    try {
      const writes = ['a', 'b'].map((name) =>
        writeOf(draftOf([{ cents: 1n }], { number: 'SAME' }), { keys: [keysOf(name, 1)] }),
      );
      const [left, right] = writes;
      if (left === undefined || right === undefined) throw new Error('two writes');
      const both = await Promise.all([
        sage.writer.write('subcontract', left),
        other.writer.write('subcontract', right),
      ]);
      expect(both.map((each) => (each.ok ? each.value.outcome : each.error.code)).sort()).toEqual([
        'SAGE_NUMBER_TAKEN',
        'written',
      ]);
    } finally {
      await other.close();
    }
  });
});
