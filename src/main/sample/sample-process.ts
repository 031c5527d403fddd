// Command line of the sample company: `npm run sample -- --json` starts both servers alone and prints how to reach them.
import { parseArgs } from 'node:util';
import { type SampleOptions, sageUrl } from './sample-info.ts';
import { type Sample, startSample } from './start-sample.ts';

const USAGE = `Usage: npm run sample -- [options]
  --json              one line of JSON instead of text
  --seed <n>          another company (default 1)
  --today <date>      the sample's own day, YYYY-MM-DD (default: today)
  --data-dir <path>   keep the company there (default: a temporary folder)
  --jobs <n>          jobs in Sage (default 14)
  --transactions <n>  job cost rows (default 1500)
  --no-encryption     the SQL Server says that it cannot encrypt
  --stdin-close       end when standard input ends
`;

function readArguments() {
  return parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      seed: { type: 'string' },
      today: { type: 'string' },
      'data-dir': { type: 'string' },
      jobs: { type: 'string' },
      transactions: { type: 'string' },
      'no-encryption': { type: 'boolean', default: false },
      'stdin-close': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

type Arguments = ReturnType<typeof readArguments>;

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}

function optionsOf(values: Arguments): SampleOptions {
  const given = {
    seed: whole('seed', values.seed),
    today: values.today,
    dataDir: values['data-dir'],
    jobs: whole('jobs', values.jobs),
    transactions: whole('transactions', values.transactions),
    encryption: values['no-encryption'] ? ('refuse' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as SampleOptions;
}

/** The login in the line can read and write; the one that only reads is beside it. */
function lineOf({ procore, sage }: Sample): string {
  const writer = { user: sage.writerUser, password: sage.writerPassword };
  const { host, port, database, controlUrl } = sage;
  const encrypt = sage.url.includes('encrypt=true');
  const url = sageUrl({ host, port, database, encrypt }, writer);
  const reader = { readerUser: sage.user, readerPassword: sage.password };
  return JSON.stringify({ procore, sage: { host, port, ...writer, database, url, ...reader, controlUrl } });
}

function textOf({ procore, sage, dataDir }: Sample): string {
  return `Harbor & Pine Builders is open.

Procore   ${procore.baseUrl}   (control: ${procore.controlUrl})
          client id      ${procore.clientId}
          client secret  ${procore.clientSecret}
          company        ${procore.companyId}
Sage      ${sage.host}:${sage.port}, database "${sage.database}"
          reader         ${sage.user} / ${sage.password}
          writer         ${sage.writerUser} / ${sage.writerPassword}
          ${sage.url}
Data      ${dataDir}

Ctrl+C ends it.`;
}

function untilEnded(untilStdinEnds: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    if (untilStdinEnds)
      process.stdin
        .once('end', () => resolve())
        .once('error', () => resolve())
        .resume();
  });
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const ended = untilEnded(values['stdin-close']);
  const sample = await startSample(optionsOf(values));
  process.stdout.write(`${values.json ? lineOf(sample) : textOf(sample)}\n`);
  await ended;
  await sample.stop();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
