// Checks and transformation never contradict each other, whatever comes from Procore.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSubcontract } from '#shared/domain/preflight/check-subcontract.ts';
import { lightOf } from '#shared/domain/preflight/finding.ts';
import { draftSubcontract, planSubcontract } from '#shared/domain/transform/plan-subcontract.ts';
import { compareSubcontract } from '#shared/domain/variance/compare-subcontract.ts';
import { maxSageAmount, sumAmounts } from '#shared/money/amount.ts';
import { generatedFacts } from '../../../builders/generated-facts.ts';
import { amountOf } from '../../../builders/values.ts';

const runs = { numRuns: 2000 };

describe('whatever Procore sends', () => {
  it('is blocked in words, or can be written', () => {
    let ready = 0;
    let stopped = 0;
    fc.assert(
      fc.property(generatedFacts, (facts) => {
        const light = lightOf(checkSubcontract(facts));
        if (light === 'blocked') stopped += 1;
        else {
          ready += 1;
          expect(draftSubcontract(facts)).not.toBeNull();
        }
      }),
      runs,
    );
    expect(Math.min(ready, stopped)).toBeGreaterThan(200);
  });

  it('becomes a draft only within what Sage can hold', () => {
    fc.assert(
      fc.property(generatedFacts, (facts) => {
        if (lightOf(checkSubcontract(facts)) === 'blocked') return;
        const draft = draftSubcontract(facts);
        if (draft === null) throw new Error('no draft');
        expect(draft.number.length).toBeLessThanOrEqual(facts.lengths.number);
        expect(draft.description.length).toBeGreaterThan(0);
        expect(draft.description.length).toBeLessThanOrEqual(facts.lengths.title);
        expect(draft.total).toBe(amountOf(facts.sent.grandTotal));
        expect(draft.total).toBe(sumAmounts(draft.lines.map((line) => line.amount)));
        expect(draft.total <= maxSageAmount && draft.total >= -maxSageAmount).toBe(true);
        expect(draft.retainageRate).toMatch(/^(100\.00|\d{1,2}\.\d{2})$/);
        expect(draft.lines.map((line) => line.number)).toEqual(draft.lines.map((_, index) => index + 1));
        expect(draft.lines.map((line) => line.procoreId).sort()).toEqual(
          facts.sent.lines.map((line) => line.id).sort(),
        );
        for (const line of draft.lines) {
          expect(line.description.length).toBeGreaterThan(0);
          expect(line.description.length).toBeLessThanOrEqual(facts.lengths.line);
          expect(facts.costCode(line.costCode)).not.toBeNull();
          expect(facts.costType(line.costType)).not.toBeNull();
        }
      }),
      runs,
    );
  });

  it('never breaks the checks, the plan or the comparison', () => {
    fc.assert(
      fc.property(generatedFacts, (facts) => {
        expect(checkSubcontract(facts).every((finding) => /\.$/.test(finding.words))).toBe(true);
        expect(compareSubcontract(facts).lines).toHaveLength(planSubcontract(facts).lines.length);
      }),
      runs,
    );
  });
});
