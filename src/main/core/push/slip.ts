// The account of one push: what was sent, what Sage said when read back, what Procore knows, and what ties.
import { type Slip, slipSchema } from '#shared/contract/push.ts';
import { states } from '#shared/domain/lifecycle/states.ts';
import { type Amount, amountToText, parseAmount, subtractAmounts, sumAmounts } from '#shared/money/amount.ts';
import { describeError } from '#shared/result/app-error.ts';
import { assert, required } from '#shared/result/assert.ts';
import { pipelines } from '../desk/pipelines.ts';
import type { Intent, Link, PushRun } from '../ports/own.ts';
import type { ReadHandle } from '../ports/store.ts';
import type { TrayItem } from './tray.ts';

/** What a push keeps of each item when it starts. */
export type PushItem = TrayItem & { readonly intentId: string };

/** A finished push keeps its slip as it was; a running one is worked out afresh. */
export function readSlip(read: ReadHandle, run: PushRun): Slip {
  const stored: unknown = JSON.parse(run.items);
  if (run.state === 'finished' || run.state === 'stopped') return slipSchema.parse(stored);
  return makeSlip(read, run, stored as readonly PushItem[]);
}

export function makeSlip(read: ReadHandle, run: PushRun, planned: readonly PushItem[]): Slip {
  const items = planned.map((item) => slipItem(read, item));
  const written = items.filter((item) => item.intent.verb === 'write');
  const sent = written.filter((item) => item.link !== null && item.intent.state !== 'waiting');
  const proven = sent.filter((item) => item.slip.readBack !== null);
  const sentSum = sumText(sent.map((item) => item.slip.sent));
  const readBackSum = sumText(proven.map((item) => item.slip.readBack ?? '0.00'));
  const difference = subtractAmounts(sentSum, readBackSum);
  return {
    pushId: run.id,
    state: run.state,
    person: run.person,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    done: items.filter((item) => item.settled).length,
    total: items.length,
    items: items.map((item) => item.slip),
    control: {
      sentCount: sent.length,
      sentSum: amountToText(sentSum),
      readBackCount: proven.length,
      readBackSum: amountToText(readBackSum),
      reportedCount: sent.filter((item) => item.slip.reported).length,
      difference: amountToText(difference),
      ties: difference === 0n && proven.length === sent.length && items.every((item) => item.intent.state !== 'unsure'),
    },
  };
}

function slipItem(read: ReadHandle, item: PushItem) {
  const intent = required(read.own.intent(item.intentId), `intent ${item.intentId}`);
  const link = intent.verb === 'write' ? read.own.link(intent.document) : null;
  const own = required(read.own.document(intent.document), intent.document);
  const record = link === null || !link.verified ? null : (pipelines[own.kind]?.inSage(read, link.sageKey) ?? null);
  const error = intent.lastError ?? (own.state === 'failed' ? own.error : null);
  const slip: Slip['items'][number] = {
    ...withoutIntent(item),
    state: own.state,
    heldBack: intent.state === 'waiting' && error !== null ? describeError(error).what : null,
    sent: item.amount,
    readBack: record === null ? null : amountToText(record.total),
    linesReadBack: record?.lines ?? null,
    sageRecord: link?.sageRecord ?? null,
    sageKey: link?.sageKey ?? null,
    reported: link?.reported ?? intent.state === 'done',
    error,
    words:
      error === null
        ? intent.verb === 'reject' && intent.state === 'done'
          ? 'Procore was told'
          : `${states[own.state].word}${untold(read, intent, link)}`
        : describeError(error).what,
  };
  return { slip, intent, link, settled: ['done', 'refused', 'conflict', 'withdrawn'].includes(intent.state) };
}

/** In Sage and proven, but Procore could not be told: said with the reason, since the push itself did its work. */
function untold(read: ReadHandle, intent: Intent, link: Link | null): string {
  if (intent.verb !== 'write' || link === null || link.reported) return '';
  const report = read.own.intentsOf(intent.document).findLast((other) => other.verb === 'report');
  return report?.lastError ? `; not reported yet: ${describeError(report.lastError).what}` : '';
}

function withoutIntent({ intentId: _, ...item }: PushItem): TrayItem {
  return item;
}

function sumText(texts: readonly string[]): Amount {
  return sumAmounts(
    texts.map((text) => {
      const amount = parseAmount(text);
      assert(amount.ok, `a slip holds ${text}`);
      return amount.value;
    }),
  );
}
