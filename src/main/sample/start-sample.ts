// Starts the sample company in this thread: Procore over HTTP, Sage over TDS, both on loopback ports of their own.
import { randomBytes } from 'node:crypto';
import { type ProcoreServer, startProcoreServer } from './procore-server/start-procore-server.ts';
import { openSnapshot } from './procore-snapshot.ts';
import { startSageControl } from './sage-control.ts';
import { createSqlEngine } from './sage-server/sql/create-sql-engine.ts';
import type { TdsFaults } from './sage-server/tds/faults.ts';
import { startTdsServer } from './sage-server/tds/start-tds-server.ts';
import { discardSampleFolder, openSampleFolder, type SampleFolder } from './sample-folder.ts';
import { type SampleInfo, type SampleOptions, sageUrl } from './sample-info.ts';
import { sampleCompany } from './seed/procore-directory.ts';

export type Sample = SampleInfo & {
  /** For tests in the same process; others use the two control URLs. */
  readonly control: {
    readonly procore: ProcoreServer;
    readonly sage: TdsFaults;
    /** A login with every right, which no product should have. */
    readonly admin: { readonly user: string; readonly password: string };
  };
  readonly dataDir: string;
  /** Closes everything and writes what is not yet on disk; a second call waits for the first. */
  stop(): Promise<void>;
};

const DATABASE = 'HarborPine';
/** Names that clients give themselves: ours, FreeTDS' tools, the driver's default. */
const APPROVED_APPS = ['Tieout', 'TSQL', 'tsql', 'node-mssql', 'bsqldb', 'fisql'];
const GENEROUS = { hourly: 100_000, spike: 10_000 };

const secret = (): string => randomBytes(18).toString('base64url');

async function startProcore(folder: SampleFolder, options: SampleOptions) {
  const snapshot = openSnapshot(folder.procorePath, folder.procore);
  const credentials = {
    clientId: `sample-${secret()}`,
    clientSecret: secret(),
    companyId: String(sampleCompany.id),
  };
  const server = await startProcoreServer({
    data: folder.procore,
    ...credentials,
    rateLimits: { ...GENEROUS, ...options.rateLimits },
    onChange: snapshot.changed,
  });
  return { server, snapshot, info: { baseUrl: server.baseUrl, ...credentials, controlUrl: server.controlUrl } };
}

async function startSage(folder: SampleFolder, options: SampleOptions) {
  const reader = { user: 'tieout_reader', password: secret() };
  const writer = { user: 'tieout_writer', password: secret() };
  const admin = { user: 'sample_admin', password: secret() };
  const engine = createSqlEngine({
    path: folder.sagePath,
    databaseName: DATABASE,
    logins: [
      { ...reader, role: 'reader' },
      { ...writer, role: 'writer' },
      { ...admin, role: 'admin' },
    ],
    approvedApps: options.approvedAppsOnly === true ? APPROVED_APPS : null,
  });
  const { encryption = 'optional' } = options;
  const server = await startTdsServer({ engine, encryption });
  const control = await startSageControl(server.faults);
  const place = { host: '127.0.0.1', port: server.port, database: DATABASE };
  const url = sageUrl({ ...place, encrypt: encryption !== 'refuse' }, reader, writer);
  const logins = { ...reader, writerUser: writer.user, writerPassword: writer.password };
  return { engine, server, control, admin, info: { ...place, ...logins, url, controlUrl: control.url } };
}

export async function startSample(options: SampleOptions = {}): Promise<Sample> {
  const folder = openSampleFolder(options);
  const procore = await startProcore(folder, options);
  const sage = await startSage(folder, options).catch(async (error: unknown) => {
    await procore.server.stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await procore.server.stop();
    procore.snapshot.close();
    await sage.control.stop();
    await sage.server.stop();
    await sage.engine.close();
    if (options.keep !== true) discardSampleFolder(folder);
  };
  let closing: Promise<void> | null = null;
  return {
    procore: procore.info,
    sage: sage.info,
    control: { procore: procore.server, sage: sage.server.faults, admin: sage.admin },
    dataDir: folder.path,
    stop: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** The part of a running sample that can cross to another thread or process. */
export function infoOf(sample: Sample): SampleInfo {
  return { procore: sample.procore, sage: sample.sage };
}
