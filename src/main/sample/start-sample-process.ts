// Starts the sample company as a process of its own, for tests and benches; it ends with its parent.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type SampleInfo, type SampleOptions, sageUrl } from './sample-info.ts';
import type { SampleHandle } from './start-sample-worker.ts';

type Line = {
  readonly procore: SampleInfo['procore'];
  readonly sage: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
    readonly url: string;
    readonly readerUser: string;
    readonly readerPassword: string;
    readonly controlUrl: string;
  };
};

export type SampleProcess = SampleHandle & { readonly pid: number };

/** What the command line takes; the rest is for samples in the same process. */
export type SampleProcessOptions = Pick<
  SampleOptions,
  'dataDir' | 'seed' | 'today' | 'jobs' | 'transactions' | 'encryption'
>;

function argumentsOf(options: SampleProcessOptions): string[] {
  const named = { seed: options.seed, today: options.today, jobs: options.jobs, transactions: options.transactions };
  const list = Object.entries({ ...named, 'data-dir': options.dataDir });
  const values = list.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
  return ['--json', '--stdin-close', ...(options.encryption === 'refuse' ? ['--no-encryption'] : []), ...values];
}

function infoOf({ procore, sage }: Line): SampleInfo {
  const { host, port, database, controlUrl } = sage;
  const writer = { user: sage.user, password: sage.password };
  const reader = { user: sage.readerUser, password: sage.readerPassword };
  const encrypt = sage.url.includes('encrypt=true');
  const url = sageUrl({ host, port, database, encrypt }, reader, writer);
  const logins = { ...reader, writerUser: writer.user, writerPassword: writer.password };
  return { procore, sage: { host, port, database, ...logins, url, controlUrl } };
}

/** Throws with what the process wrote to standard error when it could not start. */
export async function startSampleProcess(options: SampleProcessOptions = {}): Promise<SampleProcess> {
  const script = fileURLToPath(new URL('./sample-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, ...argumentsOf(options)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const first = await Promise.race([once(createInterface(child.stdout), 'line'), exited.then(() => null)]);
  if (first === null || child.pid === undefined) throw new Error(`The sample company did not start. ${complaint}`);
  const info = infoOf(JSON.parse(String(first[0])) as Line);
  return {
    ...info,
    pid: child.pid,
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
