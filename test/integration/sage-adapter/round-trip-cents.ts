// Sends amounts to Sage as lines of subcontracts and reads them back on another connection: every cent must survive.
import type { SageReader, SageWriter } from '../../../src/main/core/ports/sage.ts';
import { draftOf, writeOf } from '../../unit/sage-adapter/drafts.ts';

export type RoundTrip = {
  readonly checked: number;
  /** What came back different, or did not come back. Empty when all is well. */
  readonly wrong: readonly { readonly sent: bigint; readonly got: bigint | null }[];
};

/** Lines in one document: what fits in one call. */
const perDocument = 280;

export async function roundTripCents(
  sage: { readonly reader: SageReader; readonly writer: SageWriter },
  cents: readonly bigint[],
  prefix: string,
): Promise<RoundTrip> {
  const wrong: { sent: bigint; got: bigint | null }[] = [];
  for (let from = 0; from < cents.length; from += perDocument) {
    const some = cents.slice(from, from + perDocument);
    const write = writeOf(
      draftOf(
        some.map((value) => ({ cents: value })),
        { number: `${prefix}-${from}` },
      ),
    );
    const key = write.keys[0]?.header ?? '';
    const written = await sage.writer.write('subcontract', write);
    if (!written.ok)
      throw new Error(`${write.draft.number}: ${written.error.code} ${JSON.stringify(written.error.facts)}`);
    const found = await sage.reader.documentsByKeys('subcontract', [key]);
    const record = found.ok ? found.value[0] : undefined;
    some.forEach((sent, index) => {
      const got = record?.lines[index]?.amount ?? null;
      if (got !== sent) wrong.push({ sent, got });
    });
    if (record?.original !== write.draft.total) wrong.push({ sent: write.draft.total, got: record?.original ?? null });
  }
  return { checked: cents.length, wrong };
}

/** From one cent to 10,000.00: each of the first thousand, then every `step`th. */
export function denseCents(step: number): readonly bigint[] {
  const cents: bigint[] = [];
  for (let cent = 1; cent <= 1_000_000; cent += cent < 1_000 ? 1 : step) cents.push(BigInt(cent));
  return cents;
}

/** Values that floats, money types and missing scales are known to break. */
export const awkwardCents: readonly bigint[] = [
  0n,
  1n,
  -1n,
  7n,
  10n,
  29n,
  57n,
  58n,
  113n,
  115n,
  129n,
  145n,
  435n,
  829n,
  1_001n,
  1_015n,
  1_655n,
  4_035n,
  8_192_91n,
  16_777_217n,
  -16_777_217n,
  99_999_999n,
  123_456_789_01n,
  429_496_729_7n,
  900_719_925_474n,
  999_999_999_999n,
  -999_999_999_999n,
];
