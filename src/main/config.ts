// What the program is told at its start: environment variables TIEOUT_*, two flags, and defaults for each system.
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import manifest from '../../package.json' with { type: 'json' };

export type ProcoreConfig = {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Null: the first company that the login may see. */
  readonly companyId: string | null;
};

export type SageConfig = {
  /** As parseSageUrl reads it: one login for both, or the reader's with the writer's as its parameter. */
  readonly url: string;
  readonly readerUrl: string | null;
};

export type Config = {
  readonly dataDir: string;
  /** sample: nothing is configured, the program brings its own company. */
  readonly mode: 'sample' | 'live';
  readonly procore: ProcoreConfig | null;
  readonly sage: SageConfig | null;
  /** Where a bundler put the sample company's worker; null when running from sources. */
  readonly sampleWorker: URL | null;
  /** Parse answers too (development and tests). */
  readonly checkOutput: boolean;
  readonly person: string;
  readonly version: string;
};

type Env = Readonly<Record<string, string | undefined>>;

const required = {
  procore: ['TIEOUT_PROCORE_URL', 'TIEOUT_PROCORE_CLIENT_ID', 'TIEOUT_PROCORE_CLIENT_SECRET'],
  sage: ['TIEOUT_SAGE_URL'],
} as const;

/** argv without the program's name. Errors: CONFIG_NOT_VALID, naming the first variable that is missing or wrong. */
export function readConfig(env: Env, argv: readonly string[]): Result<Config> {
  const given = (name: string) => text(env[name]);
  const all = [...required.procore, ...required.sage, 'TIEOUT_PROCORE_COMPANY_ID', 'TIEOUT_SAGE_READER_URL'];
  const live = all.some((name) => given(name) !== null);
  if (live) {
    for (const name of [...required.procore, ...required.sage]) {
      if (given(name) === null) {
        return invalid(name, 'is missing: a real company needs Procore and Sage, the sample company neither');
      }
    }
  }
  const url = given('TIEOUT_PROCORE_URL');
  if (url !== null && !isWebAddress(url)) return invalid('TIEOUT_PROCORE_URL', 'is not an http or https address');
  for (const name of ['TIEOUT_SAGE_URL', 'TIEOUT_SAGE_READER_URL']) {
    if (given(name) !== null && URL.parse(given(name) ?? '')?.protocol !== 'mssql:') {
      return invalid(name, 'is not of the form mssql://user:password@host:port/Database');
    }
  }
  const check = given('TIEOUT_CHECK_OUTPUT');
  return ok({
    dataDir: resolve(flag(argv, 'data-dir') ?? given('TIEOUT_DATA_DIR') ?? defaultFolder(live, env)),
    mode: live ? 'live' : 'sample',
    procore: live
      ? {
          url: (url ?? '').replace(/\/+$/, ''),
          clientId: given('TIEOUT_PROCORE_CLIENT_ID') ?? '',
          clientSecret: given('TIEOUT_PROCORE_CLIENT_SECRET') ?? '',
          companyId: given('TIEOUT_PROCORE_COMPANY_ID'),
        }
      : null,
    sage: live ? sageConfig(given('TIEOUT_SAGE_URL') ?? '', given('TIEOUT_SAGE_READER_URL')) : null,
    sampleWorker: null,
    checkOutput: check === null ? import.meta.url.endsWith('.ts') : check !== '0',
    person: given('TIEOUT_PERSON') ?? systemUser(),
    version: manifest.version,
  });
}

/** The practice company has a folder of its own: its decisions are never found beside a real company's. */
function defaultFolder(live: boolean, env: Env): string {
  const folder = defaultDataDir(process.platform, env);
  return live ? folder : join(folder, 'practice');
}

/** Each system's own place for an application's data. */
export function defaultDataDir(platform: NodeJS.Platform, env: Env, home: string = homedir()): string {
  if (platform === 'win32') return join(text(env.APPDATA) ?? join(home, 'AppData', 'Roaming'), 'Tieout');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tieout');
  return join(text(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), 'tieout');
}

/** Two addresses of one server, each with its login, become one address with both logins. */
function sageConfig(url: string, readerUrl: string | null): SageConfig {
  const both = readerUrl === null ? null : URL.parse(readerUrl);
  const writer = URL.parse(url);
  if (both === null || writer === null) return { url, readerUrl };
  both.searchParams.set('writer', `${decodeURIComponent(writer.username)}:${decodeURIComponent(writer.password)}`);
  return { url: both.href, readerUrl };
}

function text(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** The value of `--name value` or `--name=value`. */
function flag(argv: readonly string[], name: string): string | null {
  const at = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[at];
  if (word === undefined) return null;
  return text(word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1]);
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the system's list of users, as in some containers.
    return 'unknown';
  }
}

function invalid(name: string, detail: string): Result<never> {
  return err(appError('CONFIG_NOT_VALID', { name, detail }));
}
