// Feeds one grid with windows of rows from the core, and keeps decided rows in their place.
import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import { viewsOf } from '#shared/domain/lifecycle/views-of.ts';
import type { AppError } from '#shared/result/app-error.ts';
import type { Client } from '../../../bridge/client.ts';
import type { DeskRows } from '../decide/desk-rows.ts';
import { mergeWindow, planWindow } from './kept-rows.ts';

export type PageQuery = Omit<CallInput<'desk.page'>, 'offset' | 'limit'>;
export type PageFacts = { readonly total: number; readonly sum: string; readonly sageSum: string };
type Page = CallOutput<'desk.page'>;

export type SourceEvents = {
  readonly onFacts: (facts: PageFacts) => void;
  readonly onError: (error: AppError | null) => void;
};

export const blockSize = 200;

export class RowSource implements IDatasource {
  readonly query: PageQuery;
  readonly #kept = new Map<number, string>();
  readonly #client: Client;
  readonly #rows: DeskRows;
  readonly #events: SourceEvents;
  #first: Page | null = null;
  #over = false;

  constructor(from: { client: Client; rows: DeskRows; query: PageQuery }, events: SourceEvents) {
    this.#client = from.client;
    this.#rows = from.rows;
    this.query = from.query;
    this.#events = events;
  }

  /** Fetches the first window before the grid asks, so that the old rows stay on screen until the new ones are here. */
  async prepare(): Promise<void> {
    const page = await this.#ask(0, blockSize);
    if (page !== null) this.#first = page;
  }

  getRows(params: IGetRowsParams): void {
    const plan = planWindow(params.startRow, params.endRow, this.#kept);
    const ready = params.startRow === 0 ? this.#first : null;
    this.#first = null;
    const answer = (page: Page | null) => {
      if (this.#over) return;
      if (page === null) return params.failCallback();
      this.#rows.learn(page.rows);
      const merged = mergeWindow(params.startRow, plan, { rows: page.rows, keptRow: (id) => this.#rows.shown(id) });
      const shown = merged.map((row) => this.#rows.shown(row.id) ?? row);
      this.#events.onFacts({ total: page.total, sum: page.sum, sageSum: page.sageSum });
      params.successCallback(shown, page.total + this.#kept.size);
    };
    if (ready !== null) answer(ready);
    else void this.#ask(plan.offset, plan.limit).then(answer);
  }

  /** Notes where a row that has left the view stays, or that it came back into it. */
  place(row: DeskRow, index: number | null): void {
    if (index === null) return;
    const left = !viewsOf(row).includes(this.query.view);
    for (const [at, id] of this.#kept) if (id === row.id) this.#kept.delete(at);
    if (left) this.#kept.set(index, row.id);
  }

  /** Sum and count of the view as they are now, without touching the rows. */
  async recount(): Promise<void> {
    const page = await this.#ask(0, 1);
    if (page !== null && !this.#over) {
      this.#events.onFacts({ total: page.total, sum: page.sum, sageSum: page.sageSum });
    }
  }

  /** True when the prepared first window has no row. */
  get isEmpty(): boolean {
    return this.#first?.total === 0;
  }

  get keptCount(): number {
    return this.#kept.size;
  }

  destroy(): void {
    this.#over = true;
  }

  async #ask(offset: number, limit: number): Promise<Page | null> {
    const answer = await this.#client.call('desk.page', { ...this.query, offset, limit });
    if (this.#over) return null;
    this.#events.onError(answer.ok ? null : answer.error);
    return answer.ok ? answer.value : null;
  }
}
