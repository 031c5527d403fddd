// What the program is told at its start.
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { required } from '#shared/result/assert.ts';
import { parseSageUrl } from '../../../src/main/adapters/sage/parse-sage-url.ts';
import { type Config, defaultDataDir, readConfig } from '../../../src/main/config.ts';

const live = {
  TIEOUT_PROCORE_URL: 'https://api.procore.com/',
  TIEOUT_PROCORE_CLIENT_ID: 'id',
  TIEOUT_PROCORE_CLIENT_SECRET: 'secret',
  TIEOUT_SAGE_URL: 'mssql://writer:p%40ss@sage:1433/Harbor',
};

function read(env: Record<string, string>, argv: readonly string[] = []): Config {
  const config = readConfig(env, argv);
  return required(config.ok ? config.value : null, 'the configuration');
}

describe('the configuration', () => {
  it('is the sample company when nothing is configured', () => {
    const config = read({});
    expect(config).toMatchObject({ mode: 'sample', procore: null, sage: null, sampleWorker: null });
    expect(config.person).not.toBe('');
    expect(config.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('is a real company when both sides are named', () => {
    expect(read({ ...live, TIEOUT_PROCORE_COMPANY_ID: ' 42 ', TIEOUT_PERSON: 'Ada' })).toMatchObject({
      mode: 'live',
      person: 'Ada',
      procore: { url: 'https://api.procore.com', clientId: 'id', clientSecret: 'secret', companyId: '42' },
      sage: { url: live.TIEOUT_SAGE_URL, readerUrl: null },
    });
  });

  it('joins the logins of reader and writer into the one address that the Sage adapter reads', () => {
    const { sage } = read({ ...live, TIEOUT_SAGE_READER_URL: 'mssql://reader:r%26d@sage:1433/Harbor?encrypt=false' });
    const parsed = parseSageUrl(sage?.url ?? '');
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        reader: { user: 'reader', password: 'r&d' },
        writer: { user: 'writer', password: 'p@ss' },
        encrypt: false,
      },
    });
  });

  it.each(Object.keys(live))('names %s when it alone is missing', (name) => {
    expect(readConfig({ ...live, [name]: ' ' }, [])).toMatchObject({
      ok: false,
      error: { code: 'CONFIG_NOT_VALID', facts: { name } },
    });
  });

  it.each([
    ['TIEOUT_PROCORE_URL', 'api.procore.com'],
    ['TIEOUT_PROCORE_URL', 'file:///etc/passwd'],
    ['TIEOUT_SAGE_URL', 'sage:1433'],
    ['TIEOUT_SAGE_READER_URL', 'https://sage'],
  ])('refuses %s=%s and does not repeat its value, which may hold a password', (name, value) => {
    const config = readConfig({ ...live, [name]: value }, []);
    expect(config).toMatchObject({ ok: false, error: { code: 'CONFIG_NOT_VALID', facts: { name } } });
    expect(JSON.stringify(config)).not.toContain(value);
  });

  it('takes the data folder from the flag, then the environment, then the system', () => {
    const env = { TIEOUT_DATA_DIR: '/from/env', XDG_DATA_HOME: '/xdg' };
    expect(read(env, ['--no-window', '--data-dir', '/from/flag']).dataDir).toBe(resolve('/from/flag'));
    expect(read(env, ['--data-dir=/from/flag']).dataDir).toBe(resolve('/from/flag'));
    expect(read(env).dataDir).toBe(resolve('/from/env'));
  });

  it('knows where each system keeps the data of applications', () => {
    expect(defaultDataDir('linux', {}, '/home/ada')).toBe(join('/home/ada', '.local', 'share', 'tieout'));
    expect(defaultDataDir('linux', { XDG_DATA_HOME: '/xdg' }, '/home/ada')).toBe(join('/xdg', 'tieout'));
    expect(defaultDataDir('darwin', {}, '/Users/ada')).toBe(
      join('/Users/ada', 'Library', 'Application Support', 'Tieout'),
    );
    expect(defaultDataDir('win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, 'C:\\Users\\ada')).toContain(
      join('Roaming', 'Tieout'),
    );
  });

  it('checks answers when running from sources, unless told otherwise', () => {
    expect(read({}).checkOutput).toBe(true);
    expect(read({ TIEOUT_CHECK_OUTPUT: '0' }).checkOutput).toBe(false);
  });
});
