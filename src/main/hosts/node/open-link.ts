// Opens a web address in the person's own browser.
import { spawn } from 'node:child_process';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';

/** Only http and https: anything else could start a program. Errors: INPUT_NOT_VALID. */
export function openLink(url: string, platform: NodeJS.Platform = process.platform): Promise<Result<undefined>> {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) {
    return Promise.resolve(err(appError('INPUT_NOT_VALID', { detail: 'only web addresses can be opened' })));
  }
  const [command, args] = opener(platform, parsed.href);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.once('spawn', () => {
      child.unref();
      resolve(ok());
    });
    child.once('error', () => {
      resolve(err(appError('INPUT_NOT_VALID', { detail: `this system has no ${command} to open addresses with` })));
    });
  });
}

function opener(platform: NodeJS.Platform, href: string): [string, string[]] {
  if (platform === 'darwin') return ['open', [href]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', href]];
  return ['xdg-open', [href]];
}
