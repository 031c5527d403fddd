// The doctor's first questions: can the side be reached, who are we there, and what may we do.
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Side } from '#shared/domain/kinds.ts';
import { type AppError, describeError } from '#shared/result/app-error.ts';
import { ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';

type Answer = CallOutput<'settings.testConnection'>;

export async function testConnection(core: Core, side: Side): Promise<Result<Answer>> {
  return ok(side === 'procore' ? await testProcore(core) : await testSage(core));
}

async function testProcore(core: Core): Promise<Answer> {
  const identity = await core.procore.whoAmI();
  if (!identity.ok) return failed(core, 'procore', identity.error);
  core.connections.worked('procore', null);
  const { person, companyName } = identity.value;
  return {
    error: null,
    checks: [check('Sign-in', `Signed in as ${person}.`), check('Company', `Connected to ${companyName}.`)],
  };
}

async function testSage(core: Core): Promise<Answer> {
  const handshake = await core.sageReader.handshake();
  if (!handshake.ok) return failed(core, 'sage', handshake.error);
  core.connections.worked('sage', null);
  const { database, companyName, serverVersion, encrypted, lastFullBackup, fingerprint } = handshake.value;
  return {
    error: null,
    checks: [
      check('Login', `Connected to ${database}, ${companyName}.`),
      check('Server', `SQL Server ${serverVersion}.`),
      {
        name: 'Encryption',
        passed: encrypted,
        words: encrypted ? 'The connection is encrypted.' : 'The connection is not encrypted.',
      },
      {
        name: 'Backup',
        passed: lastFullBackup !== null,
        words:
          lastFullBackup === null ? 'No full backup is known to this login.' : `Last full backup: ${lastFullBackup}.`,
      },
      check('Schema', `Fingerprint ${fingerprint.slice(0, 12)}.`),
    ],
  };
}

function failed(core: Core, side: Side, error: AppError): Answer {
  core.connections.failed(side, error);
  const { what, fix } = describeError(error);
  return { error, checks: [{ name: 'Connection', passed: false, words: `${what} ${fix}` }] };
}

function check(name: string, words: string) {
  return { name, passed: true, words };
}
