// What the tests of bad days do over and over: edit in Procore, pin faults on both sides, look at what each side holds.
import { setTimeout as sleep } from 'node:timers/promises';
import mssql from 'mssql';
import type { Slip } from '#shared/contract/push.ts';
import type { ReviewAnswer } from '#shared/contract/review.ts';
import type { SageFaultChanges } from '../../../src/main/sample/sage-control.ts';
import type { Bed, Desk } from '../../support/bed.ts';

type Json = Record<string, unknown>;

const control = { method: 'PUT', headers: { 'content-type': 'application/json' } } as const;

export async function sageFaults(bed: Bed, changes: SageFaultChanges): Promise<void> {
  const answer = await fetch(`${bed.sample.sage.controlUrl}/faults`, { ...control, body: JSON.stringify(changes) });
  if (!answer.ok) throw new Error(await answer.text());
}

export async function procoreFault(bed: Bed, fault: string, match: Json = {}, args: Json = {}): Promise<void> {
  await bed.procore('POST', '/faults', { fault, match, args });
}

/** Everything works again on both sides. */
export async function liftFaults(bed: Bed): Promise<void> {
  await bed.procore('DELETE', '/faults');
  await fetch(`${bed.sample.sage.controlUrl}/faults`, { method: 'DELETE' });
}

export async function editContract(bed: Bed, id: number, fields: Json): Promise<void> {
  await bed.procore('POST', '/people/edit', { collection: 'workOrderContracts', id, fields });
}

export async function deleteContract(bed: Bed, id: number): Promise<void> {
  await bed.procore('POST', '/people/delete', { collection: 'workOrderContracts', id });
}

export async function contract(bed: Bed, id: number): Promise<Json> {
  const { workOrderContracts } = (await bed.procore('GET', '/state')) as { workOrderContracts: readonly Json[] };
  return workOrderContracts.find((one) => one.id === id) ?? {};
}

export async function inSage(bed: Bed, number: string): Promise<readonly Json[]> {
  return bed.sql(
    `SELECT h.recnum, h.dscrpt, h.ctcnum, h.usrnme, LOWER(CONVERT(varchar(36), h._idnum)) AS id FROM dbo.subcon AS h WHERE h.ctcnum = '${number}'`,
  );
}

/** As somebody with rights of their own does in Sage. */
export async function changeInSage(bed: Bed, text: string): Promise<void> {
  const { host, port, database, writerUser, writerPassword } = bed.sample.sage;
  const pool = await new mssql.ConnectionPool({
    server: host,
    port,
    user: writerUser,
    password: writerPassword,
    database,
    options: { encrypt: true, trustServerCertificate: true, appName: 'Tieout' },
  }).connect();
  try {
    await pool.request().query(text);
  } finally {
    await pool.close();
  }
}

export async function accept(desk: Desk, ...ids: readonly string[]): Promise<ReviewAnswer> {
  return desk.ask('review.accept', { items: await itemsOf(desk, ids) });
}

export async function itemsOf(desk: Desk, ids: readonly string[]) {
  const rows = await Promise.all(ids.map((id) => desk.row(id)));
  return rows.map(({ id, revision }) => ({ id, revision }));
}

/** Asks until it holds; the last answer is what fails the test. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean, ms = 10_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await ask();
    if (holds(value) || Date.now() > end) return value;
    await sleep(20);
  }
}

export async function actionsOn(desk: Desk, id: string): Promise<readonly string[]> {
  const { entries } = await desk.ask('journal.page', { id: id as never, before: null, limit: 500 });
  return entries.map((entry) => entry.action).reverse();
}

export async function expectOnce(bed: Bed, what: { procoreId: number; number: string }): Promise<Json> {
  const rows = await inSage(bed, what.number);
  if (rows.length !== 1) throw new Error(`${what.number} is in Sage ${rows.length} times`);
  const { origin_id: origin } = await contract(bed, what.procoreId);
  if (origin !== `s100c:subcontract:${rows[0]?.id}`) throw new Error(`Procore's key is ${origin}`);
  return rows[0] ?? {};
}

export function onlyItem(slip: Slip): Slip['items'][number] {
  const [item] = slip.items;
  if (item === undefined || slip.items.length !== 1) throw new Error(`${slip.items.length} items on the slip`);
  return item;
}
