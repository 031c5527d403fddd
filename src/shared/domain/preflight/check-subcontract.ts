// Every check of a subcontract, in the order an accountant would ask.
import { parseRate } from '../../money/rate.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import { type PlannedSubcontract, planSubcontract } from '../transform/plan-subcontract.ts';
import { askFirst, askLast, askParties, blocked, passed, warning } from './check-commitment.ts';
import { checkLines, type LineRule } from './check-commitment-lines.ts';
import type { Finding } from './finding.ts';

export function checkSubcontract(facts: SubcontractFacts): readonly Finding[] {
  const plan = planSubcontract(facts);
  return [
    ...[...askFirst, ...askParties].flatMap((rule) => rule(facts, plan)),
    ...checkRetainage(facts, plan),
    ...checkLines(facts, plan, quantityNotCarried),
    ...askLast.flatMap((rule) => rule(facts, plan)),
  ];
}

function checkRetainage({ sent }: SubcontractFacts, { retainageRate }: PlannedSubcontract): readonly Finding[] {
  if (retainageRate === null)
    return [
      blocked(
        'retainage.unreadable',
        `The default retainage ${sent.retainagePercent} is not a percentage from 0 to 100.`,
      ),
    ];
  const exact =
    sent.retainagePercent === null || sent.retainagePercent === '' ? null : parseRate(sent.retainagePercent);
  return exact?.ok === true && exact.value % 100n !== 0n
    ? [warning('retainage.rounded', `The default retainage ${sent.retainagePercent} is rounded to ${retainageRate} %.`)]
    : [];
}

const quantityNotCarried: LineRule = (line, { quantity, unit }) => {
  const rate = parseRate(quantity);
  if (rate.ok ? rate.value === 0n : quantity === '') return [];
  const words = `Line ${line.number}: the quantity ${quantity}${unit ? ` ${unit}` : ''} is not carried, Sage's subcontract lines have no quantity.`;
  return [passed('line.quantityNotCarried', words)];
};
