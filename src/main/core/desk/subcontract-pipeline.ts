// Subcontracts in the pipeline: opened on the mirrors, checked, compared, drafted.

import type { ProcoreSubcontract, SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import { subcontractBasis } from '#shared/domain/documents/subcontract-basis.ts';
import { encodeDraft } from '#shared/domain/documents/subcontract-draft-codec.ts';
import type { SubcontractFacts } from '#shared/domain/documents/subcontract-facts.ts';
import { documentId } from '#shared/domain/kinds.ts';
import { isForeignOriginId, parseOriginId } from '#shared/domain/pairing/origin-id.ts';
import { checkSubcontract } from '#shared/domain/preflight/check-subcontract.ts';
import { lengthProfiles } from '#shared/domain/transform/length-profile.ts';
import { draftSubcontract, linesInOrder, proposedNumber } from '#shared/domain/transform/plan-subcontract.ts';
import { subcontractRows } from '#shared/domain/transform/subcontract-rows.ts';
import { compareSubcontract } from '#shared/domain/variance/compare-subcontract.ts';
import { parseAmount } from '#shared/money/amount.ts';
import type { ReadHandle } from '../ports/store.ts';
import type { DocumentContext, KindPipeline, OpenDocument } from './kind-pipeline.ts';

/** Statuses of a work order contract that mean "done deciding" (Procore's pages: Approved; a sibling connector also takes Complete). */
const ready: ReadonlySet<string> = new Set(['Approved', 'Complete']);

export function isReadyStatus(status: string): boolean {
  return ready.has(status);
}

export const subcontractPipeline: KindPipeline = {
  kind: 'subcontract',
  ids: (read, projectId) => read.mirror.all('procore', 'subcontract', projectId ?? undefined).map((sent) => sent.id),
  inSage: (read, key) => read.mirror.get('sage', 'subcontract', key),
  sharing: sharingNumber,
  open: (context, procoreId) => {
    const sent = context.read.mirror.get('procore', 'subcontract', procoreId);
    return sent === null ? null : open(context, sent);
  },
};

/** Folded as the mirror's lookup column is: lower case, no outer blanks. */
export function foldNumber(number: string): string {
  return number.trim().toLowerCase();
}

function open(context: DocumentContext, sent: ProcoreSubcontract): OpenDocument {
  const facts = gatherFacts(context, sent);
  const origin = parseOriginId(sent.originId);
  const amount = parseAmount(sent.grandTotal);
  const id = documentId('subcontract', sent.id);
  return {
    id,
    kind: 'subcontract',
    procoreId: sent.id,
    projectId: sent.projectId,
    candidate: ready.has(sent.status),
    origin: origin?.what === 'subcontract' ? 'ours' : isForeignOriginId(sent.originId) ? 'foreign' : 'none',
    originKey: origin?.what === 'subcontract' ? origin.key : null,
    number: proposedNumber(facts) ?? sent.number ?? '',
    title: facts.keyed.title ?? sent.title,
    vendor: facts.company?.name ?? sent.vendorName ?? '',
    vendorId: sent.vendorId ?? '',
    job: facts.job?.number ?? facts.project?.number ?? '',
    jobName: facts.project?.name ?? '',
    amount: amount.ok ? amount.value : null,
    sageAmount: facts.inSage?.original ?? null,
    sageStamp: facts.inSage?.stamp ?? null,
    sentBy: sent.createdBy ?? '',
    createdAt: sent.createdAt,
    updatedAt: sent.updatedAt,
    parentId: id,
    lines: linesInOrder(sent).map((line) => ({ id: line.id, sageKey: lineKey(line.originId) })),
    basis: () => subcontractBasis(sent),
    findings: () => checkSubcontract(facts),
    compare: () => compareSubcontract(facts),
    draft: () => {
      const draft = draftSubcontract(facts);
      return draft === null
        ? null
        : { payload: encodeDraft(draft), total: draft.total, lines: draft.lines.length, number: draft.number };
    },
    rows: (keys, person, enteredOn) => {
      const draft = draftSubcontract(facts);
      return draft === null
        ? []
        : subcontractRows(draft, { person, enteredOn, headerKey: keys.header, lineKeys: keys.lines });
    },
  };
}

function lineKey(originId: string | null): string | null {
  const key = parseOriginId(originId);
  return key?.what === 'subcontractLine' ? key.key : null;
}

function gatherFacts(context: DocumentContext, sent: ProcoreSubcontract): SubcontractFacts {
  const { read, masters, settings } = context;
  const id = documentId('subcontract', sent.id);
  const own = read.own.document(id);
  const link = read.own.link(id);
  const project = masters.project(sent.projectId);
  const company = masters.company(sent.vendorId);
  const origin = parseOriginId(sent.originId);
  const sageKey = link?.sageKey ?? (origin?.what === 'subcontract' ? origin.key : null);
  const inSage = sageKey === null ? null : read.mirror.get('sage', 'subcontract', sageKey);
  return {
    sent,
    keyed: own?.keyed ?? { number: null, title: null },
    project,
    job: masters.jobOf(project),
    company,
    vendor: masters.vendorOf(company),
    costCode: masters.costCode,
    costType: masters.costType,
    holdersOf: (number) =>
      read.mirror
        .byLookup('sage', 'subcontract', foldNumber(number))
        .filter((holder: SageSubcontract) => holder.key !== sageKey),
    rivalsOf: (number) => rivals(context, sent.id, number),
    inSage,
    lengths: lengthProfiles[settings.lengthProfile],
    useProcoreNumber: settings.useProcoreNumber,
    status: settings.subcontractStatus,
    openJobStatuses: settings.openJobStatuses,
  };
}

/** Other documents that are, or would be, written under this number: an undecided or queued one, not a withdrawn one. */
function rivals(context: DocumentContext, procoreId: string, number: string): readonly string[] {
  const { read, settings } = context;
  return sharingNumber(read, number).flatMap((otherId) => {
    if (otherId === procoreId) return [];
    const other = read.mirror.get('procore', 'subcontract', otherId);
    const own = read.own.document(documentId('subcontract', otherId));
    const waiting =
      own !== null &&
      ['sent', 'held', 'queued', 'sending', 'unsure', 'failed', 'written', 'toBeEntered'].includes(own.state);
    if (other === null || !waiting) return [];
    const written = proposedNumber({ sent: other, keyed: own.keyed, useProcoreNumber: settings.useProcoreNumber });
    return written !== null && foldNumber(written) === foldNumber(number) ? [`“${other.title}”`] : [];
  });
}

function sharingNumber(read: ReadHandle, number: string): readonly string[] {
  const sent = read.mirror.byLookup('procore', 'subcontract', foldNumber(number)).map((record) => record.id);
  const keyed = read.own.keyedUnder('subcontract', foldNumber(number)).map((own) => own.procoreId);
  return [...new Set([...sent, ...keyed])];
}
