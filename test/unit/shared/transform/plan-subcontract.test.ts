// A Procore subcontract on its way to Sage: order, cuts, sums, retainage, and the draft that an intent keeps.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerKeyName, keyNamespace, lineKeyName, maxGenerations } from '#shared/domain/documents/document-keys.ts';
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { decodeDraft, encodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import { cutText, oneLine } from '#shared/domain/transform/length-profile.ts';
import { proposedNumber } from '#shared/domain/transform/plan-commitment.ts';
import { draftSubcontract, planSubcontract } from '#shared/domain/transform/plan-subcontract.ts';
import { subcontractRows } from '#shared/domain/transform/subcontract-rows.ts';
import { maxSageAmount } from '#shared/money/amount.ts';
import { someFacts } from '../../../builders/facts.ts';
import { generatedFacts, someText } from '../../../builders/generated-facts.ts';
import { aDraft, aLine, aProcoreSubcontract, aSubcontractOf } from '../../../builders/subcontract.ts';
import { amountOf, nextDay } from '../../../builders/values.ts';

describe('a draft', () => {
  it('is what Procore sent, under the number, job and vendor of Sage', () => {
    expect(draftSubcontract(someFacts())).toStrictEqual(aDraft());
  });

  it('numbers its lines by position, then id, whatever the order they came in', () => {
    const lines = [
      aLine({ id: '30', position: 2, description: 'third', amount: '1.00' }),
      aLine({ id: '20', position: 2, description: 'second', amount: '1.00' }),
      aLine({ id: '90', position: 1, description: 'first', amount: '1.00' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 3 }), (shuffled) => {
        const draft = draftSubcontract(someFacts({ sent: aSubcontractOf(shuffled) }));
        expect(draft?.lines.map((line) => [line.number, line.description])).toEqual([
          [1, 'first'],
          [2, 'second'],
          [3, 'third'],
        ]);
      }),
    );
  });

  it('takes what was keyed before what Procore says', () => {
    const draft = draftSubcontract(someFacts({ keyed: { number: ' K-9 ', title: 'Short\n title' } }));
    expect([draft?.number, draft?.description]).toEqual(['K-9', 'Short title']);
    expect(proposedNumber(someFacts({ useProcoreNumber: false }))).toBeNull();
    expect(proposedNumber(someFacts({ keyed: { number: '  ', title: null } }))).toBeNull();
  });

  it('does not shorten a number: that is for a person to key', () => {
    expect(planSubcontract(someFacts({ sent: aProcoreSubcontract({ number: 'N'.repeat(40) }) })).number).toHaveLength(
      40,
    );
  });

  it.each(['vendor', 'job'] as const)('is none without a %s in Sage', (missing) => {
    expect(draftSubcontract(someFacts({ [missing]: null }))).toBeNull();
  });

  it('carries the status that the settings name', () => {
    expect(draftSubcontract(someFacts({ status: 4 }))?.status).toBe(4);
  });
});

describe('totals', () => {
  it('are exact sums of exact lines, credits included', () => {
    const sent = aSubcontractOf([aLine({ amount: '100.10' }), aLine({ id: '2', position: 2, amount: '-0.11' })]);
    expect(planSubcontract(someFacts({ sent })).total).toBe(amountOf('99.99'));
  });

  it('are not said while a line is not exact, nor beyond what Sage holds', () => {
    const totalOf = (...amounts: string[]) =>
      planSubcontract(
        someFacts({
          sent: aProcoreSubcontract({ lines: amounts.map((amount, index) => aLine({ id: `${index}`, amount })) }),
        }),
      ).total;
    expect(totalOf('1.00', '0.333333')).toBeNull();
    expect(totalOf('9999999999.99')).toBe(maxSageAmount);
    expect(totalOf('9999999999.99', '0.01')).toBeNull();
    expect(totalOf('-9999999999.99', '-0.01')).toBeNull();
    expect(totalOf('9999999999.99', '0.01', '-0.01')).toBe(maxSageAmount);
  });
});

describe('retainage', () => {
  it.each([
    [null, '0.00'],
    ['', '0.00'],
    ['0.0', '0.00'],
    ['10.0', '10.00'],
    ['10%', '10.00'],
    ['7.125', '7.13'],
    ['7.1249', '7.12'],
    ['0.005', '0.01'],
    ['0.0049', '0.00'],
    ['100', '100.00'],
    ['100.0001', null],
    ['-0.0001', null],
    ['ten', null],
  ])('of %j is %j per cent', (percent, rate) => {
    expect(planSubcontract(someFacts({ sent: aProcoreSubcontract({ retainagePercent: percent }) })).retainageRate).toBe(
      rate,
    );
  });
});

describe('cutting', () => {
  it.each([
    ['short', 10, 'short'],
    ['  two\n\twords  ', 20, 'two words'],
    ['exactly ten', 11, 'exactly ten'],
    ['eleven words', 7, 'eleven'],
    ['aaaa🏗b', 5, 'aaaa'],
    ['aaaa🏗b', 6, 'aaaa🏗'],
    ['🏗🏗', 1, ''],
  ])('%j to %i gives %j', (text, length, expected) => {
    expect(cutText(text, length)).toBe(expected);
  });

  it('keeps the start of the text, fits, and never splits a character in two', () => {
    fc.assert(
      fc.property(someText, fc.integer({ min: 1, max: 60 }), (text, length) => {
        const cut = cutText(text, length);
        expect(cut.length).toBeLessThanOrEqual(length);
        expect(oneLine(text).startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
        expect(cut).toBe(oneLine(cut));
        expect(cutText(cut, length)).toBe(cut);
        expect(oneLine(text).length - cut.length > 0).toBe(oneLine(text).length > length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the draft that an intent keeps', () => {
  it('comes back as it was stored', () => {
    fc.assert(
      fc.property(generatedFacts, (facts) => {
        const draft = draftSubcontract(facts);
        if (draft !== null) expect(decodeDraft(encodeDraft(draft))).toStrictEqual(draft);
      }),
    );
  });

  it('is plain text with amounts as decimals', () => {
    expect(JSON.parse(encodeDraft(aDraft()))).toMatchObject({ total: '52500.50', lines: [{ amount: '40000.00' }, {}] });
  });

  it('breaks loudly when it is not one', () => {
    const stored = encodeDraft(aDraft());
    expect(() => decodeDraft('{')).toThrow();
    expect(() => decodeDraft('{}')).toThrow();
    expect(() => decodeDraft(stored.replace('52500.50', '52500.505'))).toThrow('an amount that is none');
    expect(() => decodeDraft(stored.replace('2026-03-14', '2026-02-30'))).toThrow('a date that is none');
  });
});

describe('the basis of a decision', () => {
  const sent = aProcoreSubcontract();
  const basis = subcontractBasis(sent);

  it('is the same for what an accountant does not decide on', () => {
    const line = { originId: 's100c:subcontract-line:5b9e4c1e-0000-5000-8000-000000000001' };
    const later = {
      updatedAt: nextDay,
      createdAt: nextDay,
      originId: 'x',
      originCode: 'y',
      vendorName: 'Z',
      createdBy: 'W',
    };
    expect(subcontractBasis({ ...sent, ...later, lines: sent.lines.map((each) => ({ ...each, ...line })) })).toBe(
      basis,
    );
  });

  it.each<[string, Partial<typeof sent>]>([
    ['number', { number: 'SC-0002' }],
    ['title', { title: 'Electrical works' }],
    ['status', { status: 'Complete' }],
    ['vendor', { vendorId: '1' }],
    ['retainage', { retainagePercent: '5' }],
    ['contract amount', { grandTotal: '1' }],
    ['a line less', { lines: [aLine()] }],
    ['the amount of a line', { lines: [aLine({ amount: '40000.01' }), ...sent.lines.slice(1)] }],
    ['the code of a line', { lines: [aLine({ costCodeOriginId: null }), ...sent.lines.slice(1)] }],
    ['the order of the lines', { lines: [...sent.lines].reverse() }],
  ])('is another one when it changes in %s', (_, change) => {
    expect(subcontractBasis({ ...sent, ...change })).not.toBe(basis);
  });
});

describe('the names that keys are derived from', () => {
  const document = { companyId: '4', kind: 'subcontract', procoreId: '1001', generation: 0 } as const;

  it('are fixed for ever: other ones would write every document a second time', () => {
    expect(keyNamespace).toBe('6f1d6c3e-4d0b-5a86-9a53-7c1f2f0e7a11');
    expect(headerKeyName(document)).toBe('4/subcontract/1001/0');
    expect(headerKeyName({ ...document, generation: 3 })).toBe('4/subcontract/1001/3');
    expect(lineKeyName(document, '77')).toBe('4/subcontract/1001/0/line/77');
    expect(maxGenerations).toBe(10);
  });
});

describe('the rows of the dry run', () => {
  const rows = subcontractRows(aDraft(), {
    person: 'Maria Fuentes',
    enteredOn: '2026-03-15',
    headerKey: 'key-0',
    lineKeys: ['key-1', 'key-2'],
  });
  const valuesOf = (index: number) =>
    Object.fromEntries((rows[index]?.values ?? []).map(({ column, value }) => [column, value]));

  it('are a header and a row a line, tied by the header’s key', () => {
    expect(rows.map((row) => row.table)).toEqual(['subcon', 'sbcnln', 'sbcnln']);
    expect(valuesOf(0)).toMatchObject({
      _idnum: 'key-0',
      ctcnum: 'SC-0001',
      usrnme: 'Maria Fuentes',
      entdte: '2026-03-15',
    });
    expect([valuesOf(1), valuesOf(2)]).toMatchObject([
      { _idnum: 'key-1', _idref: 'key-0', linnum: '1', amount: '40000.00', remain: '40000.00' },
      { _idnum: 'key-2', _idref: 'key-0', linnum: '2', amount: '12500.50', remain: '12500.50' },
    ]);
  });

  it('state the totals that Sage keeps with it', () => {
    expect(valuesOf(0)).toMatchObject({
      cntttl: '52500.50',
      chgttl: '0.00',
      ctcttl: '52500.50',
      invttl: '0.00',
      balttl: '52500.50',
    });
  });
});
