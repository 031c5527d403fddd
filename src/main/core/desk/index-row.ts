// A document as a row of its grid, with what it is found and counted by.
import type { DeskRow } from '#shared/contract/desk.ts';
import { type GridFamily, kinds } from '#shared/domain/kinds.ts';
import { undecidedStates, viewsOf } from '#shared/domain/lifecycle/views-of.ts';
import { type Finding, lightOf } from '#shared/domain/preflight/finding.ts';
import { amountToText } from '#shared/money/amount.ts';
import { describeError } from '#shared/result/app-error.ts';
import { assert } from '#shared/result/assert.ts';
import type { IndexedRow } from '../ports/desk-index.ts';
import type { OwnDocument } from '../ports/own.ts';
import type { OpenDocument } from './kind-pipeline.ts';

export function indexRow(open: OpenDocument, own: OwnDocument): IndexedRow {
  const findings = undecidedStates.has(own.state) ? open.findings() : [];
  const light = own.drifted ? 'warning' : lightOf(findings);
  const worst =
    findings.find((finding) => finding.level === 'blocked') ??
    findings.find((finding) => finding.level === 'warning') ??
    null;
  const row: DeskRow = {
    id: own.id,
    kind: own.kind,
    family: gridFamily(own),
    state: own.state,
    light,
    reason: reasonOf(own, worst),
    number: open.number,
    title: open.title,
    vendor: open.vendor,
    job: open.job,
    jobId: open.projectId,
    jobName: open.jobName,
    amount: open.amount === null ? null : amountToText(open.amount),
    sageAmount: open.sageAmount === null ? null : amountToText(open.sageAmount),
    since: own.since,
    sentBy: open.sentBy,
    returned: own.returned,
    drifted: own.drifted,
    error: own.error,
    revision: own.revision,
  };
  const blocking = findings.find((finding) => finding.level === 'blocked') ?? null;
  return {
    row,
    views: viewsOf({ state: own.state, light, returned: own.returned, drifted: own.drifted }),
    vendorId: open.vendorId,
    parentId: open.parentId,
    cause: blocking === null ? null : (blocking.cause ?? `${blocking.rule}/${own.id}`),
    causeWords: blocking?.words ?? null,
  };
}

function reasonOf(own: OwnDocument, worst: Finding | null): string {
  if (own.error !== null) return describeError(own.error).what;
  if (own.state === 'rejected' || own.state === 'archived') return own.reason ?? '';
  if (own.drifted) return 'Edited in Sage after it was verified.';
  return worst?.words ?? '';
}

function gridFamily(own: OwnDocument): GridFamily {
  const family = kinds[own.kind].family;
  assert(family !== 'directory' && family !== 'costs', `${own.kind} has no grid`);
  return family;
}
