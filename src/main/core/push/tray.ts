// The tray: what waits to go out, in the order it will go, and the rows it would write.
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Slip } from '#shared/contract/push.ts';
import { type DocumentId, kinds, parseDocumentId } from '#shared/domain/kinds.ts';
import { type Amount, amountToText, formatAmount, sumAmounts, zeroAmount } from '#shared/money/amount.ts';
import { describeError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import type { Core } from '../core.ts';
import type { DocumentContext } from '../desk/kind-pipeline.ts';
import { pipelines } from '../desk/pipelines.ts';
import { documentContext } from '../desk/refresh-documents.ts';
import type { Intent } from '../ports/own.ts';
import type { ReadHandle } from '../ports/store.ts';
import { deriveKeys } from './derive-keys.ts';
import { writerOf } from './writers.ts';

export type TrayItem = Omit<
  Slip['items'][number],
  'sent' | 'readBack' | 'linesReadBack' | 'sageRecord' | 'sageKey' | 'reported' | 'error' | 'words'
>;
export type Tray = { readonly intents: readonly Intent[]; readonly items: readonly TrayItem[]; readonly sum: Amount };

/** Writes and rejections that wait, dependencies first, then by when they were decided. */
export function readTray(read: ReadHandle, ids: readonly string[] | null): Tray {
  const context = documentContext(read);
  const waiting = read.own
    .intents(['waiting', 'unsure'])
    .filter((intent) => intent.verb !== 'report' && (ids === null || ids.includes(intent.document)));
  const intents = [...waiting].sort((a, b) => depth(a) - depth(b) || a.seq - b.seq);
  const items = intents.map((intent) => trayItem(context, intent));
  return { intents, items, sum: sumOf(intents) };
}

export function dryRun(core: Core, ids: readonly string[] | null): CallOutput<'push.dryRun'> {
  return core.store.read((read) => {
    const tray = readTray(read, ids);
    const context = documentContext(read);
    const documents = tray.intents.map((intent) => {
      const parsed = required(parseDocumentId(intent.document), intent.document);
      if (intent.verb === 'reject') {
        const { reason } = JSON.parse(intent.payload) as { readonly reason: string };
        return {
          id: intent.document,
          words: `Procore sets it back to Draft. Nothing is written into Sage. Reason: ${reason}`,
          rows: [],
        };
      }
      const { total, lines, number } = writerOf(parsed.kind).total(intent.payload);
      const keys = deriveKeys(
        core,
        parsed.kind,
        parsed.procoreId,
        writerOf(parsed.kind).lineIds(intent.payload),
      )[0] ?? { header: '', lines: [] };
      const open = pipelines[parsed.kind]?.open(context, parsed.procoreId);
      const rows = open?.rows(keys, intent.person, core.clock.today()) ?? [];
      const words = `Creates ${kinds[parsed.kind].name.toLowerCase()} ${number} with ${lines} lines, ${formatAmount(total)}, in ${kinds[parsed.kind].sageScreen ?? 'Sage'}.`;
      return { id: intent.document, words, rows: rows.map((row) => ({ table: row.table, values: [...row.values] })) };
    });
    return { items: [...tray.items], count: tray.items.length, sum: amountToText(tray.sum), documents };
  });
}

function trayItem(context: DocumentContext, intent: Intent): TrayItem {
  const parsed = required(parseDocumentId(intent.document), intent.document);
  const open = pipelines[parsed.kind]?.open(context, parsed.procoreId) ?? null;
  const own = required(context.read.own.document(intent.document), intent.document);
  const written = intent.verb === 'write' ? writerOf(parsed.kind).total(intent.payload) : null;
  return {
    id: intent.document,
    kind: parsed.kind,
    number: written?.number ?? open?.number ?? '',
    title: open?.title ?? '',
    vendor: open?.vendor ?? '',
    job: open?.job ?? '',
    amount: amountToText(written?.total ?? zeroAmount),
    lines: written?.lines ?? 0,
    state: own.state,
    heldBack: intent.lastError === null ? null : describeError(intent.lastError).what,
  };
}

/** Sum into Sage: a rejection adds nothing. */
function sumOf(intents: readonly Intent[]): Amount {
  return sumAmounts(
    intents.flatMap((intent) =>
      intent.verb === 'write' ? [writerOf(kindOf(intent.document)).total(intent.payload).total] : [],
    ),
  );
}

function depth(intent: Intent): number {
  const needs = kinds[kindOf(intent.document)].needs;
  return needs.length === 0 ? 0 : 1 + Math.max(...needs.map((kind) => kinds[kind].needs.length));
}

function kindOf(id: DocumentId) {
  return required(parseDocumentId(id), id).kind;
}
