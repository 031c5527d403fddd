// The checks that every kind of commitment shares, one function a rule.
import { formatAmount, maxSageAmount, parseAmount } from '../../money/amount.ts';
import { isReadyStatus } from '../documents/commitment.ts';
import type { CommitmentFacts } from '../documents/commitment-facts.ts';
import { kinds } from '../kinds.ts';
import { isForeignOriginId } from '../pairing/origin-id.ts';
import { cutText, oneLine } from '../transform/length-profile.ts';
import type { PlannedCommitment } from '../transform/plan-commitment.ts';
import type { Finding } from './finding.ts';

export type CommitmentRule = (facts: CommitmentFacts, plan: PlannedCommitment) => readonly Finding[];

export function blocked(
  rule: string,
  words: string,
  more: Partial<Omit<Finding, 'rule' | 'level' | 'words'>> = {},
): Finding {
  return { rule, level: 'blocked', words, evidence: null, fix: null, cause: null, ...more };
}

export function warning(
  rule: string,
  words: string,
  more: Partial<Omit<Finding, 'rule' | 'level' | 'words'>> = {},
): Finding {
  return { rule, level: 'warning', words, evidence: null, fix: null, cause: null, ...more };
}

export function passed(rule: string, words: string): Finding {
  return { rule, level: 'passed', words, evidence: null, fix: null, cause: null };
}

/** One integration owns a record's key; a second one may not write it. */
const ownedByOther: CommitmentRule = (facts) =>
  isForeignOriginId(facts.sent.originId)
    ? [
        blocked('origin.foreign', `Another integration has this ${noun(facts)} already.`, {
          evidence: `Its hidden key in Procore is ${facts.sent.originId}.`,
          fix: { action: 'open', label: 'See connections', screen: 'settings' },
        }),
      ]
    : [];

const approved: CommitmentRule = (facts) =>
  isReadyStatus(facts.kind, facts.sent.status)
    ? []
    : [
        blocked('status.notApproved', `The ${noun(facts)} is ${facts.sent.status} in Procore, not Approved.`, {
          fix: { action: 'refresh', label: 'Refresh' },
        }),
      ];

const vendorReady: CommitmentRule = (facts) => {
  const { sent, company, vendor } = facts;
  if (sent.vendorId === null) {
    return [
      blocked('vendor.missing', `The ${noun(facts)} has no contract company.`, {
        fix: { action: 'reject', label: 'Reject it', reason: 'Please choose the contract company.' },
      }),
    ];
  }
  const name = company?.name ?? sent.vendorName ?? `company ${sent.vendorId}`;
  if (vendor === null) {
    return [
      blocked('vendor.notLinked', `${name} is not linked to a Sage vendor.`, {
        evidence: company?.originCode ? `Procore names vendor ${company.originCode}, which Sage does not have.` : null,
        fix: { action: 'open', label: `Link ${name}`, screen: 'companies' },
        cause: `company/${sent.vendorId}`,
      }),
    ];
  }
  if (vendor.inactive) {
    return [
      blocked('vendor.inactive', `Vendor ${vendor.number} ${vendor.name} is inactive in Sage.`, {
        fix: { action: 'sage', label: 'Activate it in 4-4 Vendors', screen: '4-4' },
        cause: `vendor/${vendor.number}`,
      }),
    ];
  }
  return [passed('vendor.ready', `Vendor ${vendor.number} ${vendor.name} is linked and active.`)];
};

const jobReady: CommitmentRule = ({ sent, project, job, openJobStatuses }) => {
  const name = project?.name ?? `project ${sent.projectId}`;
  if (job === null) {
    return [
      blocked('job.notSynced', `${name} has no job in Sage.`, {
        fix: { action: 'open', label: `Add ${name} to Sage`, screen: 'jobs' },
        cause: `project/${sent.projectId}`,
      }),
    ];
  }
  if (job.inactive || !openJobStatuses.includes(job.status)) {
    return [
      blocked(
        'job.notOpen',
        `Job ${job.number} ${job.name} is ${job.inactive ? 'inactive' : jobStatusWord(job.status)} in Sage.`,
        {
          fix: { action: 'sage', label: 'Open it in 3-5 Jobs', screen: '3-5' },
          cause: `job/${job.number}`,
        },
      ),
    ];
  }
  return [passed('job.ready', `Job ${job.number} ${job.name} is open.`)];
};

const numberReady: CommitmentRule = (facts, { number }) => {
  if (number === null) {
    return [
      blocked('number.missing', `The ${noun(facts)} has no number.`, {
        fix: { action: 'key', field: 'number', label: 'Key a number', proposal: null },
      }),
    ];
  }
  if (number.length > facts.lengths.number) {
    const short = cutText(number, facts.lengths.number);
    return [
      blocked('number.tooLong', `The number has ${number.length} characters; Sage takes ${facts.lengths.number}.`, {
        evidence: isFree(facts, short)
          ? `Cut, it would be ${short}.`
          : `Cut, it would be ${short}, which is used already.`,
        fix: {
          action: 'key',
          field: 'number',
          label: 'Key a shorter number',
          proposal: isFree(facts, short) ? short : null,
        },
      }),
    ];
  }
  const holder = facts.holdersOf(number)[0];
  if (holder !== undefined) {
    return [
      blocked(
        'number.taken',
        `Number ${number} is used in Sage by ${holder.vendorName}, ${holder.job === '' ? 'for no job' : `job ${holder.job}`}.`,
        {
          evidence: `Record ${holder.record}, ${formatAmount(holder.original)}, entered by ${holder.enteredBy || holder.login}.`,
          fix: { action: 'key', field: 'number', label: 'Key another number', proposal: null },
        },
      ),
    ];
  }
  const rival = facts.rivalsOf(number)[0];
  if (rival !== undefined) {
    return [
      blocked('number.twice', `${rival} would be written under number ${number} too.`, {
        fix: { action: 'key', field: 'number', label: 'Key another number', proposal: null },
      }),
    ];
  }
  return [passed('number.free', `Number ${number} is free in Sage.`)];
};

const titleFits: CommitmentRule = (facts, plan) => {
  const title = oneLine(facts.keyed.title ?? facts.sent.title);
  if (title === '')
    return [
      blocked('title.missing', `The ${noun(facts)} has no title.`, {
        fix: { action: 'key', field: 'title', label: 'Key a title', proposal: null },
      }),
    ];
  if (!plan.descriptionCut) return [];
  return [
    warning('title.cut', `The title has ${title.length} characters; Sage takes ${facts.lengths.title}.`, {
      evidence: `It will read “${plan.description}”.`,
      fix: { action: 'key', field: 'title', label: 'Shorten it here', proposal: plan.description },
    }),
  ];
};

const linesTie: CommitmentRule = ({ sent }, plan) => {
  const total = parseAmount(sent.grandTotal);
  if (!total.ok) {
    return [
      blocked('total.notExact', `The contract amount ${sent.grandTotal} is not an exact amount in cents.`, {
        fix: { action: 'reject', label: 'Reject it', reason: 'Please correct the contract amount to two decimals.' },
      }),
    ];
  }
  if (plan.lines.length === 0 || plan.lines.some((line) => line.amount === null)) return [];
  if (plan.total === null) {
    return [
      blocked(
        'lines.sumTooLarge',
        `The lines sum to more than ${formatAmount(maxSageAmount)}, the most that Sage holds.`,
        {
          fix: {
            action: 'reject',
            label: 'Reject it',
            reason: 'Please split the contract: the sum is too large for Sage.',
          },
        },
      ),
    ];
  }
  if (plan.total === total.value)
    return [passed('lines.sum', `${plan.lines.length} lines sum to ${formatAmount(total.value)}.`)];
  return [
    blocked(
      'lines.dontSum',
      `The lines sum to ${formatAmount(plan.total)}, the contract says ${formatAmount(total.value)}.`,
      {
        fix: {
          action: 'reject',
          label: 'Reject it',
          reason: 'The schedule of values does not sum to the contract amount.',
        },
      },
    ),
  ];
};

/** In the order an accountant would ask; the kind's own questions come in between. */
export const askFirst: readonly CommitmentRule[] = [ownedByOther, approved];
export const askParties: readonly CommitmentRule[] = [vendorReady, jobReady, numberReady, titleFits];
export const askLast: readonly CommitmentRule[] = [linesTie];

/** The kind within a sentence. */
function noun(facts: CommitmentFacts): string {
  return kinds[facts.kind].name.toLowerCase();
}

function isFree(facts: CommitmentFacts, number: string): boolean {
  return facts.holdersOf(number).length === 0 && facts.rivalsOf(number).length === 0;
}

/** Sage's list for 3-5 and 6-7-1. */
export function jobStatusWord(status: number): string {
  return (
    ['unknown', 'in bid', 'refused', 'in contract', 'current', 'complete', 'closed'][status] ?? `in status ${status}`
  );
}
