// (a) Rows a second from Sage into the mirror, beside the bare stream and the bare insert of the same rows.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sql from 'mssql';
import type { SageJobCost } from '#shared/domain/documents/job-cost.ts';
import { prepareRequest } from '../../src/main/adapters/sage/run-statements.ts';
import { jobCostsAfter } from '../../src/main/adapters/sage/statements/job-costs-after.ts';
import { mirrorTables } from '../../src/main/adapters/store/migrations/0020-mirror-tables.ts';
import { type SampleProcess, startSampleProcess } from '../../src/main/sample/start-sample-process.ts';
import { type Bench, timed } from './figure.ts';
import { openBenchStore, openSage, pageSize, pullJobCosts } from './sage-side.ts';
import { withTempFolder } from './temp-folder.ts';

const rows = 200_000;

export const jobCostPull: Bench = {
  letter: 'a',
  words: `job costs into the mirror, ${rows} rows`,
  async run() {
    const sample = await startSampleProcess({ transactions: rows });
    try {
      // One that nobody counts: the server's cache and this process' compiled code.
      const costs = await readAll(sample);
      const stream: number[] = [];
      const insert: number[] = [];
      const mirror: number[] = [];
      // In turns, so that other work on the machine meets all three alike; the better of two counts.
      for (let turn = 0; turn < 2; turn += 1) {
        stream.push(await bareStream(sample));
        insert.push(await bareInsert(costs));
        mirror.push(await throughTheProgram(sample));
      }
      const best = (samples: readonly number[]) => rows / (Math.min(...samples) / 1000);
      const bare = Math.min(...stream) + Math.min(...insert);
      return {
        figures: [
          { bench: 'a', name: 'Sage into the mirror', value: best(mirror), unit: 'rows/s' },
          { bench: 'a', name: 'bare stream, nothing mapped or stored', value: best(stream), unit: 'rows/s' },
          { bench: 'a', name: 'bare insert of the same rows', value: best(insert), unit: 'rows/s' },
          {
            bench: 'a',
            name: 'time of the pull to bare stream',
            value: Math.min(...mirror) / Math.min(...stream),
            unit: 'x',
          },
          {
            bench: 'a',
            name: 'time of the pull to bare stream + insert',
            value: Math.min(...mirror) / bare,
            unit: 'x',
          },
        ],
        wrong: costs.length === rows ? [] : [`${costs.length} job costs arrived, not ${rows}`],
      };
    } finally {
      await sample.stop();
    }
  },
};

async function readAll(sample: SampleProcess): Promise<readonly SageJobCost[]> {
  const sage = openSage(sample.sage.url);
  const costs: SageJobCost[] = [];
  for await (const page of sage.reader.jobCosts(null, pageSize)) {
    if (!page.ok) throw new Error(page.error.code);
    costs.push(...page.value);
  }
  await sage.close();
  return costs;
}

/** The driver alone, with the statement and the encryption that the program uses. */
async function bareStream({ sage }: SampleProcess): Promise<number> {
  const { host, port, user, password, database } = sage;
  const options = { encrypt: true, trustServerCertificate: true, appName: 'Tieout', serverName: 'sage' };
  const login = { server: host, port, user, password, database, requestTimeout: 60_000, options };
  const pool = await new sql.ConnectionPool(login).connect();
  const request = new sql.Request(pool);
  request.stream = true;
  request.arrayRowMode = true;
  const first = { page: rows, stamp: '1753-01-01 00:00:00.000', record: '-1' };
  const text = prepareRequest(request, [jobCostsAfter], first);
  let count = 0;
  request.on('row', () => {
    count += 1;
  });
  const { milliseconds } = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        request.on('error', reject);
        request.on('done', () => resolve());
        request.query(text).catch(reject);
      }),
  );
  await pool.close();
  if (count !== rows) throw new Error(`the bare stream had ${count} rows`);
  return milliseconds;
}

/** better-sqlite3 alone: the same table, the same pragmas, the same rows to a database transaction. */
function bareInsert(costs: readonly SageJobCost[]): Promise<number> {
  return withTempFolder(async (folder) => {
    const database = new Database(join(folder, 'bare.db'));
    const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -65536'];
    for (const pragma of pragmas) database.pragma(pragma);
    database.exec(mirrorTables.sql);
    const places = Array.from({ length: 16 }, () => '?').join(', ');
    const insert = database.prepare(`INSERT INTO mirror_job_cost VALUES (${places})`);
    const values = costs.map((cost) => Object.values(cost));
    const { milliseconds } = await timed(async () => {
      for (let from = 0; from < values.length; from += pageSize) {
        database.exec('BEGIN IMMEDIATE');
        for (const row of values.slice(from, from + pageSize)) insert.run(row);
        database.exec('COMMIT');
      }
    });
    database.close();
    return milliseconds;
  });
}

function throughTheProgram({ sage }: SampleProcess): Promise<number> {
  return withTempFolder(async (folder) => {
    const [store, connection] = [openBenchStore(folder), openSage(sage.url)];
    // The door is open already in a program that runs; the stream's connection in bareStream is too.
    await connection.reader.handshake();
    const { value, milliseconds } = await timed(() => pullJobCosts(connection.reader, store));
    const { count } = store.read(({ mirror }) => mirror.jobCostTotals());
    await connection.close();
    store.close();
    if (value !== rows || count !== rows) throw new Error(`the mirror has ${count} of ${value} job costs`);
    return milliseconds;
  });
}
