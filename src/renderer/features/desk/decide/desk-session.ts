// Decisions of one accountant: on screen at once, sent in order, confirmed or corrected by the core's answer.
import type { QueryClient } from '@tanstack/react-query';
import type { DeskRow } from '#shared/contract/desk.ts';
import type { ReviewAnswer } from '#shared/contract/review.ts';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { type Action, nextState } from '#shared/domain/lifecycle/transitions.ts';
import type { AppError } from '#shared/result/app-error.ts';
import type { Result } from '#shared/result/result.ts';
import type { Client } from '../../../bridge/client.ts';
import { callKey } from '../../../bridge/client-context.tsx';
import { type RowError, setErrors, useDesk } from '../desk-store.ts';
import type { DeskGrid } from '../grid/desk-grid.ts';
import { DeskRows } from './desk-rows.ts';
import { measureKeyToPaint } from './key-to-paint.ts';

export type Decision =
  | { readonly action: 'accept' | 'unarchive' | 'resend' | 'undo' }
  | { readonly action: 'reject' | 'archive'; readonly reason: string }
  | { readonly action: 'hold'; readonly until: string };

const movesOn: readonly Action[] = ['accept', 'reject', 'hold', 'archive'];
const maxItems = 5000;

export class DeskSession {
  readonly rows = new DeskRows();
  readonly grids = new Map<GridFamily, DeskGrid>();
  readonly #client: Client;
  readonly #queries: QueryClient;
  #sent: Promise<void> = Promise.resolve();
  #waiting = 0;
  #tally: ReturnType<typeof setTimeout> | undefined;
  #undoable: (readonly string[])[] = [];

  constructor(client: Client, queries: QueryClient) {
    this.#client = client;
    this.#queries = queries;
  }

  /** True while an answer is on its way: the grids are then not reloaded. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** What a decision is about: the selected rows of the active grid, else the focused one, as they stand now. */
  targets(): readonly DeskRow[] {
    const { family, focused } = useDesk.getState();
    const selected = this.grids.get(family)?.selected() ?? [];
    const rows = selected.length > 0 ? selected : focused === null ? [] : [focused];
    return rows.map((row) => this.rows.shown(row.id) ?? row);
  }

  decide(targets: readonly DeskRow[], decision: Decision): void {
    const painted = measureKeyToPaint();
    const ids = targets.map((row) => row.id);
    if (ids.length === 0) return;
    setErrors([], ids);
    this.#show(this.rows.decide(ids, decision.action));
    if (decision.action !== 'undo') this.#undoable.push(ids);
    if (movesOn.includes(decision.action)) this.#moveOn(ids);
    else this.#refocus();
    painted();
    this.#enqueue(ids, decision);
  }

  /** The accountant has read what was refused on these rows. */
  forgive(ids: readonly string[]): void {
    setErrors([], ids);
    this.#show(ids.flatMap((id) => this.rows.refuse(id, null) ?? []));
    this.#refocus();
  }

  /** Takes back the targets' decisions where that is possible, else the last decision made here. */
  undo(): void {
    const targets = this.targets().filter((row) => nextState(row.kind, row.state, 'undo') !== null);
    const ids = targets.length > 0 ? targets.map((row) => row.id) : (this.#undoable.pop() ?? []);
    const rows = ids.flatMap((id) => this.rows.shown(id) ?? []).filter((row) => nextState(row.kind, row.state, 'undo'));
    if (rows.length === 0) return;
    if (targets.length > 0) this.#undoable = this.#undoable.filter((batch) => !batch.some((id) => ids.includes(id)));
    this.decide(rows, { action: 'undo' });
    const first = rows[0];
    if (first !== undefined && targets.length === 0) this.grids.get(first.family)?.focusRow(first.id);
  }

  /** Sets a keyed field; the checks run again on the core's side. */
  async key(row: DeskRow, field: 'number' | 'title', value: string | null): Promise<AppError | null> {
    const items = [{ id: row.id, revision: this.rows.known(row.id)?.revision ?? row.revision }];
    const answer = await this.#client.call('review.key', { items, field, value });
    this.#settle([row.id], answer);
    if (!answer.ok) return answer.error;
    return answer.value.conflicts[0]?.error ?? null;
  }

  #enqueue(ids: readonly string[], decision: Decision): void {
    this.#waiting += 1;
    this.#sent = this.#sent.then(async () => {
      for (let from = 0; from < ids.length; from += maxItems) {
        const part = ids.slice(from, from + maxItems);
        this.#settle(part, await this.#send(part, decision));
      }
      this.#waiting -= 1;
    });
  }

  #send(ids: readonly string[], decision: Decision): Promise<Result<ReviewAnswer>> {
    const items = ids.map((id) => ({ id, revision: this.rows.known(id)?.revision ?? 0 }));
    switch (decision.action) {
      case 'reject':
        return this.#client.call('review.reject', { items, reason: decision.reason });
      case 'archive':
        return this.#client.call('review.archive', { items, reason: decision.reason });
      case 'hold':
        return this.#client.call('review.hold', { items, until: decision.until });
      default:
        return this.#client.call(`review.${decision.action}`, { items });
    }
  }

  #settle(ids: readonly string[], answer: Result<ReviewAnswer>): void {
    const settled = this.rows.settle(ids, answer.ok ? answer.value : null);
    const failed = answer.ok
      ? answer.value.conflicts
      : ids.map((id) => ({ id, error: answer.error, row: this.rows.known(id) }));
    const entries = failed.map(({ id, error }): [string, RowError] => [
      id,
      { error, name: this.rows.known(id)?.number ?? id },
    ]);
    if (entries.length > 0) setErrors(entries, []);
    for (const { id, error } of failed) this.rows.refuse(id, error);
    const rows = settled.map((row) => this.rows.shown(row.id) ?? row);
    this.#show(rows);
    for (const row of rows) {
      const grid = this.grids.get(row.family);
      if (!this.rows.isWaiting(row.id)) grid?.source?.place(row, grid.indexOf(row.id));
    }
    this.#refocus();
    this.#invalidate(ids);
  }

  #invalidate(ids: readonly string[]): void {
    clearTimeout(this.#tally);
    this.#tally = setTimeout(() => this.#recount(), 120);
    for (const id of ids.slice(0, 50)) {
      void this.#queries.invalidateQueries({ queryKey: callKey('desk.document', { id }) });
      void this.#queries.invalidateQueries({ queryKey: callKey('desk.compare', { id }) });
    }
  }

  /** Counts and sums, once for a quick run of decisions. */
  #recount(): void {
    void this.#queries.invalidateQueries({ queryKey: ['desk.views'] });
    void this.#queries.invalidateQueries({ queryKey: ['push.plan'] });
    for (const grid of this.grids.values()) void grid.source?.recount();
  }

  #show(rows: readonly DeskRow[]): void {
    for (const grid of this.grids.values()) grid.repaint(rows.filter((row) => row.family === grid.family));
  }

  /** The drawer's row as it stands now. */
  #refocus(): void {
    const { focused, selection, family } = useDesk.getState();
    const now = focused === null ? null : this.rows.shown(focused.id);
    const selected = selection[family]?.map((row) => this.rows.shown(row.id) ?? row) ?? [];
    if (now !== null) useDesk.setState({ focused: now, selection: { ...selection, [family]: selected } });
  }

  #moveOn(ids: readonly string[]): void {
    const { family, focused } = useDesk.getState();
    const grid = this.grids.get(family);
    const from = ids.at(-1) ?? focused?.id;
    if (grid === undefined || from === undefined) return;
    const decided = new Set(ids);
    const next = grid.nextAfter(
      from,
      (row) => !decided.has(row.id) && nextState(row.kind, row.state, 'accept') !== null,
    );
    if (next === null) this.#refocus();
    else grid.focusRow(next.id);
  }
}
