// Every parameter type the driver can send: what reaches the engine, and what comes back through the column of that type.
import sql from 'mssql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlParameter } from '../../../src/main/sample/sage-server/engine.ts';
import { startTestBed, type TestBed } from './tds-test-bed.ts';

let bed: TestBed;
let pool: sql.ConnectionPool;

beforeAll(async () => {
  bed = await startTestBed();
  pool = await bed.pool();
});

afterAll(() => bed.close());

const send = async (type: sql.ISqlType | (() => sql.ISqlType), value: unknown) => {
  const { recordset } = await pool.request().input('p', type, value).query('echo');
  const request = bed.lastSession().requests.at(-1);
  const received: SqlParameter | undefined = request?.kind === 'executesql' ? request.parameters[0] : undefined;
  return { received, back: recordset[0]?.p };
};

const moment = new Date('2025-03-31T14:05:09.337Z');

describe('a parameter', () => {
  it.each([
    ['bit', sql.Bit, true, { kind: 'bit' }, 1n, true],
    ['tinyint', sql.TinyInt, 255, { kind: 'tinyint' }, 255n, 255],
    ['smallint', sql.SmallInt, -32_768, { kind: 'smallint' }, -32_768n, -32_768],
    ['int', sql.Int, -2_147_483_648, { kind: 'int' }, -2_147_483_648n, -2_147_483_648],
    ['bigint', sql.BigInt, '-9007199254740993', { kind: 'bigint' }, -9_007_199_254_740_993n, '-9007199254740993'],
    ['decimal', sql.Decimal(12, 2), -1234.5, { kind: 'decimal', precision: 12, scale: 2 }, '-1234.50', -1234.5],
    ['wide decimal', sql.Decimal(38, 4), 0.25, { kind: 'decimal', precision: 38, scale: 4 }, '0.2500', 0.25],
    ['numeric', sql.Numeric(5, 0), 12_345, { kind: 'decimal', precision: 5, scale: 0 }, '12345', 12_345],
    ['money', sql.Money, 1234.5, { kind: 'decimal', precision: 19, scale: 4 }, '1234.5000', 1234.5],
    ['negative money', sql.Money, -0.25, { kind: 'decimal', precision: 19, scale: 4 }, '-0.2500', -0.25],
    ['smallmoney', sql.SmallMoney, -1.25, { kind: 'decimal', precision: 10, scale: 4 }, '-1.2500', -1.25],
    ['float', sql.Float, 0.1, { kind: 'float' }, 0.1, 0.1],
    ['real', sql.Real, 0.5, { kind: 'float' }, 0.5, 0.5],
    ['date', sql.Date, moment, { kind: 'date' }, '2025-03-31', new Date('2025-03-31')],
    ['datetime', sql.DateTime, moment, { kind: 'datetime' }, '2025-03-31 14:05:09.337', moment],
    ['datetime2', sql.DateTime2(7), moment, { kind: 'datetime2', scale: 7 }, '2025-03-31 14:05:09.337', moment],
    ['datetime2(0)', sql.DateTime2(0), moment, { kind: 'datetime2', scale: 0 }, '2025-03-31 14:05:09.000', null],
    ['smalldatetime', sql.SmallDateTime, moment, { kind: 'datetime' }, '2025-03-31 14:05:00.000', null],
    ['time', sql.Time(3), moment, { kind: 'varchar', length: 16 }, '14:05:09.337', '14:05:09.337'],
    ['varchar', sql.VarChar(40), 'Café 10 €', { kind: 'varchar', length: 40 }, 'Café 10 €', 'Café 10 €'],
    [
      'varchar(max)',
      sql.VarChar(sql.MAX),
      'x'.repeat(9000),
      { kind: 'varchar', length: 'max' },
      'x'.repeat(9000),
      null,
    ],
    ['char', sql.Char(5), 'abc', { kind: 'char', length: 5 }, null, null],
    ['nvarchar', sql.NVarChar(50), 'Ærø 日本', { kind: 'nvarchar', length: 50 }, 'Ærø 日本', 'Ærø 日本'],
    ['empty nvarchar', sql.NVarChar(50), '', { kind: 'nvarchar', length: 50 }, '', ''],
    ['nvarchar(max)', sql.NVarChar(sql.MAX), '', { kind: 'nvarchar', length: 'max' }, '', ''],
    ['nchar', sql.NChar(3), 'äöü', { kind: 'nchar', length: 3 }, 'äöü', 'äöü'],
    ['text', sql.Text, 'old text', { kind: 'varchar', length: 'max' }, 'old text', 'old text'],
    ['ntext', sql.NText, 'old ntext', { kind: 'nvarchar', length: 9 }, 'old ntext', 'old ntext'],
    ['xml', sql.Xml, '<a/>', { kind: 'nvarchar', length: 4 }, '<a/>', '<a/>'],
  ] as const)('of type %s arrives and comes back', async (_name, type, value, wanted, text, expected) => {
    const { received, back } = await send(type as sql.ISqlType, value);
    expect(received?.type).toEqual(wanted);
    expect(received?.name).toBe('@p');
    if (text !== null) expect(received?.value).toBe(text);
    if (expected !== null) expect(back).toEqual(expected);
  });

  it('of type uniqueidentifier keeps its byte order', async () => {
    const { received, back } = await send(sql.UniqueIdentifier, '6F9619FF-8B86-D011-B42D-00C04FC964FF');
    expect(received?.value).toBe('6f9619ff-8b86-d011-b42d-00c04fc964ff');
    expect(back).toBe('6F9619FF-8B86-D011-B42D-00C04FC964FF');
  });

  it('of type varbinary arrives as bytes, short and max', async () => {
    const bytes = Buffer.from([0, 1, 254, 255]);
    const short = await send(sql.VarBinary(20), bytes);
    expect(short.received).toMatchObject({ type: { kind: 'varbinary', length: 20 } });
    expect(short.back).toEqual(bytes);
    const long = await send(sql.VarBinary(sql.MAX), Buffer.alloc(100_000, 7));
    expect(long.received?.type).toEqual({ kind: 'varbinary', length: 'max' });
    expect(long.back).toEqual(Buffer.alloc(100_000, 7));
    expect((await send(sql.Image, bytes)).back).toEqual(bytes);
  });

  it('with an offset keeps the reading of its clock', async () => {
    const { received } = await send(sql.DateTimeOffset(3), moment);
    const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
    expect(received?.value).toBe(local.toISOString().replace('T', ' ').replace('Z', ''));
  });

  it.each([
    sql.Bit,
    sql.Int,
    sql.BigInt,
    sql.Decimal(12, 2),
    sql.Money,
    sql.Float,
    sql.Date,
    sql.DateTime,
    sql.DateTime2(3),
    sql.UniqueIdentifier,
    sql.VarChar(10),
    sql.VarChar(sql.MAX),
    sql.NVarChar(10),
    sql.NVarChar(sql.MAX),
    sql.NText,
    sql.VarBinary(10),
    sql.VarBinary(sql.MAX),
  ])('may be NULL whatever its type', async (type) => {
    const { received, back } = await send(type as sql.ISqlType, null);
    expect(received?.value).toBeNull();
    expect(back).toBeNull();
  });

  it('of an unknown type is refused with 8009, and the connection lives', async () => {
    const table = new sql.Table('t');
    table.columns.add('a', sql.Int, { nullable: true });
    table.rows.add(1);
    const failure = await pool
      .request()
      .input('p', sql.TVP, table)
      .query('echo')
      .then(
        () => null,
        (error: { number: number }) => error.number,
      );
    expect(failure).toBe(8009);
    expect((await pool.query('two')).recordset).toEqual([{ first: 1 }]);
  });
});
