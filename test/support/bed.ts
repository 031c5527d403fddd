// A test bed: the sample company as its own process, desks composed on it, and eyes of its own on both sides.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mssql from 'mssql';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import type { Slip } from '#shared/contract/push.ts';
import { describeError } from '#shared/result/app-error.ts';
import { type ComposeOptions, compose } from '../../src/main/compose.ts';
import { readConfig } from '../../src/main/config.ts';
import { createNodeHost } from '../../src/main/hosts/node/node-host.ts';
import type { Workbench } from '../../src/main/rpc/workbench.ts';
import {
  type SampleProcess,
  type SampleProcessOptions,
  startSampleProcess,
} from '../../src/main/sample/start-sample-process.ts';

type Json = Record<string, unknown>;

export type Ask = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

export type Desk = {
  readonly ask: Ask;
  readonly workbench: Workbench;
  readonly dataDir: string;
  /** Pulls both sides and waits. */
  refresh(): Promise<void>;
  row(id: string): Promise<DeskRow>;
  /** Accepts and pushes these, waits for the end. */
  push(ids: readonly string[]): Promise<Slip>;
  stop(): Promise<void>;
};

export type Bed = {
  readonly sample: SampleProcess;
  /** Environment with which any entry of the program reaches this sample. */
  readonly env: Readonly<Record<string, string>>;
  /** A subcontract a project manager just approved; everything about it is fine unless overridden. */
  addSubcontract(
    fields?: Json,
    lines?: readonly Json[],
  ): Promise<{ readonly id: string; readonly procoreId: number; readonly number: string }>;
  /** A unit-based purchase order that was just approved, one line of each kind unless given. */
  addPurchaseOrder(
    fields?: Json,
    lines?: readonly Json[],
  ): Promise<{ readonly id: string; readonly procoreId: number; readonly number: string }>;
  procore(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Json>;
  sql(text: string): Promise<readonly Json[]>;
  desk(options?: {
    readonly person?: string;
    readonly dataDir?: string;
    readonly atStep?: ComposeOptions['atStep'];
    readonly log?: ComposeOptions['log'];
  }): Promise<Desk>;
  stop(): Promise<void>;
};

export const quietLog = {
  info: () => undefined,
  warn: () => undefined,
  error: (message: string, facts?: unknown) => void process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
};

let counter = 0;

export async function startBed(options: SampleProcessOptions = {}): Promise<Bed> {
  const sample = await startSampleProcess(options);
  const folders: string[] = [];
  const pool = await new mssql.ConnectionPool({
    server: sample.sage.host,
    port: sample.sage.port,
    user: sample.sage.user,
    password: sample.sage.password,
    database: sample.sage.database,
    // A name, since TLS has no server names that are addresses.
    options: { encrypt: true, trustServerCertificate: true, appName: 'Tieout', serverName: 'sage' },
  }).connect();
  const procore: Bed['procore'] = async (method, path, body) => {
    const response = await fetch(`${sample.procore.controlUrl}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as Json;
    if (!response.ok) throw new Error(`control ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const env = {
    TIEOUT_PROCORE_URL: sample.procore.baseUrl,
    TIEOUT_PROCORE_CLIENT_ID: sample.procore.clientId,
    TIEOUT_PROCORE_CLIENT_SECRET: sample.procore.clientSecret,
    TIEOUT_PROCORE_COMPANY_ID: sample.procore.companyId,
    TIEOUT_SAGE_URL: sample.sage.url,
  };
  const template = await readyTemplate(procore);
  return {
    sample,
    env,
    procore,
    addSubcontract: (fields = {}, lines) =>
      addCommitment(procore, subcontracts, { template, fields, lines: lines ?? linesOf(template).slice(0, 3) }),
    addPurchaseOrder: (fields = {}, lines = [unitLine, lumpLine]) =>
      addCommitment(procore, purchaseOrders, { template: { ...template, accounting_method: 'unit' }, fields, lines }),
    sql: async (text) => (await pool.request().query<Json>(text)).recordset,
    desk: async ({ person = 'Tess Tester', dataDir, atStep, log } = {}) => {
      const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'tieout-desk-'));
      if (dataDir === undefined) folders.push(folder);
      return openDesk({ ...env, TIEOUT_DATA_DIR: folder, TIEOUT_PERSON: person }, atStep, log);
    },
    stop: async () => {
      await pool.close();
      await sample.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Collection = {
  readonly collection: string;
  readonly kind: string;
  readonly prefix: string;
  readonly title: string;
};
const subcontracts: Collection = {
  collection: 'workOrderContracts',
  kind: 'subcontract',
  prefix: 'T',
  title: 'Test subcontract',
};
const purchaseOrders: Collection = {
  collection: 'purchaseOrderContracts',
  kind: 'purchaseOrder',
  prefix: 'TP',
  title: 'Test order',
};

/** 48 at 96.375, and a lump sum: 5,126.01 together. */
const unitLine: Json = {
  ...{ description: 'LED troffer 2x4', quantity: '48.0', unit_cost: '96.375', uom: 'EA' },
  ...{ amount: '4626.0', extended_type: 'calculated' },
};
const lumpLine: Json = {
  ...{ description: 'Freight', quantity: '0.0', unit_cost: '0.0', uom: null },
  ...{ amount: '500.01', extended_type: 'manual' },
};

function linesOf(record: Json): readonly Json[] {
  return record.line_items as readonly Json[];
}

async function addCommitment(
  procore: Bed['procore'],
  to: Collection,
  { template, fields, lines }: { readonly template: Json; readonly fields: Json; readonly lines: readonly Json[] },
): Promise<{ id: string; procoreId: number; number: string }> {
  counter += 1;
  const number = `${to.prefix}-${process.pid}-${counter}`;
  const record = { ...template, number, title: `${to.title} ${counter}`, ...fields };
  const items = lines.map((line, index) => ({
    ...linesOf(template)[0],
    ...line,
    // What Procore derives from the amount; left as the pattern's, a contract's total would not follow its lines.
    ...(line.amount === undefined ? {} : { extended_amount: line.amount, total_amount: line.amount }),
    id: 900_000_000_000_000 + counter * 1000 + index,
    position: index + 1,
    origin_id: null,
  }));
  const total = items.reduce((sum, line) => sum + cents(String((line as Json).amount)), 0n);
  const added = await procore('POST', '/people/add', {
    collection: to.collection,
    record: {
      ...record,
      line_items: items,
      grand_total: fields.grand_total ?? decimal(total),
      id: undefined,
      // Just now, not when the pattern was: a refresh that asks only for changes has to see it.
      created_at: undefined,
      updated_at: undefined,
      origin_id: fields.origin_id ?? null,
      origin_code: null,
    },
  });
  return { id: `${to.kind}/${added.id}`, procoreId: Number(added.id), number: String(record.number) };
}

export async function openDesk(
  env: Readonly<Record<string, string>>,
  atStep?: ComposeOptions['atStep'],
  log: ComposeOptions['log'] = quietLog,
): Promise<Desk> {
  const config = readConfig(env, []);
  if (!config.ok) throw new Error(describeError(config.error).what);
  const made = await compose({ ...config.value, checkOutput: true }, createNodeHost(config.value), {
    log,
    ...(atStep ? { atStep } : {}),
  });
  if (!made.ok) throw new Error(describeError(made.error).what);
  const workbench = made.value;
  const ask: Ask = async (name, input) => {
    const answer = await workbench.dispatch(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${describeError(answer.error).what}`);
    return answer.value as never;
  };
  const desk: Desk = {
    ask,
    workbench,
    dataDir: config.value.dataDir,
    refresh: async () => {
      await ask('sync.refresh', { sides: ['procore', 'sage'] });
      await workbench.idle();
      const failed = (await ask('sync.status', {})).tasks.find((task) => task.error !== null);
      if (failed?.error) throw new Error(`refresh: ${describeError(failed.error).what}`);
    },
    row: async (id) => (await ask('desk.document', { id })).row,
    push: async (ids) => {
      const rows = await Promise.all(ids.map(desk.row));
      const { conflicts } = await ask('review.accept', { items: rows.map(({ id, revision }) => ({ id, revision })) });
      if (conflicts.length > 0) throw new Error(JSON.stringify(conflicts[0]?.error));
      return pushQueued(ask, ids);
    },
    stop: () => workbench.stop(),
  };
  return desk;
}

/** Pushes what is queued among these and waits for the slip. */
export async function pushQueued(ask: Ask, ids: readonly string[]): Promise<Slip> {
  const { count, sum } = await ask('push.dryRun', { ids: [...ids] });
  const { pushId } = await ask('push.start', { ids: [...ids], count, sum });
  for (;;) {
    const { slip } = await ask('push.slip', { pushId });
    if (slip !== null && slip.state !== 'running' && slip.state !== 'paused') return slip;
    await sleep(20);
  }
}

/** A seeded subcontract that is fine in every respect, as the pattern for new ones. */
async function readyTemplate(procore: Bed['procore']): Promise<Json> {
  const state = (await procore('GET', '/state')) as {
    workOrderContracts: readonly Json[];
    projects: readonly Json[];
    vendors: readonly Json[];
  };
  const linked = (list: readonly Json[], id: unknown) =>
    list.some((record) => record.id === id && String(record.origin_id ?? '').startsWith('s100c:'));
  const found = state.workOrderContracts.find((contract) => {
    const vendor = contract.vendor as Json | null;
    const project = contract.project as Json;
    const lines = contract.line_items as readonly Json[];
    return (
      contract.origin_id !== null &&
      String(contract.origin_id).startsWith('s100c:') &&
      contract.status === 'Approved' &&
      linked(state.projects, project.id) &&
      linked(state.vendors, vendor?.id) &&
      lines.length >= 3
    );
  });
  if (found === undefined) throw new Error('the sample has no synced subcontract to take as a pattern');
  return {
    ...found,
    status: 'Approved',
    accounting_method: 'amount',
    origin_id: null,
    origin_code: null,
    origin_data: null,
  };
}

function cents(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`);
}

function decimal(value: bigint): string {
  const digits = value.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
