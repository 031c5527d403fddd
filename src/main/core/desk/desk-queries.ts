// What the grids, the side bar and the compare drawer ask.
import type { CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import { gridFamilies, kinds, kindsOfFamily, parseDocumentId } from '#shared/domain/kinds.ts';
import { rights, whatIsMissing } from '#shared/domain/lifecycle/permissions.ts';
import { actionsOf, type Transition, transitions } from '#shared/domain/lifecycle/transitions.ts';
import { amountToText } from '#shared/money/amount.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { Core } from '../core.ts';
import type { ReadHandle } from '../ports/store.ts';
import type { OpenDocument } from './kind-pipeline.ts';
import { pipelines } from './pipelines.ts';
import { documentContext } from './refresh-documents.ts';
import { settledFindings } from './settled-findings.ts';

export function deskViews(core: Core, { jobId }: ParsedInput<'desk.views'>): CallOutput<'desk.views'> {
  return core.store.read((read) => {
    const views = read.desk.views(jobId);
    const count = (view: string) =>
      views.filter((entry) => entry.view === view).reduce((sum, entry) => sum + entry.count, 0);
    const queued = count('queued');
    // A rejection is a decision too, until Procore was told and it leaves the list.
    const rejected = read.own.intents(['waiting']).filter((intent) => intent.verb === 'reject').length;
    return {
      revision: read.own.revision(),
      views: views.map((entry) => ({ ...entry, amount: amountToText(entry.amount) })),
      jobs: [...read.desk.jobs()],
      decided: queued + rejected,
      undecided: Math.max(0, count('readyToExport') - queued),
      causes: read.desk.causes(jobId).map((cause) => ({ ...cause, amount: amountToText(cause.amount) })),
    };
  });
}

export function deskPage(core: Core, input: ParsedInput<'desk.page'>): CallOutput<'desk.page'> {
  return core.store.read((read) => {
    const page = read.desk.page(input);
    return {
      revision: read.own.revision(),
      rows: [...page.rows],
      total: page.total,
      sum: amountToText(page.sum),
      sageSum: amountToText(page.sageSum),
    };
  });
}

export function deskDocument(core: Core, input: ParsedInput<'desk.document'>): Result<CallOutput<'desk.document'>> {
  return core.store.read((read) => {
    const open = openDocument(read, input.id);
    const own = open === null ? null : read.own.document(open.id);
    const row = open === null ? null : read.desk.row(open.id);
    if (open === null || own === null || row === null)
      return err(appError('DOCUMENT_NOT_FOUND', { document: input.id }));
    const link = read.own.link(open.id);
    return ok({
      row,
      findings: (settledFindings(own, link) ?? open.findings()).map((finding) => ({ ...finding })),
      keyed: { ...own.keyed },
      actions: actionsOf(own.kind, own.state).map((action) => {
        const { right }: Transition = transitions[action];
        const missing = right === null ? null : whatIsMissing(core.person, right);
        return {
          action,
          because: missing === null || right === null ? null : `You may not ${rights[right].words}: ${missing}.`,
        };
      }),
      reason: own.reason,
      holdUntil: own.holdUntil,
      sageKey: link?.sageKey ?? null,
      sageNumber: link?.sageNumber ?? null,
      reported: link?.reported ?? false,
      history: read.own
        .journal(open.id, null, 50)
        .map((entry) => ({ at: entry.at, person: entry.person, words: entry.words })),
    });
  });
}

export function deskCompare(core: Core, input: ParsedInput<'desk.compare'>): Result<CallOutput<'desk.compare'>> {
  return core.store.read((read) => {
    const open = openDocument(read, input.id);
    if (open === null) return err(appError('DOCUMENT_NOT_FOUND', { document: input.id }));
    const comparison = open.compare();
    return ok({
      revision: read.own.revision(),
      sageShows: open.sageAmount !== null ? 'is' : 'willBe',
      header: comparison.header.map((field) => ({ ...field })),
      lines: comparison.lines.map((line) => ({ ...line, fields: line.fields.map((field) => ({ ...field })) })),
      totals: { ...comparison.totals },
      procoreAsOf: read.mirror.asOf('procore'),
      sageAsOf: read.mirror.asOf('sage'),
    });
  });
}

/** Which grids are live, and what an empty one says. */
export function deskColumns(): CallOutput<'desk.columns'> {
  return {
    families: gridFamilies.map((family) => {
      const members = kindsOfFamily(family);
      const live = members.filter((kind) => pipelines[kind] !== null);
      const missing = members
        .filter((kind) => pipelines[kind] === null && kinds[kind].offBecause === null)
        .map((kind) => kinds[kind].name.toLowerCase());
      const words = missing.length === 0 ? '' : `Until then, export ${missing.join(' and ')} records as before.`;
      return { family, live: live.length > 0, words, kinds: [...members] };
    }),
  };
}

function openDocument(read: ReadHandle, id: string): OpenDocument | null {
  const parsed = parseDocumentId(id);
  return parsed === null ? null : (pipelines[parsed.kind]?.open(documentContext(read), parsed.procoreId) ?? null);
}
