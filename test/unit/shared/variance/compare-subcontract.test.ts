// Side by side: every mark where it belongs, and every single difference from what was written is named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SageSubcontract, SageSubcontractLine } from '#shared/domain/documents/subcontract.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { draftSubcontract } from '#shared/domain/transform/plan-subcontract.ts';
import { compareSubcontract, differencesFromDraft } from '#shared/domain/variance/compare-subcontract.ts';
import type { ComparedField } from '#shared/domain/variance/comparison.ts';
import { amountFromCents } from '#shared/money/amount.ts';
import { someFacts } from '../../../builders/facts.ts';
import { generatedFacts } from '../../../builders/generated-facts.ts';
import {
  aDraft,
  aLine,
  aProcoreSubcontract,
  aSageLine,
  aSageSubcontract,
  writtenFrom,
} from '../../../builders/subcontract.ts';
import { amountOf, dayFrom } from '../../../builders/values.ts';

const written = writtenFrom(aDraft());
const headerOf = (facts: SubcontractFacts, name: string) => named(compareSubcontract(facts).header, name);
const lineFieldOf = (facts: SubcontractFacts, name: string, line = 0) =>
  named(compareSubcontract(facts).lines[line]?.fields ?? [], name);
const withRecord = (part: Partial<SageSubcontract>) => someFacts({ inSage: aSageSubcontract(part) });
const withLine = (part: Partial<SageSubcontractLine>) =>
  withRecord({ lines: [aSageLine(part), ...written.lines.slice(1)] });

describe('before it is in Sage', () => {
  it('shows what was sent and what it will be, without a difference', () => {
    const { header, lines, totals } = compareSubcontract(someFacts());
    expect(header.map(({ field, mark }) => [field, mark])).toEqual([
      ['number', 'same'],
      ['title', 'same'],
      ['vendor', 'same'],
      ['job', 'same'],
      ['date', 'same'],
      ['retainage', 'same'],
      ['status', 'derived'],
    ]);
    expect(header.every((field) => field.is === null)).toBe(true);
    expect(lines.map((line) => [line.number, line.mark])).toEqual([
      [1, 'same'],
      [2, 'same'],
    ]);
    expect(totals).toEqual({ sent: '52500.50', willBe: '52500.50', is: null, ties: true });
  });

  it('marks what is cut, on the header and on a line, and says where', () => {
    const facts = someFacts({
      sent: aProcoreSubcontract({ title: 't'.repeat(60), lines: [aLine({ description: 'd'.repeat(51) })] }),
    });
    expect(headerOf(facts, 'title')).toMatchObject({ mark: 'cut', willBe: 't'.repeat(50), note: 'Cut at 50.' });
    expect(lineFieldOf(facts, 'description')).toMatchObject({ mark: 'cut', note: 'Cut at 50.' });
    expect(compareSubcontract(facts).lines[0]?.mark).toBe('cut');
  });

  it('marks a quantity as not carried, and leaves out one that is nothing', () => {
    const lines = [
      aLine({ quantity: '1250.5', unit: 'sf', unitCost: '32.00' }),
      aLine({ id: '2', position: 2, quantity: '0.000' }),
    ];
    const facts = someFacts({ sent: aProcoreSubcontract({ lines }) });
    expect(lineFieldOf(facts, 'quantity')).toMatchObject({
      mark: 'notCarried',
      sent: '1250.5 sf × 32.00',
      willBe: null,
    });
    expect(compareSubcontract(facts).lines.map((line) => line.mark)).toEqual(['notCarried', 'same']);
  });

  it('says what was keyed here', () => {
    const facts = someFacts({ keyed: { number: 'K-1', title: 'Keyed title' } });
    expect(headerOf(facts, 'number')).toMatchObject({ sent: 'SC-0001', willBe: 'K-1', note: 'Keyed here.' });
    expect(headerOf(facts, 'title')).toMatchObject({ willBe: 'Keyed title', note: 'Keyed here.' });
  });

  it('shows an amount that is not exact just as Procore sent it', () => {
    const facts = someFacts({
      sent: aProcoreSubcontract({ lines: [aLine({ amount: '1.005' })], grandTotal: '1.005' }),
    });
    expect(lineFieldOf(facts, 'amount')).toMatchObject({ sent: '1.005', willBe: null });
    expect(compareSubcontract(facts).totals).toEqual({ sent: null, willBe: null, is: null, ties: false });
  });
});

describe('once it is in Sage', () => {
  it('has nothing to say about a record that is what was written', () => {
    const { header, lines, totals } = compareSubcontract(someFacts({ inSage: written }));
    expect(header.filter((field) => field.mark !== 'same').map((field) => field.field)).toEqual(['status']);
    expect(lines.map((line) => line.mark)).toEqual(['same', 'same']);
    expect(totals).toEqual({ sent: '52500.50', willBe: '52500.50', is: '52500.50', ties: true });
  });

  it.each<[string, Partial<SageSubcontract>]>([
    ['number', { number: 'SC-9' }],
    ['title', { description: 'Electrical' }],
    ['vendor', { vendor: '318' }],
    ['job', { job: '1043' }],
    ['date', { date: dayFrom('2026-03-15') }],
    ['date', { date: null }],
    ['retainage', { retainageRate: '5.00' }],
  ])('marks the %s that differs, and only that', (name, part) => {
    const marked = compareSubcontract(withRecord(part)).header.filter((field) => field.mark === 'differs');
    expect(marked.map((field) => field.field)).toEqual([name]);
  });

  it.each<[string, Partial<SageSubcontractLine>]>([
    ['description', { description: 'Rough in' }],
    ['costCode', { costCode: '16200.000' }],
    ['costCode', { costCode: null }],
    ['costType', { costType: 1 }],
    ['costType', { costType: null }],
    ['amount', { amount: amountOf('40000.01') }],
  ])('marks the %s of a line that differs, and only that', (name, part) => {
    const line = compareSubcontract(withLine(part)).lines[0];
    expect(line?.fields.filter((field) => field.mark === 'differs').map((field) => field.field)).toEqual([name]);
    expect(line?.mark).toBe('differs');
  });

  it('takes blanks at the ends of a text for nothing, as Sage does', () => {
    expect(headerOf(withRecord({ description: 'Electrical work   ' }), 'title').mark).toBe('same');
  });

  it('marks a cut text that somebody changed as different, not as cut', () => {
    const sent = aProcoreSubcontract({ title: 't'.repeat(60) });
    expect(headerOf(someFacts({ sent, inSage: aSageSubcontract({ description: 't'.repeat(50) }) }), 'title').mark).toBe(
      'cut',
    );
    expect(headerOf(someFacts({ sent, inSage: aSageSubcontract({ description: 'other' }) }), 'title').mark).toBe(
      'differs',
    );
  });

  it('shows a line that Sage lacks as missing, and one that only Sage has', () => {
    const { lines, totals } = compareSubcontract(
      withRecord({
        lines: [aSageLine(), aSageLine({ key: 'extra', number: 7, description: 'Typed in Sage' })],
        original: amountOf('1.00'),
      }),
    );
    expect(lines.map((line) => [line.number, line.mark])).toEqual([
      [1, 'same'],
      [2, 'missing'],
      [7, 'differs'],
    ]);
    expect(lines[2]?.fields.map((field) => [field.sent, field.willBe, field.note])).toEqual(
      Array.from({ length: 4 }, () => [null, null, 'Only in Sage.']),
    );
    expect(totals.ties).toBe(false);
  });
});

describe('differencesFromDraft', () => {
  it('finds none in a record that was written from the draft', () => {
    fc.assert(
      fc.property(generatedFacts, (facts) => {
        const draft = draftSubcontract(facts);
        if (draft !== null) expect(differencesFromDraft(draft, writtenFrom(draft))).toEqual([]);
      }),
    );
  });

  it.each<[string, Partial<SageSubcontract>]>([
    ['number', { number: 'SC-0001 ' }],
    ['job', { job: '1043' }],
    ['phase', { phase: '2' }],
    ['vendor', { vendor: '318' }],
    ['description', { description: 'electrical work' }],
    ['status', { status: 4 }],
    ['date', { date: null }],
    ['retainage', { retainageRate: '10.0' }],
    ['total', { original: amountOf('52500.51') }],
    ['number of lines', { lines: [...written.lines, aSageLine({ number: 3 })] }],
  ])('names %s when only that differs', (name, part) => {
    expect(differencesFromDraft(aDraft(), { ...written, ...part })).toEqual([name]);
  });

  const changes: [string, (line: SageSubcontractLine) => SageSubcontractLine][] = [
    ['description', (line) => ({ ...line, description: `${line.description}.` })],
    ['cost code', (line) => ({ ...line, costCode: null })],
    ['cost type', (line) => ({ ...line, costType: 9 })],
    ['amount', (line) => ({ ...line, amount: amountFromCents(line.amount - 1n) })],
  ];

  it('names exactly the field of exactly the line that differs', () => {
    fc.assert(
      fc.property(generatedFacts, fc.nat(), fc.constantFrom(...changes), (facts, seed, [name, change]) => {
        const draft = draftSubcontract(facts);
        if (draft === null) return;
        const record = writtenFrom(draft);
        const index = seed % record.lines.length;
        const lines = record.lines.map((line, at) => (at === index ? change(line) : line));
        expect(differencesFromDraft(draft, { ...record, lines })).toEqual([`line ${index + 1} ${name}`]);
      }),
    );
  });

  it('names every field of a line that is gone', () => {
    expect(differencesFromDraft(aDraft(), { ...written, lines: [aSageLine()] })).toEqual([
      'number of lines',
      'line 2 description',
      'line 2 cost code',
      'line 2 cost type',
      'line 2 amount',
    ]);
  });

  it('takes phase 0 and no phase for the same', () => {
    expect(differencesFromDraft(aDraft(), { ...written, phase: '0' })).toEqual([]);
  });
});

function named(fields: readonly ComparedField[], name: string): ComparedField {
  const found = fields.find((field) => field.field === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}
