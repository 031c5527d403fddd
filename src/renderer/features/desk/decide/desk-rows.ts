// The rows as the accountant sees them: what the core last said, with own decisions on top until it answers.
import type { DeskRow } from '#shared/contract/desk.ts';
import type { ReviewAnswer } from '#shared/contract/review.ts';
import { type Action, nextState } from '#shared/domain/lifecycle/transitions.ts';
import type { AppError } from '#shared/result/app-error.ts';

type Local = { readonly state: DeskRow['state']; readonly waiting: number };

export class DeskRows {
  readonly #known = new Map<string, DeskRow>();
  readonly #local = new Map<string, Local>();
  readonly #refused = new Map<string, AppError>();

  /** Takes rows from the core; an older revision never replaces a newer one. Returns them as they are shown. */
  learn(rows: readonly DeskRow[]): DeskRow[] {
    return rows.map((row) => {
      const known = this.#known.get(row.id);
      if (known === undefined || row.revision >= known.revision) this.#known.set(row.id, row);
      return this.shown(row.id) ?? row;
    });
  }

  /** What the core last said; its revision is what a decision names. */
  known(id: string): DeskRow | null {
    return this.#known.get(id) ?? null;
  }

  shown(id: string): DeskRow | null {
    const known = this.#known.get(id);
    const local = this.#local.get(id);
    if (known === undefined) return null;
    if (local !== undefined) return { ...known, state: local.state, error: null };
    const refused = this.#refused.get(id);
    return refused === undefined ? known : { ...known, error: { code: refused.code, facts: { ...refused.facts } } };
  }

  /** Remembers that a decision on this row was not taken, and why; null forgets it. Returns the row as it is shown. */
  refuse(id: string, error: AppError | null): DeskRow | null {
    if (error === null) this.#refused.delete(id);
    else this.#refused.set(id, error);
    return this.shown(id);
  }

  isWaiting(id: string): boolean {
    return this.#local.has(id);
  }

  /**
   * Applies the lifecycle's own transition at once. Rows whose state does not allow it are left as they are,
   * and so are blocked ones for accept: whether they may go on is the core's to say.
   */
  decide(ids: readonly string[], action: Action): DeskRow[] {
    const changed: DeskRow[] = [];
    for (const id of ids) {
      const row = this.shown(id);
      if (row === null) continue;
      const to = action === 'accept' && row.light === 'blocked' ? null : nextState(row.kind, row.state, action);
      this.#refused.delete(id);
      const waiting = (this.#local.get(id)?.waiting ?? 0) + 1;
      this.#local.set(id, { state: to ?? row.state, waiting });
      if (to !== null) changed.push({ ...row, state: to, error: null });
    }
    return changed;
  }

  /** The answer confirms or corrects; without one (the line broke) every row stands as before. Returns rows to repaint. */
  settle(ids: readonly string[], answer: ReviewAnswer | null): DeskRow[] {
    const truths = answer === null ? [] : [...answer.changed, ...answer.conflicts.flatMap((item) => item.row ?? [])];
    for (const row of truths) this.#known.set(row.id, row);
    for (const id of ids) {
      const local = this.#local.get(id);
      if (local === undefined) continue;
      if (local.waiting <= 1) this.#local.delete(id);
      else this.#local.set(id, { ...local, waiting: local.waiting - 1 });
    }
    const touched = new Set([...ids, ...truths.map((row) => row.id)]);
    return [...touched].flatMap((id) => this.shown(id) ?? []);
  }

  /** Forgets what is not waiting for an answer: a new set of rows is about to be shown. */
  clear(): void {
    for (const id of this.#known.keys()) if (!this.#local.has(id)) this.#known.delete(id);
  }
}
