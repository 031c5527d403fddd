// Reads mssql://user:password@host:port/Database?encrypt=true&trustServerCertificate=true.
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { SageConfig } from './sage-config.ts';

/**
 * One URL names one login, used for reading and writing unless `writer=user:password` (percent-encoded) is among the
 * parameters; `instance=SAGE100CON` names an instance. Encryption is on unless it says `encrypt=false`; the
 * server's certificate is checked unless it says `trustServerCertificate=true`. Error: CONNECTION_NOT_CONFIGURED.
 */
export function parseSageUrl(url: string): Result<SageConfig> {
  const parsed = URL.parse(url);
  const database = parsed === null ? '' : decode(parsed.pathname.slice(1));
  if (
    parsed === null ||
    parsed.protocol !== 'mssql:' ||
    parsed.hostname === '' ||
    database === '' ||
    parsed.username === ''
  ) {
    return err(appError('CONNECTION_NOT_CONFIGURED', { side: 'Sage' }));
  }
  const reader = { user: decode(parsed.username), password: decode(parsed.password) };
  const instance = parsed.searchParams.get('instance');
  return ok({
    host: decode(parsed.hostname).replace(/^\[(.*)\]$/, '$1'),
    ...(parsed.port === '' ? {} : { port: Number.parseInt(parsed.port, 10) }),
    ...(instance === null ? {} : { instance }),
    database,
    reader,
    writer: writerOf(parsed.searchParams.get('writer')) ?? reader,
    encrypt: parsed.searchParams.get('encrypt') !== 'false',
    trustServerCertificate: parsed.searchParams.get('trustServerCertificate') === 'true',
  });
}

function writerOf(text: string | null): { user: string; password: string } | null {
  const colon = text?.indexOf(':') ?? -1;
  return text === null || colon < 1 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
