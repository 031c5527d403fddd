// The checks of a commitment's schedule of values.
import type { ProcoreCommitmentLine } from '../documents/commitment.ts';
import type { CommitmentFacts } from '../documents/commitment-facts.ts';
import type { PlannedCommitment, PlannedLine } from '../transform/plan-commitment.ts';
import type { Finding } from './finding.ts';

const reject = (reason: string) => ({ action: 'reject', label: 'Reject it', reason }) as const;

/** What a kind has to say about one of its lines beyond. */
export type LineRule = (line: PlannedLine, sent: ProcoreCommitmentLine, name: string) => readonly Finding[];

export function checkLines(facts: CommitmentFacts, plan: PlannedCommitment, more: LineRule): readonly Finding[] {
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
    found.push(...more(line, original, nameOf(line)));
  }
  const codesKnown = !found.some(({ rule }) => rule.startsWith('line.code') || rule.startsWith('line.type'));
  return codesKnown ? [...found, finding('codes.known', 'passed', knownWords(plan), null, null)] : found;
}

function checkCode(facts: CommitmentFacts, line: PlannedLine, name: string): readonly Finding[] {
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

function checkType(facts: CommitmentFacts, line: PlannedLine, name: string): readonly Finding[] {
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

function knownWords(plan: PlannedCommitment): string {
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
