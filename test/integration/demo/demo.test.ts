// npm run demo, as a process of its own: what it prints, what it leaves on both sides, and how it ends on a bad day.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, startBed } from '../../support/bed.ts';

const script = fileURLToPath(new URL('../../../src/main/hosts/node/demo.ts', import.meta.url));
const tsql = '/usr/bin/tsql';

type Ended = { readonly code: number | null; readonly text: string; readonly complaint: string };

async function run(command: string, args: readonly string[], env: Record<string, string>, input = ''): Promise<Ended> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TIEOUT_')));
  const child = spawn(command, args, { env: { ...clean, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint += part;
  });
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text, complaint };
}

const demo = (env: Record<string, string>) => run(process.execPath, [script], env);

/** The part of the text under one of its headings. */
function section(text: string, heading: string): readonly string[] {
  const lines = text.split('\n');
  const from = lines.indexOf(heading);
  const to = lines.indexOf('', from);
  return from < 0 ? [] : lines.slice(from + 1, to < 0 ? undefined : to);
}

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tieout-demo-test-'));
  folders.push(path);
  return path;
}

describe('the demo', () => {
  let bed: Bed;
  let first: Ended;
  let dataDir: string;
  beforeAll(async () => {
    bed = await startBed();
    dataDir = folder();
    first = await demo({ ...bed.env, TIEOUT_DATA_DIR: dataDir });
  });
  afterAll(async () => {
    await bed.stop();
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

  it('sends what is ready, holds back the rest with reasons, ties out and ends with 0', () => {
    expect(first.complaint).not.toMatch(/error/i);
    expect(first.code).toBe(0);
    const sent = section(first.text, 'SENT');
    // Eleven subcontracts and six orders that are fine, and two that look awkward and are: odd characters, unit prices.
    expect(sent).toHaveLength(19);
    expect(sent.filter((line) => line.trim().startsWith('PO-'))).toHaveLength(6);
    for (const line of sent) expect(line).toMatch(/ [\d,]+\.\d\d {2}\d+ lines .*synced .*record \d+$/);
    const heldBack = section(first.text, 'HELD BACK');
    expect(heldBack.length).toBeGreaterThan(13);
    for (const line of heldBack) expect(line.trim().split(/ {2,}/).at(-1)?.length).toBeGreaterThan(15);
    expect(first.text).toContain('ties out');
    expect(first.text).not.toContain('does not tie out');
  });

  it('shows the same total for every step of both sides', () => {
    const totals = section(first.text, 'CONTROL TOTALS').map((line) => line.match(/ ([\d,]+\.\d\d)/)?.[1]);
    expect(totals).toHaveLength(6);
    const [sent, ...others] = totals;
    expect(sent).not.toBe('0.00');
    expect(others).toEqual([sent, sent, sent, sent, '0.00']);
  });

  it('leaves rows that another SQL Server client finds, with their lines, to the cent', async () => {
    if (!existsSync(tsql)) {
      process.stdout.write('Not run: FreeTDS is not installed, there is no tsql.\n');
      expect(process.env.CI).not.toBe('true');
      return;
    }
    const sent = section(first.text, 'SENT');
    const recordsOf = (orders: boolean) =>
      sent
        .filter((line) => line.trim().startsWith('PO-') === orders)
        .map((line) => /record (\d+)$/.exec(line)?.[1])
        .join(', ');
    const { host, port, user, password, database } = bed.sample.sage;
    const [contracts, orders] = [recordsOf(false), recordsOf(true)];
    const queries = [
      `SELECT 'headers', COUNT(*), SUM(h.cntttl) FROM dbo.subcon AS h WHERE h.recnum IN (${contracts})`,
      `SELECT 'lines', COUNT(*), SUM(l.amount) FROM dbo.sbcnln AS l WHERE l.recnum IN (${contracts})`,
      `SELECT 'order-headers', COUNT(*), SUM(h.pchttl) FROM dbo.pchord AS h WHERE h.recnum IN (${orders})`,
      `SELECT 'order-lines', COUNT(*), SUM(l.extttl) FROM dbo.pcorln AS l WHERE l.recnum IN (${orders})`,
    ];
    const answer = await run(
      tsql,
      ['-H', host, '-p', `${port}`, '-U', user, '-P', password, '-D', database],
      { TDSVER: '7.4' },
      `${queries.join('\n')}\ngo\nexit\n`,
    );
    const found = (what: string) => {
      const [, count, sum] = new RegExp(`^${what}\\s+(\\d+)\\s+(\\d+\\.\\d\\d)0*\\b`, 'm').exec(answer.text) ?? [];
      return { count: Number(count), cents: BigInt(sum?.replace('.', '') ?? 0) };
    };
    const both = (one: ReturnType<typeof found>, other: ReturnType<typeof found>) => [
      one.count + other.count,
      one.cents + other.cents,
    ];
    const lines = sent.map((line) => Number(/ (\d+) lines/.exec(line)?.[1])).reduce((a, b) => a + b, 0);
    const total = section(first.text, 'CONTROL TOTALS')[0]?.match(/ ([\d,]+\.\d\d)/)?.[1];
    const totalCents = BigInt(total?.replaceAll(/[,.]/g, '') ?? 0);
    const said = answer.text + answer.complaint;
    expect(both(found('headers'), found('order-headers')), said).toEqual([19, totalCents]);
    expect(both(found('lines'), found('order-lines')), said).toEqual([lines, totalCents]);
  });

  it('finds nothing to push the second time, and ends with 0', async () => {
    const before = await bed.sql('SELECT COUNT(*) AS rows FROM dbo.subcon');
    const second = await demo({ ...bed.env, TIEOUT_DATA_DIR: dataDir });
    expect(second.code).toBe(0);
    expect(second.text).toContain('Nothing to push.');
    expect(section(second.text, 'HELD BACK')).toEqual(section(first.text, 'HELD BACK'));
    expect(await bed.sql('SELECT COUNT(*) AS rows FROM dbo.subcon')).toEqual(before);
  });

  it('in an empty folder on the same company finds everything linked, and pushes nothing twice', async () => {
    const before = await bed.sql('SELECT COUNT(*) AS rows FROM dbo.subcon');
    const again = await demo({ ...bed.env, TIEOUT_DATA_DIR: folder() });
    expect(again.code).toBe(0);
    expect(again.text).toContain('Nothing to push.');
    expect(await bed.sql('SELECT COUNT(*) AS rows FROM dbo.subcon')).toEqual(before);
  });

  it('ends with 1 and says why when a side refuses', async () => {
    const refused = await demo({ ...bed.env, TIEOUT_DATA_DIR: folder(), TIEOUT_PROCORE_CLIENT_SECRET: 'wrong' });
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('Procore does not accept the sign-in');
    expect(refused.text).toContain('Sign in again');
    const nowhere = new URL(bed.env.TIEOUT_SAGE_URL ?? '');
    nowhere.port = '9';
    const gone = await demo({ ...bed.env, TIEOUT_DATA_DIR: folder(), TIEOUT_SAGE_URL: nowhere.href });
    expect(gone.code).toBe(1);
    expect(gone.text).toContain("Sage's SQL Server cannot be reached");
    for (const { text, complaint } of [refused, gone]) expect(text + complaint).not.toMatch(/\bat .*\.ts:\d+/);
  });

  it('ends with 1 and a slip that says what is missing when a write is refused', async () => {
    const added = await bed.addSubcontract();
    await fetch(`${bed.sample.sage.controlUrl}/faults`, {
      method: 'PUT',
      body: JSON.stringify({
        failNext: [{ number: 547, state: 1, class: 16, line: 1, message: 'refused' }],
        failWhen: { pattern: 'insert\\s+(into\\s+)?dbo\\.subcon' },
      }),
    });
    const ended = await demo({ ...bed.env, TIEOUT_DATA_DIR: folder() });
    await fetch(`${bed.sample.sage.controlUrl}/faults`, { method: 'DELETE' });
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('does not tie out');
    expect(ended.text).toContain('Sage refused a value');
    expect(await bed.sql(`SELECT h.recnum FROM dbo.subcon AS h WHERE h.ctcnum = '${added.number}'`)).toEqual([]);
  });
});
