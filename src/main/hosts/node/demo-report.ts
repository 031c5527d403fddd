// The slip of the demo as text: what was sent, what was held back and why, and the control totals of both sides.
import type { DeskRow } from '#shared/contract/desk.ts';
import type { Slip } from '#shared/contract/push.ts';
import type { Connection } from '#shared/contract/session.ts';
import {
  type Amount,
  amountToText,
  formatAmount,
  parseAmount,
  subtractAmounts,
  sumAmounts,
  zeroAmount,
} from '#shared/money/amount.ts';
import { assert } from '#shared/result/assert.ts';

export type DemoOutcome = {
  readonly company: string;
  /** Null when there was nothing to push. */
  readonly slip: Slip | null;
  /** Pushed documents as both mirrors show them after a fresh pull. */
  readonly pushed: readonly DeskRow[];
  readonly synced: readonly DeskRow[];
  readonly heldBack: readonly DeskRow[];
  readonly connections: readonly Connection[];
};

/** Everything sent was read back, is known to Procore, and both sides show the same sum after a fresh pull. */
export function tiesOut(outcome: DemoOutcome): boolean {
  const { slip, pushed } = outcome;
  if (slip === null) return true;
  const { control } = slip;
  const all = control.sentCount === slip.items.length && control.reportedCount === slip.items.length;
  return control.ties && all && pushed.length === slip.items.length && difference(pushed) === zeroAmount;
}

export function demoReport(outcome: DemoOutcome): readonly string[] {
  const { slip } = outcome;
  const sent = slip === null ? ['Nothing to push.'] : ['SENT', ...slip.items.map(sentLine)];
  return ['', ...sent, '', ...heldBackLines(outcome.heldBack), '', ...controlLines(outcome)];
}

function sentLine(item: Slip['items'][number]): string {
  const place = item.sageRecord === null ? '' : `record ${item.sageRecord}`;
  return `  ${cell(item.number, 20)} ${cell(item.title, 34)} ${cell(item.vendor, 28)} ${money(item.sent)}  ${cell(`${item.lines} lines`, 8)}  ${cell(item.words, 12)}  ${place}`.trimEnd();
}

function heldBackLines(rows: readonly DeskRow[]): readonly string[] {
  if (rows.length === 0) return ['HELD BACK', '  Nothing.'];
  return [
    'HELD BACK',
    ...rows.map(
      (row) =>
        `  ${cell(row.number === '' ? '(no number)' : row.number, 20)} ${cell(row.title, 34)} ${money(row.amount)}  ${row.reason}`,
    ),
  ];
}

function controlLines(outcome: DemoOutcome): readonly string[] {
  const { slip, pushed } = outcome;
  if (slip === null)
    return [`CONTROL TOTALS`, `  ${outcome.synced.length} commitments are synced; nothing waits that could be pushed.`];
  const { control } = slip;
  const line = (name: string, count: number, sum: string) =>
    `  ${cell(name, 44)} ${String(count).padStart(4)} ${money(sum)}`;
  return [
    'CONTROL TOTALS',
    line('Sent to Sage', control.sentCount, control.sentSum),
    line('Read back from Sage', control.readBackCount, control.readBackSum),
    line('Known to Procore', control.reportedCount, control.sentSum),
    line('Procore, after a fresh pull', pushed.length, amountToText(total(pushed, (row) => row.amount))),
    line('Sage, after a fresh pull', pushed.length, amountToText(total(pushed, (row) => row.sageAmount))),
    `  ${cell('Difference', 44)}      ${money(amountToText(difference(pushed)))}  ${tiesOut(outcome) ? '✓✓ ties out' : '■ does not tie out'}`,
  ];
}

function difference(rows: readonly DeskRow[]): Amount {
  return subtractAmounts(
    total(rows, (row) => row.amount),
    total(rows, (row) => row.sageAmount),
  );
}

function total(rows: readonly DeskRow[], of: (row: DeskRow) => string | null): Amount {
  return sumAmounts(rows.map((row) => exact(of(row) ?? '0.00')));
}

function exact(amount: string): Amount {
  const parsed = parseAmount(amount);
  assert(parsed.ok, `not an amount: ${amount}`);
  return parsed.value;
}

function money(amount: string | null): string {
  return (amount === null ? '–' : formatAmount(exact(amount))).padStart(16);
}

function cell(content: string, width: number): string {
  return (content.length > width ? `${content.slice(0, width - 1)}…` : content).padEnd(width);
}
