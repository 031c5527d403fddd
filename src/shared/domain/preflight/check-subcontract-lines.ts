// The checks of a subcontract's schedule of values.
import { parseRate } from '../../money/rate.ts';
import type { SubcontractFacts } from '../documents/subcontract-facts.ts';
import type { PlannedLine, PlannedSubcontract } from '../transform/plan-subcontract.ts';
import type { Finding } from './finding.ts';

const reject = (reason: string) => ({ action: 'reject', label: 'Reject it', reason }) as const;

export function checkLines(facts: SubcontractFacts, plan: PlannedSubcontract): readonly Finding[] {
  if (plan.lines.length === 0) {
    return [
      finding(
        'lines.none',
        'blocked',
        'The schedule of values is empty.',
        null,
        reject('Please add the schedule of values.'),
      ),
    ];
  }
  const sent = new Map(facts.sent.lines.map((line) => [line.id, line]));
  const nameOf = (line: PlannedLine) => `Line ${line.number}${line.description === '' ? '' : ` “${line.description}”`}`;
  const found: Finding[] = [];
  for (const line of plan.lines) {
    const original = sent.get(line.procoreId);
    if (original === undefined) continue;
    if (line.amount === null) {
      found.push(
        finding(
          'line.amountNotExact',
          'blocked',
          `${nameOf(line)}: ${original.amount} is not an exact amount in cents that Sage can hold.`,
          null,
          reject('Please correct the line amounts to two decimals.'),
        ),
      );
    }
    found.push(...checkCode(facts, line, nameOf(line)), ...checkType(facts, line, nameOf(line)));
    if (line.description === '')
      found.push(
        finding(
          'line.noText',
          'blocked',
          `Line ${line.number} has no description, which Sage requires.`,
          null,
          reject('Please describe every line.'),
        ),
      );
    if (line.cut)
      found.push(
        finding(
          'line.textCut',
          'warning',
          `Line ${line.number}: the description is cut to ${facts.lengths.line} characters.`,
          `It will read “${line.description}”.`,
          null,
        ),
      );
    if (hasQuantity(original.quantity)) found.push(notCarried(original.quantity, original.unit, line.number));
  }
  const codesKnown = !found.some(({ rule }) => rule.startsWith('line.code') || rule.startsWith('line.type'));
  return codesKnown ? [...found, finding('codes.known', 'passed', knownWords(plan), null, null)] : found;
}

function checkCode(facts: SubcontractFacts, line: PlannedLine, name: string): readonly Finding[] {
  const original = facts.sent.lines.find((sent) => sent.id === line.procoreId);
  if (line.costCode === null) {
    const words = original?.costCode
      ? `${name}: cost code ${original.costCode} is not synced with Sage.`
      : `${name} has no cost code.`;
    return [
      finding(
        'line.codeMissing',
        'blocked',
        words,
        null,
        original?.costCode ? openCodes : reject('Please give every line a cost code.'),
        original?.costCodeId ? `code/${original.costCodeId}` : null,
      ),
    ];
  }
  return facts.costCode(line.costCode) === null
    ? [
        finding(
          'line.codeUnknown',
          'blocked',
          `${name}: Sage has no cost code ${line.costCode}.`,
          `Procore calls it ${original?.costCode ?? 'unknown'}.`,
          openCodes,
          `code/${line.costCode}`,
        ),
      ]
    : [];
}

function checkType(facts: SubcontractFacts, line: PlannedLine, name: string): readonly Finding[] {
  if (line.costType === null) {
    return [
      finding(
        'line.typeMissing',
        'blocked',
        `${name} has no cost type that Sage knows.`,
        null,
        reject('Please give every line a cost type.'),
      ),
    ];
  }
  return facts.costType(line.costType) === null
    ? [
        finding(
          'line.typeUnknown',
          'blocked',
          `${name}: Sage has no cost type ${line.costType}.`,
          null,
          openCodes,
          `type/${line.costType}`,
        ),
      ]
    : [];
}

function notCarried(quantity: string, unit: string | null, number: number): Finding {
  return finding(
    'line.quantityNotCarried',
    'passed',
    `Line ${number}: the quantity ${quantity}${unit ? ` ${unit}` : ''} is not carried, Sage's subcontract lines have no quantity.`,
    null,
    null,
  );
}

function hasQuantity(quantity: string): boolean {
  const rate = parseRate(quantity);
  return rate.ok ? rate.value !== 0n : quantity !== '';
}

function knownWords(plan: PlannedSubcontract): string {
  const codes = new Set(plan.lines.map((line) => line.costCode)).size;
  return `${codes} of ${codes} cost codes and all types are known to Sage.`;
}

const openCodes = { action: 'open', label: 'See cost codes', screen: 'costCodes' } as const;

function finding(
  rule: string,
  level: Finding['level'],
  words: string,
  evidence: string | null,
  fix: Finding['fix'],
  cause: string | null = null,
): Finding {
  return { rule, level, words, evidence, fix, cause };
}
