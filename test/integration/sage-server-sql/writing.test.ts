// INSERT, UPDATE, DELETE: effects, triggers, constraints, rights, and what a failed statement leaves behind.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, guid, insertSubcontract, int, openBench, parameter, text } from './sql-bench.ts';

let bench: ReturnType<typeof openBench>;
let client: Client;

beforeEach(async () => {
  bench = openBench();
  client = await bench.connect('writer');
});
afterEach(() => bench.close());

const numbers = async (sql: string, parameters: Parameters<Client['query']>[1] = []) =>
  (await client.query(sql, parameters)).errors.map((error) => error.number);

describe('a subcontract with its lines', () => {
  it('is written as straight-line statements and read back by its key', async () => {
    const header = await client.query(...insertSubcontract(100, 'SC-1', '1250.75'));
    expect(header.errors).toEqual([]);
    expect(header.counts).toEqual([1n]);
    const lines = await client.query(
      `INSERT INTO dbo.sbcnln (_idnum, _idref, recnum, linnum, dscrpt, cstcde, csttyp, amount, change, cntrct, billed, remain, linref)
       VALUES (@a, @id, 1, 1, N'Rough-in', CAST(@code AS decimal(15,3)), 4, CAST('1000.25' AS decimal(12,2)), 0, 1000.25, 0, 1000.25, N'x1'),
              (@b, @id, 1, 2, N'Trim', CAST(@code AS decimal(15,3)), 4, 250.50, 0, 250.50, 0, 250.50, N'x2')`,
      [
        parameter('@id', { kind: 'uniqueidentifier' }, guid(100)),
        parameter('@a', { kind: 'uniqueidentifier' }, guid(101)),
        parameter('@b', { kind: 'uniqueidentifier' }, guid(102)),
        text('@code', '16000.500'),
      ],
    );
    expect(lines.errors).toEqual([]);
    expect(lines.counts).toEqual([2n]);
    const back = await client.query(
      `SELECT h.recnum, h.ctcnum, CONVERT(varchar(40), h.cntttl) AS cntttl, COUNT_BIG(*) AS n, CONVERT(varchar(40), SUM(l.amount)) AS total,
              CONVERT(char(10), h.condte, 23) AS condte
       FROM dbo.subcon AS h JOIN dbo.sbcnln AS l ON l._idref = h._idnum
       WHERE h._idnum = @id GROUP BY h.recnum, h.ctcnum, h.cntttl, h.condte`,
      [parameter('@id', { kind: 'uniqueidentifier' }, guid(100))],
    );
    expect(back.rows).toEqual([[1n, 'SC-1', '1250.75', 2n, '1250.75', '2026-03-01']]);
  });
});

describe('triggers', () => {
  it('stamp updates and keep an audit row for every change, under the login and the application', async () => {
    await client.query(...insertSubcontract(100, 'SC-1', '10.00'));
    const fresh = await client.query('SELECT insusr, upddte, updusr FROM dbo.subcon');
    expect(fresh.rows).toEqual([['writer', null, null]]);
    const update = await client.query(
      'UPDATE dbo.subcon SET invttl = invttl + CAST(@x AS decimal(12,2)), balttl = balttl - CAST(@x AS decimal(12,2)) WHERE _idnum = @id',
      [text('@x', '4.01'), parameter('@id', { kind: 'uniqueidentifier' }, guid(100))],
    );
    expect(update.counts).toEqual([1n]);
    const after = await client.query('SELECT invttl, balttl, upddte, updusr FROM dbo.subcon');
    expect(after.rows[0]).toEqual(['4.01', '5.99', expect.stringMatching(/^\d{4}-.*[037]$/), 'writer']);
    const audit = await client.query(
      'SELECT _Type, _User, _App, COUNT(*) AS n FROM dbo_Audit.subcon GROUP BY _Type, _User, _App ORDER BY 1',
    );
    // The stamping trigger's own update is audited too.
    expect(audit.rows).toEqual([
      ['I', 'writer', 'Tieout', 1n],
      ['U', 'writer', 'Tieout', 2n],
    ]);
  });

  it('refuse OUTPUT without INTO with 334', async () => {
    expect(
      await numbers("INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) OUTPUT inserted.recnum VALUES (NEWID(), 9, N'x')"),
    ).toEqual([334]);
    expect(await numbers("UPDATE dbo.cstdiv SET divnme = N'y' OUTPUT inserted.recnum WHERE recnum = 1")).toEqual([334]);
  });

  it('turn phase 0 of an invoice into NULL', async () => {
    const done = await client.query(
      `INSERT INTO dbo.acpinv (_idnum, invnum, vndnum, jobnum, phsnum, dscrpt, invdte, duedte, invtyp, status, invttl, invbal, invnet, actper, postyr)
       VALUES (NEWID(), N'I-1', 7, 101, 0, N'x', '2026-01-01', '2026-02-01', 1, 1, 5, 5, 5, 1, 2026)`,
    );
    expect(done.errors).toEqual([]);
    expect((await client.query('SELECT phsnum, invttl FROM dbo.acpinv')).rows).toEqual([[null, '5.00']]);
  });
});

describe('constraints', () => {
  it('name the key, the index, the value', async () => {
    await client.query(...insertSubcontract(100, 'SC-1'));
    const twice = await client.query(...insertSubcontract(100, 'SC-2'));
    expect(twice.errors[0]).toMatchObject({ number: 2627, class: 14 });
    expect(twice.errors[0]?.message).toBe(
      `Violation of PRIMARY KEY constraint 'PK:subcon'. Cannot insert duplicate key in object 'dbo.subcon'. The duplicate key value is (${guid(100)}).`,
    );
    const job = await client.query(
      "INSERT INTO dbo.actrec (_idnum, recnum, jobnme, shtnme) VALUES (NEWID(), 101, N'Again', N'A')",
    );
    expect(job.errors[0]?.number).toBe(2601);
    expect(job.errors[0]?.message).toContain("unique index 'IX:actrec.recnum'. The duplicate key value is (101).");
  });

  it('refuse unknown parents, wrong totals and missing values', async () => {
    const [sql, parameters] = insertSubcontract(100, 'SC-1', '1.00');
    const vendor = await client.query(sql.replace('@ctcnum, 7', '@ctcnum, 999'), parameters);
    expect(vendor.errors[0]?.number).toBe(547);
    expect(vendor.errors[0]?.message).toContain('FOREIGN KEY constraint "FK:subcon.vndnum"');
    expect(vendor.errors[0]?.message).toContain(`table "dbo.actpay", column 'recnum'`);
    await client.query(sql, parameters);
    const check = await client.query('UPDATE dbo.subcon SET balttl = 2 WHERE ctcnum = @n', [text('@n', 'sc-1')]);
    expect(check.errors[0]?.number).toBe(547);
    expect(check.errors[0]?.message).toContain('CHECK constraint "CK_WB:subcon.totals"');
    expect(await numbers("INSERT INTO dbo.cstdiv (recnum, divnme) VALUES (3, N'x')")).toEqual([515]);
    expect(await numbers('UPDATE dbo.subcon SET ctcnum = NULL')).toEqual([515]);
  });

  it('refuse what does not fit: 2628 with the value cut, 8115, 220', async () => {
    const long = await client.query('UPDATE dbo.cstdiv SET divnme = @n WHERE recnum = 1', [text('@n', 'x'.repeat(51))]);
    expect(long.errors[0]?.number).toBe(2628);
    expect(long.errors[0]?.message).toBe(
      `String or binary data would be truncated in table 'HarborPine.dbo.cstdiv', column 'divnme'. Truncated value: '${'x'.repeat(50)}'.`,
    );
    expect(await numbers('UPDATE dbo.cstdiv SET divnme = @n', [text('@n', `${'x'.repeat(50)}   `)])).toEqual([]);
    expect(await numbers("UPDATE dbo.actpay SET endbal = CAST('12345678901.00' AS decimal(18,2))")).toEqual([8115]);
    expect(await numbers('UPDATE dbo.actrec SET status = 256')).toEqual([220]);
    expect(await numbers("UPDATE dbo.actpay SET endbal = 'ten'")).toEqual([8114]);
  });

  it('limit rows and parameters', async () => {
    const rows = Array.from({ length: 1001 }, (_, at) => `(NEWID(), ${at}, N'')`).join(',');
    expect(await numbers(`INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) VALUES ${rows}`)).toEqual([10738]);
    const many = Array.from({ length: 2101 }, (_, at) => int(`@p${at}`, at));
    expect(await numbers('SELECT 1 AS a', many)).toEqual([8003]);
    const most = Array.from({ length: 1000 }, (_, at) => `(NEWID(), ${at + 10}, N'')`).join(',');
    expect((await client.query(`INSERT INTO dbo.cstdiv (_idnum, recnum, divnme) VALUES ${most}`)).counts).toEqual([
      1000n,
    ]);
  });

  it('draw record numbers that are never given back', async () => {
    await client.session.begin(0);
    await client.query(...insertSubcontract(100, 'SC-1'));
    await client.session.rollback();
    await client.query(...insertSubcontract(101, 'SC-2'));
    const answer = await client.query('SELECT recnum, ctcnum FROM dbo.subcon');
    expect(answer.rows).toEqual([[2n, 'SC-2']]);
    expect(await numbers("INSERT INTO dbo.subcon (_idnum, recnum, ctcnum) VALUES (NEWID(), 5, N'x')")).toEqual([544]);
  });
});

describe('rights', () => {
  it('keep a reader reading and everybody from DELETE and DDL', async () => {
    const reader = await bench.connect('reader');
    const denied = await reader.query("UPDATE dbo.cstdiv SET divnme = N'x'");
    expect(denied.errors[0]).toMatchObject({
      number: 229,
      class: 14,
      message: "The UPDATE permission was denied on the object 'cstdiv', database 'HarborPine', schema 'dbo'.",
    });
    expect(await numbers('DELETE FROM dbo.cstdiv WHERE recnum = 1')).toEqual([229]);
    expect(await numbers('CREATE TABLE dbo.x (a int)')).toEqual([262]);
    expect(await numbers('DROP TABLE dbo.subcon')).toEqual([262]);
    expect(await numbers("INSERT INTO dbo_Audit.subcon (_Type) VALUES ('I')")).toEqual([229]);
    expect(await numbers('UPDATE wb.period SET is_locked = 1')).toEqual([229]);
  });

  it('let an administrator delete, which cascades to lines and is audited', async () => {
    await client.query(...insertSubcontract(100, 'SC-1'));
    const admin = await bench.connect('admin');
    expect((await admin.query("DELETE FROM dbo.subcon WHERE ctcnum = N'SC-1'")).counts).toEqual([1n]);
    const audit = await admin.query("SELECT _User FROM dbo_Audit.subcon WHERE _Type = 'D'");
    expect(audit.rows).toEqual([['admin']]);
    const parent = await admin.query('DELETE FROM dbo.cstdiv WHERE recnum = 1');
    expect(parent.errors[0]?.number).toBe(547);
    expect(parent.errors[0]?.message).toContain('REFERENCE constraint "FK:cstcde.divnum"');
  });

  it('decide about logins: wrong password, unknown database, unknown application', async () => {
    const request = {
      user: 'reader',
      password: 'no',
      database: '',
      appName: 'X',
      hostName: '',
      language: '',
      readOnlyIntent: false,
    };
    expect(await bench.engine.login(request)).toMatchObject({ ok: false, error: { number: 18456, class: 14 } });
    const good = { ...request, password: 'reader-secret' };
    expect(await bench.engine.login({ ...good, database: 'Other' })).toMatchObject({
      ok: false,
      error: { number: 4060 },
    });
    const strict = openBench({ approvedApps: ['Tieout'] });
    expect(await strict.engine.login(good)).toMatchObject({ ok: false, error: { number: 17892 } });
    await strict.connect('reader');
    await strict.close();
  });
});

describe('older servers', () => {
  it('say 8152 where newer ones say 2628', async () => {
    const old = openBench({ shortTruncation: true });
    const writer = await old.connect();
    const answer = await writer.query('UPDATE dbo.cstdiv SET divnme = @n', [text('@n', 'x'.repeat(51))]);
    await old.close();
    expect(answer.errors[0]?.number).toBe(8152);
  });
});
