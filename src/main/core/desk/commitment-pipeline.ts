// Commitments in the pipeline: opened on the mirrors, checked, compared, drafted. What a kind adds is handed in.
import { isReadyStatus, type ProcoreCommitment } from '#shared/domain/documents/commitment.ts';
import type { CommitmentFacts, NumberHolder } from '#shared/domain/documents/commitment-facts.ts';
import { documentId } from '#shared/domain/kinds.ts';
import { isForeignOriginId, type OriginKey, parseOriginId } from '#shared/domain/pairing/origin-id.ts';
import type { Finding } from '#shared/domain/preflight/finding.ts';
import { lengthProfiles } from '#shared/domain/transform/length-profile.ts';
import { linesInOrder, proposedNumber } from '#shared/domain/transform/plan-commitment.ts';
import type { RowContext, TableRow } from '#shared/domain/transform/table-row.ts';
import type { Comparison } from '#shared/domain/variance/comparison.ts';
import { type Amount, parseAmount } from '#shared/money/amount.ts';
import type { SageDocumentKind, SageDrafts, SageRecords } from '../ports/sage.ts';
import type { ReadHandle } from '../ports/store.ts';
import type { DocumentContext, KindPipeline, OpenDocument } from './kind-pipeline.ts';

/** Facts that do not depend on a kind's settings. */
export type CommonFacts = Omit<CommitmentFacts, 'status' | 'openJobStatuses'>;

/** What differs from one kind of commitment to the next. */
export type CommitmentSpec<K extends SageDocumentKind, S extends ProcoreCommitment, F> = {
  readonly kind: K;
  readonly lineKind: OriginKey['what'];
  /** What is in Sage under its record: its amount there. */
  total(record: SageRecords[K]): Amount;
  sent(read: ReadHandle, id: string): S | null;
  /** The kind's own facts, from what every commitment has. */
  facts(
    common: CommonFacts,
    sides: { readonly sent: S; readonly inSage: SageRecords[K] | null },
    context: DocumentContext,
  ): F;
  basis(sent: S): string;
  findings(facts: F): readonly Finding[];
  compare(facts: F): Comparison;
  draft(facts: F): SageDrafts[K] | null;
  encode(draft: SageDrafts[K]): string;
  rows(draft: SageDrafts[K], context: RowContext): readonly TableRow[];
};

export function createCommitmentPipeline<K extends SageDocumentKind, S extends ProcoreCommitment, F>(
  spec: CommitmentSpec<K, S, F>,
): KindPipeline {
  const { kind } = spec;
  return {
    kind,
    ids: (read, projectId) => read.mirror.all('procore', kind, projectId ?? undefined).map((sent) => sent.id),
    inSage: (read, key) => {
      const record = read.mirror.get('sage', kind, key);
      if (record === null) return null;
      const { number, enteredBy, lines } = record;
      return { record: record.record, number, enteredBy, total: spec.total(record), lines: lines.length };
    },
    numberOf: (read, procoreId) => spec.sent(read, procoreId)?.number ?? null,
    sharing: (read, number) => sharingNumber(kind, read, number),
    open: (context, procoreId) => {
      const sent = spec.sent(context.read, procoreId);
      return sent === null ? null : open(spec, context, sent);
    },
  };
}

/** Folded as the mirror's lookup column is: lower case, no outer blanks. */
export function foldNumber(number: string): string {
  return number.trim().toLowerCase();
}

function open<K extends SageDocumentKind, S extends ProcoreCommitment, F>(
  spec: CommitmentSpec<K, S, F>,
  context: DocumentContext,
  sent: S,
): OpenDocument {
  const { kind } = spec;
  const { common, inSage } = gather(spec, context, sent);
  const facts = spec.facts(common, { sent, inSage }, context);
  const origin = originKey(sent.originId, kind);
  const amount = parseAmount(sent.grandTotal);
  const id = documentId(kind, sent.id);
  return {
    id,
    kind,
    procoreId: sent.id,
    projectId: sent.projectId,
    candidate: isReadyStatus(kind, sent.status),
    origin: origin !== null ? 'ours' : isForeignOriginId(sent.originId) ? 'foreign' : 'none',
    originKey: origin,
    number: proposedNumber(common) ?? sent.number ?? '',
    title: common.keyed.title ?? sent.title,
    vendor: common.company?.name ?? sent.vendorName ?? '',
    vendorId: sent.vendorId ?? '',
    job: common.job?.number ?? common.project?.number ?? '',
    jobName: common.project?.name ?? '',
    amount: amount.ok ? amount.value : null,
    sageAmount: inSage === null ? null : spec.total(inSage),
    sageStamp: inSage?.stamp ?? null,
    sentBy: sent.createdBy ?? '',
    createdAt: sent.createdAt,
    updatedAt: sent.updatedAt,
    parentId: id,
    lines: linesInOrder(sent).map((line) => ({ id: line.id, sageKey: originKey(line.originId, spec.lineKind) })),
    basis: () => spec.basis(sent),
    findings: () => spec.findings(facts),
    compare: () => spec.compare(facts),
    draft: () => {
      const draft = spec.draft(facts);
      if (draft === null) return null;
      return { payload: spec.encode(draft), total: draft.total, lines: draft.lines.length, number: draft.number };
    },
    rows: (keys, person, enteredOn) => {
      const draft = spec.draft(facts);
      return draft === null
        ? []
        : spec.rows(draft, { person, enteredOn, headerKey: keys.header, lineKeys: keys.lines });
    },
  };
}

/** The row key that an origin key of this kind names; null for any other. */
function originKey(originId: string | null, what: OriginKey['what']): string | null {
  const key = parseOriginId(originId);
  return key !== null && key.what === what && 'key' in key ? key.key : null;
}

function gather<K extends SageDocumentKind, S extends ProcoreCommitment, F>(
  spec: CommitmentSpec<K, S, F>,
  context: DocumentContext,
  sent: S,
): { readonly common: CommonFacts; readonly inSage: SageRecords[K] | null } {
  const { read, masters, settings } = context;
  const { kind } = spec;
  const id = documentId(kind, sent.id);
  const project = masters.project(sent.projectId);
  const company = masters.company(sent.vendorId);
  const sageKey = read.own.link(id)?.sageKey ?? originKey(sent.originId, kind);
  const common: CommonFacts = {
    kind,
    sent,
    keyed: read.own.document(id)?.keyed ?? { number: null, title: null },
    project,
    job: masters.jobOf(project),
    company,
    vendor: masters.vendorOf(company),
    costCode: masters.costCode,
    costType: masters.costType,
    holdersOf: (number) =>
      read.mirror
        .byLookup('sage', kind, foldNumber(number))
        .filter((holder) => holder.key !== sageKey)
        .map((holder) => holderOf(spec, holder)),
    rivalsOf: (number) => rivals(spec, context, { procoreId: sent.id, number }),
    lengths: lengthProfiles[settings.lengthProfile],
    useProcoreNumber: settings.useProcoreNumber,
  };
  return { common, inSage: sageKey === null ? null : read.mirror.get('sage', kind, sageKey) };
}

function holderOf<K extends SageDocumentKind, S extends ProcoreCommitment, F>(
  spec: CommitmentSpec<K, S, F>,
  holder: SageRecords[K],
): NumberHolder {
  const { record, vendorName, job, enteredBy, login } = holder;
  return { record, vendorName, job, enteredBy, login, original: spec.total(holder) };
}

/** Other documents that are, or would be, written under this number: an undecided or queued one, not a withdrawn one. */
function rivals<K extends SageDocumentKind, S extends ProcoreCommitment, F>(
  spec: CommitmentSpec<K, S, F>,
  { read, settings }: DocumentContext,
  { procoreId, number }: { readonly procoreId: string; readonly number: string },
): readonly string[] {
  return sharingNumber(spec.kind, read, number).flatMap((otherId) => {
    if (otherId === procoreId) return [];
    const other = spec.sent(read, otherId);
    const own = read.own.document(documentId(spec.kind, otherId));
    const waiting =
      own !== null &&
      ['sent', 'held', 'queued', 'sending', 'unsure', 'failed', 'written', 'toBeEntered'].includes(own.state);
    if (other === null || !waiting) return [];
    const written = proposedNumber({ sent: other, keyed: own.keyed, useProcoreNumber: settings.useProcoreNumber });
    return written !== null && foldNumber(written) === foldNumber(number) ? [`“${other.title}”`] : [];
  });
}

function sharingNumber(kind: SageDocumentKind, read: ReadHandle, number: string): readonly string[] {
  const sent = read.mirror.byLookup('procore', kind, foldNumber(number)).map((record) => record.id);
  const keyed = read.own.keyedUnder(kind, foldNumber(number)).map((own) => own.procoreId);
  return [...new Set([...sent, ...keyed])];
}
