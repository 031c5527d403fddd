// FreeTDS' tsql, a client that shares no code with the app's driver, against the wire.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBed, type TestBed, until } from './tds-test-bed.ts';

const TSQL = '/usr/bin/tsql';
const missing = !existsSync(TSQL);
if (missing) process.stdout.write(`FreeTDS tests left out: ${TSQL} is not installed (apt install freetds-bin).\n`);

let bed: TestBed;
let folder: string;

beforeAll(async () => {
  bed = await startTestBed();
  folder = await mkdtemp(join(tmpdir(), 'freetds-'));
});

afterAll(async () => {
  await bed.close();
  await rm(folder, { recursive: true, force: true });
});

type Run = { readonly password?: string; readonly encryption?: 'off' | 'require'; readonly packetSize?: number };

const tsql = async (lines: readonly string[], { password = 'p', encryption = 'off', packetSize = 4096 }: Run = {}) => {
  const settings = join(folder, `${encryption}-${packetSize}.conf`);
  await writeFile(
    settings,
    `[global]\n tds version = 7.4\n encryption = ${encryption}\n initial block size = ${packetSize}\n client charset = UTF-8\n text size = 64000000\n`,
  );
  const args = ['-H', '127.0.0.1', '-p', String(bed.server.port), '-U', 'u', '-P', password, '-D', 'Riverside'];
  return new Promise<{ out: string; errors: string }>((resolve) => {
    const env = { ...process.env, FREETDSCONF: settings, TDSVER: '7.4' };
    const child = execFile(TSQL, args, { env, timeout: 20_000, maxBuffer: 1 << 28 }, (_error, out, errors) =>
      resolve({ out, errors }),
    );
    child.stdin?.end(`${lines.join('\ngo\n')}\ngo\nexit\n`);
  });
};

describe.skipIf(missing)('tsql', () => {
  it('logs in, reads two results and the rows of every type', async () => {
    const { out } = await tsql(['two', 'rows 3']);
    expect(out).toContain('second');
    expect(out).toContain('Concrete, line 2');
    expect(out).toContain('-2.1250');
    expect(out).toContain('6F9619FF-8B86-D011-B42D-00C04FC964FF');
    expect(out).toContain('(3 rows affected)');
  });

  it('does the same through TLS', async () => {
    const { out } = await tsql(['two', 'rows 2000'], { encryption: 'require' });
    expect(out).toContain('Concrete, line 1999');
    expect(bed.log.findLast((entry) => entry.event === 'login')?.detail).toContain('encrypted');
  });

  it('reads long texts in small packets', async () => {
    const { out } = await tsql(['big 300000'], { packetSize: 512 });
    expect(out.match(/ä€/g)).toHaveLength(150_000);
  });

  it('prints errors and messages, and goes on', async () => {
    const { out, errors } = await tsql(['fail', 'two']);
    expect(errors).toContain('Msg 547 (severity 16, state 3) from SAMPLE\\SAGE100CON, Procedure sp_fake Line 7');
    expect(errors).toContain('printed');
    expect(out).toContain('second');
  });

  it('follows database transactions begun and ended in text', async () => {
    const committed = bed.engine.committed;
    await tsql(['begin', 'two', 'commit', 'begin', 'xactabort', 'two']);
    expect(bed.engine.committed).toBe(committed + 1);
    const texts = bed.lastSession().requests.map((request) => (request.kind === 'batch' ? request.text.trim() : ''));
    expect(texts.slice(-6)).toEqual(['begin', 'two', 'commit', 'begin', 'xactabort', 'two']);
    await until(() => bed.lastSession().ended === 1);
  });

  it('is told why its login is refused', async () => {
    const { errors } = await tsql([], { password: 'wrong' });
    expect(errors).toContain('Msg 18456 (severity 14');
  });
});
