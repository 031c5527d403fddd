// What the checks say of a document that is in Sage: the questions before the push are answered, the proof is what counts.
import type { Finding } from '#shared/domain/preflight/finding.ts';
import type { Link, OwnDocument } from '../ports/own.ts';

/** Null while the document is not in Sage: then the checks before the push still matter. */
export function settledFindings(own: OwnDocument, link: Link | null): readonly Finding[] | null {
  if (link === null || !['written', 'verified', 'synced', 'openInSage', 'replaced'].includes(own.state)) return null;
  const record = `Sage record ${link.sageRecord === '' ? link.sageNumber : link.sageRecord}`;
  const proof = own.drifted
    ? finding(
        'link.drifted',
        'warning',
        `${record} was edited in Sage after it was verified; the comparison shows where.`,
      )
    : link.verified
      ? finding('link.verified', 'passed', `${record} reads back as sent.`)
      : finding('link.notVerified', 'warning', `${record} was not read back yet.`);
  const told = link.reported
    ? finding('link.reported', 'passed', 'Procore knows its keys.')
    : finding('link.notReported', 'warning', 'Procore was not told yet; Tieout tells it with the next refresh.');
  return [proof, told];
}

function finding(rule: string, level: Finding['level'], words: string): Finding {
  return { rule, level, words, evidence: null, fix: null, cause: null };
}
