// Payable invoices on the subcontracts that were entered in Sage: they explain each line's billed amount.
import { sageMoney, sum } from './cents.ts';
import { addDays, monthOf, sqlInstant, yearOf } from './dates.ts';
import { clerks, type SageContext } from './sage-masters.ts';
import { entered, lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import type { SageSubcontract } from './sage-subcontracts.ts';
import { rowId } from './uuid.ts';

export type SageInvoice = {
  readonly key: string;
  readonly record: number;
  readonly number: string;
  readonly subcontract: SageSubcontract;
  readonly date: string;
  readonly paid: boolean;
  readonly total: number;
  readonly retained: number;
  readonly lines: readonly {
    readonly text: string;
    readonly code: string;
    readonly type: number;
    readonly cents: number;
  }[];
};

const FIRST_RECORD = 22_401;

/** Two bills per subcontract: an older one that is paid, and the latest, still open with retainage held. */
export function makeInvoices(context: SageContext, subcontracts: readonly SageSubcontract[]): SageInvoice[] {
  let record = FIRST_RECORD;
  return subcontracts
    .filter((document) => document.lines.some((line) => line.billed > 0))
    .flatMap((document) =>
      [0, 1].map((turn): SageInvoice => {
        const lines = document.lines.map((line) => {
          const first = Math.floor(line.billed / 200) * 100;
          return { text: line.text, code: line.code, type: line.type, cents: turn === 0 ? first : line.billed - first };
        });
        const total = sum(lines.map((line) => line.cents));
        const closed = document.status === 6;
        const paid = turn === 0 || closed;
        const number = `${document.number.replace('-', '')}-${turn + 1}`;
        return {
          key: rowId(context.seed, 'acpinv', number),
          record: record++,
          number,
          subcontract: document,
          date: addDays(document.date, 15 + turn * 10),
          paid,
          total,
          retained: paid ? 0 : Math.floor(total / 10),
          lines,
        };
      }),
    );
}

/** What is owed to each vendor: the open invoices, retainage included. */
export function openBalances(invoices: readonly SageInvoice[]): ReadonlyMap<number, number> {
  const balances = new Map<number, number>();
  for (const invoice of invoices) {
    if (invoice.paid) continue;
    const { vendor } = invoice.subcontract;
    balances.set(vendor, (balances.get(vendor) ?? 0) + invoice.total);
  }
  return balances;
}

function headerRow(invoice: SageInvoice): SageRow {
  const { subcontract, total, retained } = invoice;
  const balance = invoice.paid ? 0 : total;
  return sageRow({
    _idnum: invoice.key,
    recnum: invoice.record,
    invnum: invoice.number,
    ctcnum: subcontract.number,
    vndnum: subcontract.vendor,
    jobnum: subcontract.job,
    phsnum: subcontract.phase,
    dscrpt: subcontract.title,
    invdte: invoice.date,
    duedte: addDays(invoice.date, 30),
    invtyp: 1,
    status: invoice.paid ? 4 : 1,
    retain: sageMoney(retained),
    amtpad: sageMoney(total - balance),
    invttl: sageMoney(total),
    ttlpad: sageMoney(total - balance),
    invbal: sageMoney(balance),
    invnet: sageMoney(balance - retained),
    subttl: sageMoney(total),
    actper: monthOf(invoice.date),
    postyr: yearOf(invoice.date),
    entdte: invoice.date,
    usrnme: clerks[0].name,
    ...entered(sqlInstant(invoice.date, '20:05:00'), clerks[0].login),
  });
}

function* lineRows(invoice: SageInvoice, seed: number): Generator<SageRow> {
  for (const [index, line] of invoice.lines.entries()) {
    const source = invoice.subcontract.lines[index];
    yield sageRow({
      _idnum: rowId(seed, 'apivln', `${invoice.number}/${index + 1}`),
      _idref: invoice.key,
      recnum: invoice.record,
      linnum: index + 1,
      prtdsc: line.text,
      linqty: '1.0000',
      linprc: `${sageMoney(line.cents)}00`,
      extttl: sageMoney(line.cents),
      actnum: 5040,
      linref: source === undefined ? null : source.key.replaceAll('-', ''),
      ...entered(sqlInstant(invoice.date, '20:05:00'), clerks[0].login),
    });
  }
}

export function invoiceTables({ seed }: SageContext, invoices: readonly SageInvoice[]): SageTableRows[] {
  return [
    { table: 'acpinv', rows: lazily(() => Iterator.from(invoices).map(headerRow)) },
    { table: 'apivln', rows: lazily(() => Iterator.from(invoices).flatMap((invoice) => lineRows(invoice, seed))) },
  ];
}
