// The connection string of a Sage company.
import { describe, expect, it } from 'vitest';
import { parseSageUrl } from '../../../src/main/adapters/sage/parse-sage-url.ts';

describe('the Sage URL', () => {
  it('names host, port, database, login and encryption', () => {
    expect(
      parseSageUrl(
        'mssql://desk:p%40ss%3A1@sql.local:1499/Harbor%20%26%20Pine?encrypt=true&trustServerCertificate=true',
      ),
    ).toEqual({
      ok: true,
      value: {
        host: 'sql.local',
        port: 1499,
        database: 'Harbor & Pine',
        reader: { user: 'desk', password: 'p@ss:1' },
        writer: { user: 'desk', password: 'p@ss:1' },
        encrypt: true,
        trustServerCertificate: true,
      },
    });
  });

  it('encrypts and checks the certificate unless it says otherwise', () => {
    const plain = parseSageUrl('mssql://a:b@h/db');
    expect(plain.ok && [plain.value.encrypt, plain.value.trustServerCertificate, plain.value.port]).toEqual([
      true,
      false,
      undefined,
    ]);
    const off = parseSageUrl('mssql://a:b@h/db?encrypt=false');
    expect(off.ok && off.value.encrypt).toBe(false);
  });

  it('takes a second login for writing, and an instance', () => {
    const parsed = parseSageUrl('mssql://r:1@h/db?writer=w%3Ax%3Ay&instance=SAGE100CON');
    expect(parsed.ok && [parsed.value.reader, parsed.value.writer, parsed.value.instance]).toEqual([
      { user: 'r', password: '1' },
      { user: 'w', password: 'x:y' },
      'SAGE100CON',
    ]);
  });

  it.each(['', 'postgres://a:b@h/db', 'mssql://a:b@h', 'mssql://h/db', 'not a url'])('refuses %j', (url) => {
    expect(parseSageUrl(url)).toEqual({
      ok: false,
      error: { code: 'CONNECTION_NOT_CONFIGURED', facts: { side: 'Sage' } },
    });
  });
});
