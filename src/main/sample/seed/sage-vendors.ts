// Sage's vendor master: every firm that has a vendor number, with what is owed to it.
import { sageMoney } from './cents.ts';
import { findCostCode } from './cost-codes.ts';
import { addDays, sqlInstant } from './dates.ts';
import { clerks, type SageContext } from './sage-masters.ts';
import { entered, lazily, type SageRow, type SageTableRows, sageRow } from './sage-row.ts';
import { rowId } from './uuid.ts';
import { defaultCode, type Vendor } from './vendors.ts';

/** Ledger account that Sage proposes for a vendor type. */
const DEFAULT_ACCOUNTS: Readonly<Record<number, number>> = { 1: 5040, 2: 5010, 3: 5030, 4: 8040, 5: 8020 };

export function makeSageVendors(
  { seed, today }: SageContext,
  vendors: readonly Vendor[],
  balances: ReadonlyMap<number, number>,
): SageTableRows {
  const vendorRow = (vendor: Vendor & { number: number }): SageRow => {
    const endbal = sageMoney(balances.get(vendor.number) ?? 0);
    const since = sqlInstant(addDays(today, -600 - (vendor.number % 500)), '17:10:00');
    return sageRow({
      _idnum: rowId(seed, 'actpay', vendor.number),
      recnum: vendor.number,
      vndnme: vendor.sageName,
      shtnme: vendor.sageName.slice(0, 30).trimEnd(),
      addrs1: vendor.address,
      ctynme: vendor.city,
      state_: vendor.state,
      zipcde: vendor.zip,
      licnum: vendor.license,
      phnnum: vendor.phone,
      e_mail: vendor.email,
      duedte: '30DY',
      lgrdft: DEFAULT_ACCOUNTS[vendor.type] ?? 5040,
      cdedft: findCostCode(defaultCode(vendor)).sage,
      typdft: vendor.type === 1 ? 4 : 1,
      stsdft: 1,
      wrndft: vendor.type === 1 ? 2 : 0,
      begbal: '0.00',
      endbal,
      vndtyp: vendor.type,
      inactv: vendor.inactiveInSage ? 1 : 0,
      ...entered(since, clerks[1].login),
    });
  };
  const known = vendors.filter((vendor): vendor is Vendor & { number: number } => vendor.number !== null);
  return { table: 'actpay', rows: lazily(() => Iterator.from(known).map(vendorRow)) };
}
