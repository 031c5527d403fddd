// The 120 companies of the directory, each with what Sage knows about it, and more on request.

import { makeRandom } from './random.ts';
import { findTrade, trades } from './trades.ts';
import { firmNames, inactiveFirms, sageOnlyFirms, streets, towns, unlinkedFirms } from './vendor-names.ts';

export type Vendor = {
  /** Record number in Sage, or null where Sage does not know the firm. */
  readonly number: number | null;
  /** Name in Procore, or null for a firm that only Sage knows. */
  readonly procoreName: string | null;
  readonly procoreId: number;
  readonly sageName: string;
  /** Tied by origin_id. */
  readonly linked: boolean;
  readonly inactiveInSage: boolean;
  readonly trade: string;
  readonly type: number;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly phone: string;
  readonly email: string;
  readonly license: string;
};

const FIRST_NUMBER = 301;
const PROCORE_BASE = 562_949_955_220_100;

/** Letters and digits only, so that an address is one whatever the name holds. */
function slug(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\w ]/g, '')
    .toLowerCase()
    .trim();
  return plain.split(/\s+/).slice(0, 2).join('-');
}

type Given = Pick<
  Vendor,
  'number' | 'procoreName' | 'procoreId' | 'sageName' | 'linked' | 'inactiveInSage' | 'trade' | 'type'
>;

function furnish(given: Given, seed: number): Vendor {
  const name = given.procoreName ?? given.sageName;
  const random = makeRandom(seed, `vendor/${name}`);
  const [city, state, zip, area] = random.pick(towns);
  return {
    ...given,
    address: `${random.int(2, 4980)} ${random.pick(streets)}`,
    city,
    state,
    zip,
    phone: `(${area}) 555-01${String(random.int(0, 99)).padStart(2, '0')}`,
    email: `ap@${slug(name)}.example`,
    license: `${state}-${random.int(10000, 99999)}`,
  };
}

function directoryVendors(seed: number): Vendor[] {
  return firmNames.flatMap((names, tradeIndex) =>
    names.map((name, position) => {
      const trade = trades[tradeIndex];
      if (trade === undefined) throw new Error(`No trade at ${tradeIndex}.`);
      const number = FIRST_NUMBER + tradeIndex * 6 + position;
      const sageName = unlinkedFirms[name];
      return furnish(
        {
          number: sageName === null ? null : number,
          procoreName: name,
          procoreId: PROCORE_BASE + number,
          sageName: sageName ?? name,
          linked: sageName === undefined,
          inactiveInSage: inactiveFirms.includes(name),
          trade: trade.key,
          type: trade.vendorType,
        },
        seed,
      );
    }),
  );
}

function generatedVendor(index: number, seed: number): Vendor {
  const number = 1001 + index;
  const random = makeRandom(seed, `generated/${number}`);
  const trade = random.pick(trades);
  const name = `${random.pick(towns)[0]} ${trade.title} ${number}`;
  return furnish(
    {
      number,
      procoreName: name,
      procoreId: PROCORE_BASE + number,
      sageName: name,
      linked: true,
      inactiveInSage: false,
      trade: trade.key,
      type: trade.vendorType,
    },
    seed,
  );
}

/** `more` vendors beyond the 120, all linked. */
export function makeVendors(options: { seed: number; more: number }): Vendor[] {
  const onlySage = sageOnlyFirms.map(([name, type], index) =>
    furnish(
      {
        number: 901 + index,
        procoreName: null,
        procoreId: 0,
        sageName: name,
        linked: false,
        inactiveInSage: false,
        trade: type === 2 ? 'carpentry' : 'specialties',
        type,
      },
      options.seed,
    ),
  );
  const more = Array.from({ length: options.more }, (_, index) => generatedVendor(index, options.seed));
  return [...directoryVendors(options.seed), ...onlySage, ...more];
}

/** The usual cost code of a firm, for Sage's default. */
export function defaultCode(vendor: Vendor): string {
  return findTrade(vendor.trade).codes[0] ?? '01-010';
}
