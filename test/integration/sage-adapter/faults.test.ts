// The wire is cut, a lock is lost, a row is held: what became of the document is always told rightly.
import sql from 'mssql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEADLOCK, type TdsFaults } from '../../../src/main/sample/sage-server/tds/faults.ts';
import { ok, type Result } from '../../../src/shared/result/result.ts';
import { draftOf, keysOf, writeOf } from '../../unit/sage-adapter/drafts.ts';
import { testSeed } from './seed.ts';
import { clock, connectTo, sampleLogins } from './support.ts';
import { openTestCompany, type TestCompany } from './test-company.ts';

const onSample = process.env.TIEOUT_TEST_MSSQL === undefined;
const why = onSample ? '' : ' (skipped: a real SQL Server has no fault switches)';

let company: TestCompany;
let sage: ReturnType<typeof connectTo>;

beforeAll(async () => {
  company = await openTestCompany(testSeed(0));
  sage = connectTo(company.config.port, { ...company.config, lockTimeoutMs: 300 });
});
afterAll(async () => {
  await sage.close();
  await company.close();
});

function faults(): TdsFaults {
  if (company.faults === null) throw new Error('no switches');
  return company.faults;
}

async function countOf(number: string): Promise<string> {
  const rows = await company.admin(`SELECT COUNT_BIG(*) AS n FROM dbo.subcon AS h WHERE h.ctcnum = N'${number}'`);
  return String(rows[0]?.n);
}

const simple = (number: string): ReturnType<typeof writeOf> =>
  writeOf(draftOf([{ cents: 100n }], { number }), { keys: [keysOf(number, 1)] });

describe.skipIf(!onSample)(`a write on a bad wire${why}`, () => {
  it('that is cut in the reads or the inserts was not written, and says so', async () => {
    for (const [number, part] of [
      ['F-1', 'sp_getapplock'],
      ['F-2', 'INSERT INTO dbo.sbcnln'],
    ] as const) {
      faults().cutDuringRequest = (text) => text.includes(part);
      const answer = await sage.writer.write('subcontract', simple(number));
      faults().cutDuringRequest = null;
      expect(answer).toMatchObject({ ok: false, error: { code: 'SAGE_NOT_REACHABLE' } });
      expect(await countOf(number)).toBe('0');
      expect(await sage.writer.write('subcontract', simple(number))).toMatchObject({
        ok: true,
        value: { outcome: 'written' },
      });
    }
  });

  it('that is cut before the commit is unsure, and looking shows that it is not there', async () => {
    faults().cutBeforeCommit = 1;
    expect(await sage.writer.write('subcontract', simple('F-3'))).toEqual({
      ok: false,
      error: { code: 'SAGE_WRITE_UNSURE', facts: { document: 'subcontract F-3' } },
    });
    expect(await sage.reader.documentsByKeys('subcontract', [keysOf('F-3', 1).header])).toEqual({
      ok: true,
      value: [],
    });
  });

  it("that is cut in the commit's reply is unsure, and looking shows that it is there; sending again finds it", async () => {
    faults().cutBeforeCommitReply = 1;
    expect(await sage.writer.write('subcontract', simple('F-4'))).toMatchObject({
      ok: false,
      error: { code: 'SAGE_WRITE_UNSURE' },
    });
    const found = await sage.reader.documentsByKeys('subcontract', [keysOf('F-4', 1).header]);
    expect(found.ok && found.value.map((each) => each.number)).toEqual(['F-4']);
    expect(await sage.writer.write('subcontract', simple('F-4'))).toMatchObject({
      ok: true,
      value: { outcome: 'already' },
    });
    expect(await countOf('F-4')).toBe('1');
  });

  it('whose server went away while the caller looked at Procore was not written', async () => {
    const other = await openTestCompany(testSeed(0));
    const desk = connectTo(other.config.port, other.config);
    const beforeCommit = async (): Promise<Result<undefined>> => {
      await other.hangUp();
      await clock.sleep(50);
      return ok();
    };
    const answer = await desk.writer.write('subcontract', { ...simple('F-5'), beforeCommit });
    await desk.close();
    await other.close();
    expect(answer).toMatchObject({ ok: false, error: { code: 'SAGE_NOT_REACHABLE' } });
  });

  it('that gets no answer in time was not written', async () => {
    const hasty = connectTo(company.config.port, { ...company.config, requestTimeoutMs: 200 });
    faults().delayMs = 1_000;
    const answer = await hasty.writer.write('subcontract', simple('F-10'));
    faults().delayMs = 0;
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'SAGE_NOT_REACHABLE', facts: { detail: 'it did not answer in time' } },
    });
    await hasty.close();
    expect(await countOf('F-10')).toBe('0');
  });

  it('that loses a deadlock is tried again from the beginning', async () => {
    faults().failWhen = (text) => text.includes('INSERT INTO dbo.subcon');
    faults().failNext = [DEADLOCK, DEADLOCK];
    expect(await sage.writer.write('subcontract', simple('F-6'))).toMatchObject({
      ok: true,
      value: { outcome: 'written' },
    });
    expect(faults().failNext).toEqual([]);
    expect(await countOf('F-6')).toBe('1');
  });

  it('that loses three deadlocks gives up, and nothing stays', async () => {
    faults().failWhen = (text) => text.includes('INSERT INTO dbo.subcon');
    faults().failNext = [DEADLOCK, DEADLOCK, DEADLOCK];
    expect(await sage.writer.write('subcontract', simple('F-7'))).toEqual({
      ok: false,
      error: { code: 'SAGE_BUSY', facts: {} },
    });
    faults().failWhen = null;
    faults().failNext = [];
    expect(await countOf('F-7')).toBe('0');
    expect(await sage.writer.write('subcontract', simple('F-7'))).toMatchObject({
      ok: true,
      value: { outcome: 'written' },
    });
  });

  it('that meets a duplicate key looks again, and is written when nobody has it', async () => {
    faults().failWhen = (text) => text.includes('INSERT INTO dbo.subcon');
    faults().failNext = [
      { number: 2627, state: 1, class: 14, line: 1, message: 'Violation of PRIMARY KEY constraint.' },
    ];
    expect(await sage.writer.write('subcontract', simple('F-9'))).toMatchObject({
      ok: true,
      value: { outcome: 'written' },
    });
    faults().failWhen = null;
    expect(await countOf('F-9')).toBe('1');
  });

  it('whose answer a server error ends says neither SQL nor values', async () => {
    faults().failWhen = (text) => text.includes('INSERT INTO dbo.subcon');
    faults().failNext = [{ number: 8152, state: 1, class: 16, line: 1, message: "would be truncated: 'secret'" }];
    const answer = await sage.writer.write('subcontract', simple('F-8'));
    faults().failWhen = null;
    expect(answer).toMatchObject({ ok: false, error: { code: 'SAGE_VALUE_REFUSED' } });
    expect(JSON.stringify([answer, sage.log.lines])).not.toMatch(/secret|INSERT|F-8|password/);
    expect(await countOf('F-8')).toBe('0');
  });
});

describe.skipIf(!onSample)(`a write on a good wire${why}`, () => {
  it('takes four round trips: begin, lock and read, insert and read back, commit', async () => {
    await sage.writer.write('subcontract', simple('TRIP-1'));
    company.requests.length = 0;
    expect(await sage.writer.write('subcontract', simple('TRIP-2'))).toMatchObject({ ok: true });
    expect(company.requests.map((text) => text.split(/[;\s]/)[0])).toEqual(['begin', 'SET', 'SET', 'commit']);
    expect(company.requests[1]).toMatch(/^SET LOCK_TIMEOUT 300; SET DEADLOCK_PRIORITY LOW;\nDECLARE @rc int;/);
    expect(company.requests[2]).toMatch(/INSERT INTO dbo\.subcon /);
  });
});

describe('a write beside a person in Sage', () => {
  it('waits for a held row no longer than its lock time-out, then says that Sage is busy', {
    timeout: 30_000,
  }, async () => {
    const login = onSample
      ? { user: sampleLogins.writer.user, password: sampleLogins.writer.password }
      : company.config.writer;
    const pool = new sql.ConnectionPool({
      server: company.config.host ?? '127.0.0.1',
      port: company.config.port,
      database: company.config.database ?? 'Harbor and Pine',
      ...login,
      options: { encrypt: true, trustServerCertificate: true, serverName: 'sage' },
    } as sql.config);
    await pool.connect();
    const person = new sql.Transaction(pool);
    await person.begin();
    try {
      await new sql.Request(person).query(
        "SELECT h.recnum FROM dbo.subcon AS h WITH (UPDLOCK, HOLDLOCK) WHERE h.ctcnum = N'HELD'",
      );
      await new sql.Request(person).query(
        `INSERT INTO dbo.subcon (_idnum, ctcnum, vndnum, jobnum, dscrpt) VALUES ('${keysOf('held', 0).header}', N'HELD', 317, 1042, N'by a person')`,
      );
      const abort = new AbortController();
      setTimeout(() => abort.abort(), 100);
      const cancelled = await sage.writer.write('subcontract', { ...simple('HELD'), signal: abort.signal });
      expect(cancelled).toEqual({ ok: false, error: { code: 'CALL_CANCELLED', facts: {} } });
      const started = performance.now();
      expect(await sage.writer.write('subcontract', simple('HELD'))).toMatchObject({
        ok: false,
        error: { code: 'SAGE_BUSY' },
      });
      expect(performance.now() - started).toBeLessThan(15_000);
    } finally {
      await person.rollback().catch(() => undefined);
      await pool.close();
    }
    expect(await sage.writer.write('subcontract', simple('HELD'))).toMatchObject({
      ok: true,
      value: { outcome: 'written' },
    });
  });
});
