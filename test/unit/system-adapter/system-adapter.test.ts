// The machine's clock, ids, log and secrets.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileSecrets } from '../../../src/main/adapters/system/create-file-secrets.ts';
import { createPinoLog } from '../../../src/main/adapters/system/create-pino-log.ts';
import { createSystemClock } from '../../../src/main/adapters/system/create-system-clock.ts';
import { createSystemIds } from '../../../src/main/adapters/system/create-system-ids.ts';

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-system-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the clock', () => {
  it('says the moment in UTC and the day of this desk', () => {
    const clock = createSystemClock();
    expect(clock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const date = new Date();
    expect(clock.today()).toBe(new Intl.DateTimeFormat('en-CA').format(date));
  });

  it('sleeps as long as asked, and wakes at once when it is aborted', async () => {
    const clock = createSystemClock();
    const start = clock.ticks();
    await clock.sleep(30);
    expect(clock.ticks() - start).toBeGreaterThanOrEqual(28);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 10);
    const before = clock.ticks();
    await clock.sleep(4_000_000_000, stop.signal);
    await clock.sleep(4_000_000_000, stop.signal);
    expect(clock.ticks() - before).toBeLessThan(2000);
  });
});

describe('the ids', () => {
  it('derive version 5 as the standard does', () => {
    const ids = createSystemIds();
    // RFC 9562, appendix A.4.
    expect(ids.uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
    expect(() => ids.uuidV5('nonsense', 'x')).toThrow('not a UUID');
  });

  it('rise within a millisecond and when the clock is set back', () => {
    let now = 1_800_000_000_000;
    const ids = createSystemIds(() => now);
    const made = Array.from({ length: 10_000 }, () => ids.uuidV7());
    now -= 60_000;
    made.push(ids.uuidV7());
    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(made.length);
    expect(made[0]).toMatch(/^01a3185c-5000-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('hash and draw', () => {
    const ids = createSystemIds();
    expect(ids.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const drawn = Array.from({ length: 1000 }, () => ids.random());
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(990);
  });
});

describe('the log', () => {
  it('writes lines without secrets, however they are named or nested', () => {
    const lines: string[] = [];
    const log = createPinoLog({ write: (line: string) => void lines.push(line) });
    log.warn('sent Authorization: Bearer abc.def', {
      level: 'mine',
      client_secret: 'hush',
      nested: [{ refreshToken: 'rt_1', count: 3n }],
      url: 'mssql://tieout:pa55@host/db',
      bug: new Error('POST code=c0de&client_secret=hush failed'),
      bearer: 'eyJhbGciOi.eyJzdWIi.c2ln',
    });
    const [line = ''] = lines;
    for (const secret of ['abc.def', 'hush', 'rt_1', 'pa55', 'c0de', 'eyJ']) expect(line).not.toContain(secret);
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', facts: { level: 'mine', nested: [{ count: '3' }] } });
  });

  it('goes to a file in the data folder', () => {
    const folder = tempFolder();
    createPinoLog(folder).info('hello', { jobs: 2 });
    expect(JSON.parse(readFileSync(join(folder, 'logs/tieout.log'), 'utf8'))).toMatchObject({
      level: 'info',
      msg: 'hello',
      facts: { jobs: 2 },
    });
  });
});

describe('the secrets', () => {
  it('are kept in files of this user only, and survive a new start', async () => {
    const folder = join(tempFolder(), 'secrets');
    const secrets = createFileSecrets(folder);
    expect(await secrets.get('procore')).toBeNull();
    await secrets.set('procore', 'one');
    await secrets.set('../odd name/ü', 'two');
    expect(await createFileSecrets(folder).get('procore')).toBe('one');
    expect(await createFileSecrets(folder).get('../odd name/ü')).toBe('two');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    await secrets.remove('procore');
    await secrets.remove('never there');
    expect(await secrets.get('procore')).toBeNull();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('keep the value that was set last when many are set at once', async () => {
    const secrets = createFileSecrets(join(tempFolder(), 'secrets'));
    await Promise.all(Array.from({ length: 20 }, (_, count) => secrets.set('procore', `${count}`)));
    expect(await secrets.get('procore')).toBe('19');
  });
});
