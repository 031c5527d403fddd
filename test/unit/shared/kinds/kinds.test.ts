// Kinds as data: the order of a batch has no circle, ids are read strictly, and what is off says why.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allKinds,
  documentId,
  gridFamilies,
  type Kind,
  kinds,
  kindsOfFamily,
  parseDocumentId,
  sides,
} from '#shared/domain/kinds.ts';

describe('kinds', () => {
  it('need each other in an order: nothing waits for itself', () => {
    const order: Kind[] = [];
    const visit = (kind: Kind, path: readonly Kind[]) => {
      expect(path).not.toContain(kind);
      if (order.includes(kind)) return;
      for (const needed of kinds[kind].needs) visit(needed, [...path, kind]);
      order.push(kind);
    };
    for (const kind of allKinds) visit(kind, []);
    for (const kind of allKinds)
      for (const needed of kinds[kind].needs) expect(order.indexOf(needed)).toBeLessThan(order.indexOf(kind));
    expect(order).toHaveLength(allKinds.length);
  });

  it('go into Sage in the order of the trade: project, company and code before a subcontract, all before its invoice', () => {
    const precursors = (kind: Kind): readonly Kind[] =>
      kinds[kind].needs.flatMap((needed) => [needed, ...precursors(needed)]);
    expect(new Set(precursors('subcontract'))).toEqual(new Set(['project', 'company', 'costCode']));
    expect(precursors('subcontractorInvoice')).toContain('subcontractChangeOrder');
    expect(precursors('budgetChange')).toContain('costCode');
  });

  it('are written into Sage only where they are exported, and say the class of the write', () => {
    for (const kind of allKinds) {
      const { exports, writeClass, offBecause, imports } = kinds[kind];
      if (writeClass !== null) expect(exports).toBe(true);
      if (exports && offBecause === null) expect(writeClass).not.toBeNull();
      expect(exports || imports).toBe(true);
    }
  });

  it('that are off for Sage 100 Contractor say why, and are not wired', () => {
    const off = allKinds.filter((kind) => kinds[kind].offBecause !== null);
    expect(off).toEqual(['ownerInvoice', 'primeContract', 'primeContractChangeOrder']);
    for (const kind of off) expect([kinds[kind].wired, kinds[kind].writeClass]).toEqual([false, null]);
  });

  it('belong to one family each, and every grid has some', () => {
    const families = [...gridFamilies, 'directory', 'costs'] as const;
    expect(families.flatMap((family) => kindsOfFamily(family)).sort()).toEqual([...allKinds].sort());
    for (const family of gridFamilies) expect(kindsOfFamily(family).length).toBeGreaterThan(0);
    expect(sides).toEqual(['procore', 'sage']);
  });
});

describe('document ids', () => {
  it('give back their parts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allKinds), fc.string({ minLength: 1 }), (kind, procoreId) => {
        expect(parseDocumentId(documentId(kind, procoreId))).toEqual({ kind, procoreId });
      }),
    );
  });

  it.each([
    '',
    '/',
    'subcontract',
    'subcontract/',
    '/1001',
    'Subcontract/1',
    'invoice/1',
    'toString/1',
    'constructor/1',
    '__proto__/1',
    ' subcontract/1',
  ])('refuse %j', (text) => {
    expect(parseDocumentId(text)).toBeNull();
  });
});
