// How the cells of the grids are drawn: plain DOM, because a key press has to be on screen in the same frame.
import type { ColDef, ICellRendererParams, ValueGetterParams } from 'ag-grid-community';
import type { DeskRow } from '#shared/contract/desk.ts';
import { type GridFamily, kinds } from '#shared/domain/kinds.ts';
import { amountToText, parseAmount, subtractAmounts } from '#shared/money/amount.ts';
import { describeError } from '#shared/result/app-error.ts';
import { type Status, statusOfLight, statusOfRow } from '../../../bridge/status-words.ts';
import { amountWords } from '../../../kit/amount-text.tsx';
import { ageWords, instantWords } from '../../../kit/dates.ts';
import { type MarkShape, markMarkup } from '../../../kit/mark-shapes.ts';
import { type ColumnId, type PaneLayout, sortable } from '../layout/desk-layout.ts';
import { columnFacts, familyColumns, headerOf, narrowest } from './grid-columns.ts';

export function differenceOf(row: DeskRow): string | null {
  if (row.amount === null || row.sageAmount === null) return null;
  const [sent, held] = [parseAmount(row.amount), parseAmount(row.sageAmount)];
  return sent.ok && held.ok ? amountToText(subtractAmounts(sent.value, held.value)) : null;
}

/** The wire value of a column; also what is copied. Changes whenever the cell has to be drawn again. */
export function cellText(row: DeskRow, column: ColumnId): string | null {
  switch (column) {
    case 'state':
      return statusOfRow(row).word;
    case 'checks':
      return row.reason === '' ? statusOfLight(row.light).word : row.reason;
    case 'kind':
      return kinds[row.kind].name;
    case 'difference':
      return differenceOf(row);
    case 'since':
      return row.since;
    default:
      return row[column];
  }
}

const cellClasses = { amount: 'cell-amount', text: 'cell-text' } as const;

export function columnDefs(family: GridFamily, shown: readonly ColumnId[], pane: PaneLayout): ColDef<DeskRow>[] {
  const all = familyColumns[family];
  const place = (column: ColumnId) => {
    const at = pane.order.indexOf(column);
    return at < 0 ? 100 + all.indexOf(column) : at;
  };
  return [...all]
    .sort((a, b) => place(a) - place(b))
    .map((column) => columnDef(family, column, { hide: !shown.includes(column), pane }));
}

function columnDef(
  family: GridFamily,
  column: ColumnId,
  how: { readonly hide: boolean; readonly pane: PaneLayout },
): ColDef<DeskRow> {
  const facts = columnFacts[column];
  const width = how.pane.widths[column];
  const sort = how.pane.sort.find((item) => item.column === column)?.direction;
  return {
    colId: column,
    headerName: headerOf(family, column),
    hide: how.hide,
    sortable: sortable.some((name) => name === column),
    ...(sort === undefined ? {} : { initialSort: sort }),
    ...(facts.flex > 0 && width === undefined
      ? { flex: facts.flex, minWidth: narrowest(column) }
      : { width: width ?? facts.width }),
    headerClass: `${facts.amount ? 'head-amount' : ''} ${facts.side === null ? '' : `head-${facts.side}`}`,
    cellClass: facts.amount ? cellClasses.amount : cellClasses.text,
    valueGetter: (params: ValueGetterParams<DeskRow>) => (params.data ? drawKey(params.data, column) : null),
    cellRenderer: (params: ICellRendererParams<DeskRow>) =>
      params.data ? drawCell(params.data, column) : placeholder(),
  };
}

/** Everything a cell's drawing depends on. */
function drawKey(row: DeskRow, column: ColumnId): string {
  if (column === 'state') return `${row.state}|${row.light}|${row.returned}|${row.drifted}|${row.error?.code ?? ''}`;
  if (column === 'checks') return `${row.light}|${row.reason}`;
  return cellText(row, column) ?? '';
}

function placeholder(): HTMLElement {
  return span('cell-waiting', '');
}

function drawCell(row: DeskRow, column: ColumnId): HTMLElement {
  switch (column) {
    case 'state':
      return drawState(row);
    case 'checks':
      return drawStatus(statusOfLight(row.light), row.reason === '' ? statusOfLight(row.light).word : row.reason);
    case 'amount':
    case 'sageAmount':
    case 'difference':
      return drawAmount(cellText(row, column));
    case 'since': {
      const cell = span('quiet', ageWords(row.since));
      cell.title = `waits since ${instantWords(row.since)}`;
      return cell;
    }
    default: {
      const text = row[column];
      const cell = span('', text);
      if (text.length > 12) cell.title = column === 'job' ? `${row.job} ${row.jobName}` : text;
      return cell;
    }
  }
}

function drawState(row: DeskRow): HTMLElement {
  const cell = drawStatus(statusOfRow(row), statusOfRow(row).word);
  const because = row.error === null ? row.reason : describeError(row.error).what;
  if (because !== '') cell.title = because;
  if (row.error !== null && row.state !== 'failed')
    cell.append(drawSign('blocked', describeError(row.error).what, 'blocked'));
  if (row.returned) cell.append(drawSign('returned', 'changed since you looked at it'));
  if (row.drifted) cell.append(drawSign('drifted', 'edited afterwards in Sage or Procore'));
  return cell;
}

function drawStatus(status: Status, words: string): HTMLElement {
  const cell = span(`status tone-${status.tone}`, '');
  cell.innerHTML = markMarkup(status.mark);
  cell.append(span('', words));
  return cell;
}

function drawSign(mark: MarkShape, words: string, tone = 'accent'): HTMLElement {
  const sign = span(`sign tone-${tone}`, '');
  sign.innerHTML = markMarkup(mark);
  sign.title = words;
  sign.append(span('sr-only', words));
  return sign;
}

function drawAmount(wire: string | null): HTMLElement {
  const words = amountWords(wire);
  return span(`amount amount-${words.look}`, words.text);
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}
