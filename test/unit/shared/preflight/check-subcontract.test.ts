// Every check of a subcontract: one document that trips it, and one that just does not.
import { describe, expect, it } from 'vitest';
import type { ProcoreSubcontract, ProcoreSubcontractLine } from '#shared/domain/documents/subcontract.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { checkSubcontract } from '#shared/domain/preflight/check-subcontract.ts';
import { type Finding, lightOf } from '#shared/domain/preflight/finding.ts';
import { lengthProfiles } from '#shared/domain/transform/length-profile.ts';
import { aJob, aVendor } from '../../../builders/directory.ts';
import { holdersAmong, rivalsAmong, someFacts } from '../../../builders/facts.ts';
import { aLine, aProcoreSubcontract, aSageSubcontract, aSubcontractOf } from '../../../builders/subcontract.ts';

type Case = {
  readonly name: string;
  readonly trips: SubcontractFacts;
  readonly just: SubcontractFacts;
  readonly words: RegExp;
};

const sent = (part: Partial<ProcoreSubcontract>, more: Partial<SubcontractFacts> = {}) =>
  someFacts({ sent: aProcoreSubcontract(part), ...more });
const oneLine = (part: Partial<ProcoreSubcontractLine>, grandTotal = '40000.00') =>
  sent({ lines: [aLine(part)], grandTotal });
const connector = { lengths: lengthProfiles.connector };
const numbered = (length: number, more: Partial<SubcontractFacts> = {}) => sent({ number: 'N'.repeat(length) }, more);
const titled = (length: number, more: Partial<SubcontractFacts> = {}) => sent({ title: 't'.repeat(length) }, more);
const heldBy = (number: string) => ({ holdersOf: holdersAmong(aSageSubcontract({ number })) });

const blocked: readonly Case[] = [
  {
    name: 'origin.foreign',
    trips: sent({ originId: 'hh2-991' }),
    just: sent({ originId: 's100c:subcontract:5b9e4c1e-0000-5000-8000-000000000001' }),
    words: /Another integration/,
  },
  {
    name: 'status.notApproved',
    trips: sent({ status: 'Out For Signature' }),
    just: sent({ status: 'Complete' }),
    words: /is Out For Signature in Procore/,
  },
  { name: 'vendor.missing', trips: sent({ vendorId: null }), just: someFacts(), words: /no contract company/ },
  {
    name: 'vendor.notLinked',
    trips: someFacts({ vendor: null }),
    just: someFacts({ company: null }),
    words: /Harbor Electric Inc\. is not linked/,
  },
  {
    name: 'vendor.inactive',
    trips: someFacts({ vendor: aVendor({ inactive: true }) }),
    just: someFacts(),
    words: /Vendor 317 .* is inactive/,
  },
  {
    name: 'job.notSynced',
    trips: someFacts({ job: null }),
    just: someFacts({ project: null }),
    words: /Pier 9 Warehouse has no job/,
  },
  {
    name: 'job.notOpen',
    trips: someFacts({ job: aJob({ status: 6 }) }),
    just: someFacts({ job: aJob({ status: 3 }) }),
    words: /Job 1042 .* is closed/,
  },
  {
    name: 'job.notOpen',
    trips: someFacts({ job: aJob({ inactive: true }) }),
    just: someFacts({ job: aJob({ status: 5 }), openJobStatuses: [5] }),
    words: /is inactive/,
  },
  {
    name: 'number.missing',
    trips: sent({ number: ' \t ' }),
    just: sent({ number: null }, { keyed: { number: 'K-1', title: null } }),
    words: /no number/,
  },
  {
    name: 'number.missing',
    trips: someFacts({ useProcoreNumber: false }),
    just: someFacts({ useProcoreNumber: false, keyed: { number: 'K-1', title: null } }),
    words: /no number/,
  },
  { name: 'number.tooLong', trips: numbered(21), just: numbered(20), words: /has 21 characters; Sage takes 20/ },
  {
    name: 'number.tooLong',
    trips: numbered(13, connector),
    just: numbered(12, connector),
    words: /has 13 characters; Sage takes 12/,
  },
  {
    name: 'number.taken',
    trips: someFacts(heldBy('SC-0001')),
    just: someFacts(heldBy('SC-0002')),
    words: /used in Sage by Harbor Electric Inc\., job 1042/,
  },
  {
    name: 'number.taken',
    trips: someFacts(heldBy('sc-0001')),
    just: someFacts(heldBy('sc-00010')),
    words: /Number SC-0001 is used/,
  },
  {
    name: 'number.taken',
    trips: sent({ number: '  SC-0001 ' }, heldBy('SC-0001  ')),
    just: sent({ number: 'SC 0001' }, heldBy('SC-0001')),
    words: /Number SC-0001 is used/,
  },
  {
    name: 'number.twice',
    trips: someFacts({ rivalsOf: rivalsAmong({ 'sc-0001 ': '“Steel”' }) }),
    just: someFacts({ rivalsOf: rivalsAmong({ 'SC-0002': '“Steel”' }) }),
    words: /“Steel” would be written under number SC-0001 too/,
  },
  {
    name: 'title.missing',
    trips: sent({ title: ' \n ' }),
    just: sent({ title: '' }, { keyed: { number: null, title: 'Electrical' } }),
    words: /no title/,
  },
  {
    name: 'retainage.unreadable',
    trips: sent({ retainagePercent: '100.0001' }),
    just: sent({ retainagePercent: '100.0' }),
    words: /100\.0001 is not a percentage/,
  },
  {
    name: 'retainage.unreadable',
    trips: sent({ retainagePercent: '-1' }),
    just: sent({ retainagePercent: '0' }),
    words: /-1 is not a percentage/,
  },
  {
    name: 'retainage.unreadable',
    trips: sent({ retainagePercent: 'ten' }),
    just: sent({ retainagePercent: null }),
    words: /ten is not a percentage/,
  },
  { name: 'lines.none', trips: sent({ lines: [] }), just: oneLine({}), words: /schedule of values is empty/ },
  {
    name: 'line.amountNotExact',
    trips: oneLine({ amount: '33333.333333' }, '33333.33'),
    just: oneLine({ amount: '33333.330000' }, '33333.33'),
    words: /Line 1 “Rough-in”: 33333\.333333 is not an exact amount/,
  },
  {
    name: 'line.amountNotExact',
    trips: oneLine({ amount: '10000000000.00' }, '10000000000.00'),
    just: oneLine({ amount: '9999999999.99' }, '9999999999.99'),
    words: /that Sage can hold/,
  },
  {
    name: 'line.amountNotExact',
    trips: oneLine({ amount: '-10000000000.00' }, '-10000000000.00'),
    just: oneLine({ amount: '-9999999999.99' }, '-9999999999.99'),
    words: /that Sage can hold/,
  },
  {
    name: 'line.codeMissing',
    trips: oneLine({ costCodeOriginId: null }),
    just: oneLine({}),
    words: /cost code 16-100 is not synced/,
  },
  {
    name: 'line.codeMissing',
    trips: oneLine({ costCodeOriginId: 's100c:ct:4' }),
    just: oneLine({}),
    words: /not synced/,
  },
  {
    name: 'line.codeMissing',
    trips: oneLine({ costCodeId: null, costCode: null, costCodeOriginId: null }),
    just: oneLine({ costCodeId: null, costCode: null }),
    words: /has no cost code/,
  },
  {
    name: 'line.codeUnknown',
    trips: oneLine({ costCodeOriginId: 's100c:job:1042:cc:16100.001' }),
    just: oneLine({ costCodeOriginId: 's100c:job:1042:cc:16100.000' }),
    words: /Sage has no cost code 16100\.001/,
  },
  {
    name: 'line.typeMissing',
    trips: oneLine({ costTypeOriginId: null }),
    just: oneLine({ costTypeOriginId: 's100c:ct:5' }),
    words: /no cost type that Sage knows/,
  },
  {
    name: 'line.typeUnknown',
    trips: oneLine({ costTypeOriginId: 's100c:ct:9' }),
    just: oneLine({ costTypeOriginId: 's100c:ct:1' }),
    words: /Sage has no cost type 9/,
  },
  {
    name: 'line.noText',
    trips: oneLine({ description: '  ' }),
    just: oneLine({ description: '.' }),
    words: /Line 1 has no description/,
  },
  {
    name: 'total.notExact',
    trips: oneLine({}, '40000.001'),
    just: oneLine({}, '40000.000000'),
    words: /contract amount 40000\.001 is not an exact amount/,
  },
  {
    name: 'lines.dontSum',
    trips: sent({ grandTotal: '52500.51' }),
    just: sent({ grandTotal: '52500.5' }),
    words: /sum to 52,500\.50, the contract says 52,500\.51/,
  },
  {
    name: 'lines.sumTooLarge',
    trips: someFacts({
      sent: aSubcontractOf([aLine({ amount: '9999999999.99' }), aLine({ id: '2', position: 2, amount: '0.01' })]),
    }),
    just: someFacts({
      sent: aSubcontractOf([aLine({ amount: '9999999999.98' }), aLine({ id: '2', position: 2, amount: '0.01' })]),
    }),
    words: /more than 9,999,999,999\.99/,
  },
];

const warnings: readonly Case[] = [
  { name: 'title.cut', trips: titled(51), just: titled(50), words: /has 51 characters; Sage takes 50/ },
  {
    name: 'title.cut',
    trips: titled(31, connector),
    just: titled(30, connector),
    words: /has 31 characters; Sage takes 30/,
  },
  { name: 'title.cut', trips: titled(300), just: sent({ title: `${'t'.repeat(50)}${' '.repeat(250)}` }), words: /300/ },
  {
    name: 'retainage.rounded',
    trips: sent({ retainagePercent: '7.125' }),
    just: sent({ retainagePercent: '7.1200' }),
    words: /7\.125 is rounded to 7\.13 %/,
  },
  {
    name: 'line.textCut',
    trips: oneLine({ description: 'd'.repeat(51) }),
    just: oneLine({ description: 'd'.repeat(50) }),
    words: /Line 1: the description is cut to 50 characters/,
  },
  {
    name: 'line.textCut',
    trips: oneLine({ description: 'd'.repeat(300) }),
    just: oneLine({ description: `  ${'d'.repeat(50)}\n` }),
    words: /cut to 50/,
  },
];

const said: readonly Case[] = [
  {
    name: 'line.quantityNotCarried',
    trips: oneLine({ quantity: '1250.5', unit: 'sf', unitCost: '32.00' }),
    just: oneLine({ quantity: '0.0000', unit: 'sf' }),
    words: /quantity 1250\.5 sf is not carried/,
  },
  { name: 'vendor.ready', trips: someFacts(), just: someFacts({ vendor: null }), words: /is linked and active/ },
  { name: 'job.ready', trips: someFacts(), just: someFacts({ job: null }), words: /Job 1042 .* is open/ },
  { name: 'number.free', trips: someFacts(), just: sent({ number: null }), words: /SC-0001 is free/ },
  { name: 'codes.known', trips: someFacts(), just: oneLine({ costTypeOriginId: null }), words: /1 of 1 cost codes/ },
  { name: 'lines.sum', trips: someFacts(), just: sent({ grandTotal: '0' }), words: /2 lines sum to 52,500\.50/ },
];

describe.each([
  ['blocked', blocked],
  ['warning', warnings],
  ['passed', said],
] as const)('a check that is %s', (level, cases) => {
  it.each(cases.map((each, index) => [`${each.name} (${index + 1})`, each] as const))(
    '%s trips, and just does not',
    (_, each) => {
      const found = checkSubcontract(each.trips).filter((finding) => finding.rule === each.name);
      expect(found.map((finding) => finding.level)).toEqual([level]);
      expect(found[0]?.words).toMatch(each.words);
      expect(checkSubcontract(each.just).map((finding) => finding.rule)).not.toContain(each.name);
      if (level === 'blocked') expect(lightOf(checkSubcontract(each.just))).not.toBe('blocked');
      if (level === 'warning') expect(lightOf(checkSubcontract(each.just))).toBe('ready');
    },
  );
});

describe('the checks', () => {
  const cases = [...blocked, ...warnings, ...said];
  const findings = cases.flatMap((each) => checkSubcontract(each.trips));

  it('leave a document in order with green words only', () => {
    const found = checkSubcontract(someFacts());
    expect(lightOf(found)).toBe('ready');
    expect(found.map((finding) => finding.rule)).toEqual([
      'vendor.ready',
      'job.ready',
      'number.free',
      'codes.known',
      'lines.sum',
    ]);
  });

  it('have a case here for every rule that is ever found', () => {
    expect([...new Set(findings.map((finding) => finding.rule))].sort()).toEqual(
      [...new Set(cases.map((each) => each.name))].sort(),
    );
  });

  it('speak in whole sentences', () => {
    for (const finding of findings) {
      expect(finding.words).toMatch(/^\S.*\.$/);
      expect(finding.words).not.toMatch(/undefined|null|!/);
      if (finding.evidence !== null) expect(finding.evidence).toMatch(/^[A-Z].*\.$/);
      if (finding.fix?.action === 'reject') expect(finding.fix.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('offer a way out of everything that blocks, but for a retainage that only Procore can correct', () => {
    const stuck = findings.filter((finding) => finding.level === 'blocked' && finding.fix === null);
    expect([...new Set(stuck.map((finding) => finding.rule))]).toEqual(['retainage.unreadable']);
  });

  it('give the same root cause to documents that fail for the same thing', () => {
    const causeOf = (facts: SubcontractFacts) =>
      checkSubcontract(facts).find((finding: Finding) => finding.cause !== null)?.cause;
    expect(causeOf(someFacts({ vendor: null }))).toBe('company/5512');
    expect(causeOf(someFacts({ vendor: null, sent: aProcoreSubcontract({ id: '2' }) }))).toBe('company/5512');
    expect(causeOf(someFacts({ vendor: aVendor({ inactive: true }) }))).toBe('vendor/317');
    expect(causeOf(someFacts({ job: null }))).toBe('project/77');
    expect(causeOf(someFacts({ job: aJob({ status: 6 }) }))).toBe('job/1042');
    expect(causeOf(oneLine({ costCodeOriginId: 's100c:job:1042:cc:1.000' }))).toBe('code/1.000');
    expect(causeOf(oneLine({ costTypeOriginId: 's100c:ct:9' }))).toBe('type/9');
  });
});

describe('a number that is too long', () => {
  const fixOf = (facts: SubcontractFacts) =>
    checkSubcontract(facts).find((finding) => finding.rule === 'number.tooLong');

  it('is proposed cut where the cut one is free', () => {
    expect(fixOf(numbered(25))?.fix).toMatchObject({ action: 'key', field: 'number', proposal: 'N'.repeat(20) });
  });

  it('is not proposed cut where the cut one is used in Sage or by a rival here', () => {
    const short = 'n'.repeat(20);
    expect(fixOf(numbered(25, heldBy(short)))?.fix).toMatchObject({ proposal: null });
    expect(fixOf(numbered(25, { rivalsOf: rivalsAmong({ [short]: '“Other”' }) }))?.fix).toMatchObject({
      proposal: null,
    });
    expect(fixOf(numbered(25, heldBy(short)))?.evidence).toContain('used already');
  });

  it('is never cut in silence', () => {
    expect(lightOf(checkSubcontract(numbered(21)))).toBe('blocked');
  });
});

describe('amounts below zero', () => {
  it('are fine on a line and in the whole, as a credit', () => {
    const credit = aSubcontractOf([aLine({ amount: '-100.10' }), aLine({ id: '2', position: 2, amount: '-0.01' })]);
    expect(lightOf(checkSubcontract(someFacts({ sent: credit })))).toBe('ready');
    expect(checkSubcontract(someFacts({ sent: credit })).at(-1)?.words).toBe('2 lines sum to \u2212100.11.');
  });
});
