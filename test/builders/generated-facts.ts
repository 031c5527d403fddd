// Facts as they come on good and bad days, for properties: mostly in order, each part wrong now and then.
import fc from 'fast-check';
import type { ProcoreSubcontractLine } from '#shared/domain/documents/subcontract.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { lengthProfiles } from '#shared/domain/transform/length-profile.ts';
import { amountFromCents, amountToText, maxSageAmount, sumAmounts } from '#shared/money/amount.ts';
import { aJob, aVendor } from './directory.ts';
import { holdersAmong, rivalsAmong, someFacts } from './facts.ts';
import { aLine, aProcoreSubcontract, aSageSubcontract } from './subcontract.ts';

const often = <T, B>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<B>): fc.Arbitrary<T | B> =>
  fc.oneof({ weight: 50, arbitrary: good }, { weight: 1, arbitrary: bad });

/** Text as people type it: blanks, line breaks, letters beyond the basic plane. */
export const someText = fc.string({ unit: fc.constantFrom('a', 'Ö', ' ', '\n', '—', '🏗', '𝔘', '7'), maxLength: 70 });

const cents = often(
  fc.bigInt({ min: -10_000_000n, max: 10n ** 9n }),
  fc.constantFrom(maxSageAmount + 1n, -maxSageAmount - 1n, maxSageAmount as bigint),
).map(amountFromCents);

const line = fc
  .record({
    cents,
    tail: often(fc.constantFrom('', '0', '0000'), fc.constantFrom('1', '0001')),
    position: fc.nat({ max: 9 }),
    description: often(
      someText.map((text) => `x${text}`),
      fc.constantFrom('', '  '),
    ),
    code: often(
      fc.constant<string | null>('s100c:job:1042:cc:16100.000'),
      fc.constantFrom(null, 's100c:ct:1', 's100c:job:1042:cc:1.000', 'hh2-1'),
    ),
    type: often(fc.constant<string | null>('s100c:ct:4'), fc.constantFrom(null, 's100c:ct:9', 's100c:vendor:1')),
    quantity: fc.constantFrom('0.0', '12.5', '', 'many'),
  })
  .map(({ cents: amount, tail, code, type, ...rest }) => ({
    amount,
    line: { ...rest, amount: `${amountToText(amount)}${tail}`, costCodeOriginId: code, costTypeOriginId: type },
  }));

export const generatedFacts: fc.Arbitrary<SubcontractFacts> = fc
  .record({
    lines: often(fc.array(line, { minLength: 1, maxLength: 6 }), fc.array(line, { maxLength: 0 })),
    off: often(fc.constant(0n), fc.constantFrom(1n, -1n)),
    exactTotal: often(fc.constant(''), fc.constant('1')),
    number: often(fc.constant<string | null>('SC-7'), fc.constantFrom(null, '', 'N'.repeat(13), 'N'.repeat(21))),
    keyed: fc.option(fc.constantFrom('K-1', ' '), { freq: 6 }),
    title: often(
      someText.map((text) => `x${text}`),
      fc.constantFrom('', ' \n '),
    ),
    status: often(fc.constantFrom('Approved', 'Complete'), fc.constantFrom('Draft', 'Void')),
    vendorId: often(fc.constant<string | null>('5512'), fc.constant(null)),
    vendor: often(
      fc.constant(aVendor() as SubcontractFacts['vendor']),
      fc.constantFrom(null, aVendor({ inactive: true })),
    ),
    job: often(fc.constant(aJob() as SubcontractFacts['job']), fc.constantFrom(null, aJob({ status: 6 }))),
    retainage: often(fc.constantFrom<string | null>('10.0', '7.125', '', null), fc.constantFrom('101', '-1', 'x')),
    originId: often(fc.constant<string | null>(null), fc.constant('hh2-1')),
    lengths: fc.constantFrom(lengthProfiles.sage, lengthProfiles.connector),
    taken: often(fc.constant(''), fc.constantFrom('sc-7', 'K-1')),
    rival: often(fc.constant(''), fc.constantFrom('SC-7 ', 'k-1')),
    useProcoreNumber: often(fc.constant(true), fc.constant(false)),
  })
  .map((day) => {
    const lines: ProcoreSubcontractLine[] = day.lines.map((each, index) => aLine({ ...each.line, id: `${index + 1}` }));
    const sum = sumAmounts(day.lines.map((each) => each.amount));
    return someFacts({
      sent: aProcoreSubcontract({
        lines,
        grandTotal: `${amountToText(amountFromCents(sum + day.off))}${day.exactTotal}`,
        number: day.number,
        title: day.title,
        status: day.status,
        vendorId: day.vendorId,
        retainagePercent: day.retainage,
        originId: day.originId,
      }),
      keyed: { number: day.keyed, title: null },
      vendor: day.vendor,
      job: day.job,
      lengths: day.lengths,
      useProcoreNumber: day.useProcoreNumber,
      ...(day.taken === '' ? {} : { holdersOf: holdersAmong(aSageSubcontract({ number: day.taken })) }),
      ...(day.rival === '' ? {} : { rivalsOf: rivalsAmong({ [day.rival]: '“Other”' }) }),
    });
  });
