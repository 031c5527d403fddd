// The schedule of values of both sides, line beside line, totals tied, equal lines foldable.
import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { AmountText } from '../../../kit/amount-text.tsx';
import { MarkIcon } from '../../../kit/mark.tsx';
import { type Compared, type Field, FieldValue, isNumeric, markWords, sageValue } from './field-value.tsx';

type Line = Compared['lines'][number];

/** Lines that are the same on both sides fold away once there are many of them beside others that differ. */
const foldFrom = 4;

export function LineTable(props: { readonly compared: Compared }) {
  const { compared } = props;
  const same = compared.lines.filter((line) => line.mark === 'same').length;
  const [folded, setFolded] = useState(true);
  if (compared.lines.length === 0) return <p className="quiet compare-none">No lines.</p>;
  const foldable = same >= foldFrom && same < compared.lines.length;
  const lines = foldable && folded ? compared.lines.filter((line) => line.mark !== 'same') : compared.lines;
  const columns = lineColumns(compared);
  return (
    <>
      <table className="compare-table compare-lines">
        <caption className="sr-only">Lines of both sides</caption>
        <thead>
          <tr>
            <NumberHead start={false} />
            {columns.sent.map((field) => (
              <ColumnHead key={field.field} field={field} />
            ))}
            <NumberHead start />
            {columns.sage.map((field) => (
              <ColumnHead key={field.field} field={field} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} columns={columns} compared={compared} />
          ))}
        </tbody>
        <Totals columns={columns} compared={compared} />
      </table>
      {foldable ? (
        <Button size="small" variant="text" color="primary" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? `Show ${same} equal lines` : `Fold ${same} equal lines`}
        </Button>
      ) : null}
    </>
  );
}

type Columns = { readonly sent: readonly Field[]; readonly sage: readonly Field[] };

/** What Sage's lines have no column for stands under the description instead of in a column of its own. */
function isAside(field: Field): boolean {
  return field.mark === 'notCarried' && field.willBe === null && field.is === null;
}

/** Quantity, unit and price stand under the description: as columns they would leave it no room. */
function isDetail(field: Field): boolean {
  return (field.kind === 'quantity' || field.field === 'unit') && !isAside(field);
}

/** Every field that some line states on that side, in the order of its first line. */
function lineColumns(compared: Compared): Columns {
  const sent = new Map<string, Field>();
  const sage = new Map<string, Field>();
  for (const field of compared.lines.flatMap((line) => line.fields)) {
    if (isAside(field) || isDetail(field)) continue;
    if (field.sent !== null && !sent.has(field.field)) sent.set(field.field, field);
    if ((field.willBe ?? field.is) !== null && !sage.has(field.field)) sage.set(field.field, field);
  }
  const amountLast = (a: Field, b: Field) => Number(a.kind === 'amount') - Number(b.kind === 'amount');
  return { sent: [...sent.values()].sort(amountLast), sage: [...sage.values()].sort(amountLast) };
}

function ColumnHead(props: { readonly field: Field }) {
  const { field } = props;
  return (
    <th scope="col" className={`${isNumeric(field) ? 'cell-number' : ''} col-${field.kind} col-${field.field}`}>
      {field.label}
    </th>
  );
}

function NumberHead(props: { readonly start: boolean }) {
  return (
    <th scope="col" className={`col-number${props.start ? ' side-start' : ''}`}>
      #
    </th>
  );
}

function LineRow(props: { readonly line: Line; readonly columns: Columns; readonly compared: Compared }) {
  const { line, columns, compared } = props;
  const of = (column: Field) => line.fields.find((field) => field.field === column.field);
  const asides = line.fields.filter(isAside);
  const details = line.fields.filter(isDetail);
  return (
    <tr className={line.mark === 'same' ? '' : `line-${line.mark}`}>
      <td className="quiet col-number">{line.number}</td>
      {columns.sent.map((column, index) => (
        <SentCell key={column.field} column={column} field={of(column)} asides={index === 0 ? asides : none}>
          {index === 0 ? <Details details={details} read={(field) => field.sent} lit={false} /> : null}
        </SentCell>
      ))}
      <td className="quiet col-number side-start">{line.number}</td>
      {columns.sage.map((column, index) => (
        <SageCell key={column.field} column={column} field={of(column)} compared={compared}>
          {index === 0 && compared.sageShows !== 'nothing' ? (
            <Details details={details} read={(field) => sageValue(field, compared.sageShows)} lit />
          ) : null}
        </SageCell>
      ))}
    </tr>
  );
}

const none: readonly Field[] = [];
type CellOf = { readonly column: Field; readonly field: Field | undefined; readonly children: ReactNode };

/** e.g. "861.3333 ea × 104.6667"; lit where Sage's side is not what was sent. */
function Details(props: {
  readonly details: readonly Field[];
  readonly read: (field: Field) => string | null;
  readonly lit: boolean;
}) {
  const { details, read, lit } = props;
  const value = (name: string) => {
    const field = details.find((detail) => detail.field === name);
    const text = field === undefined ? null : read(field);
    return field === undefined || text === null ? null : <FieldValue kind={field.kind} value={text} />;
  };
  const [quantity, unit, price] = [value('quantity'), value('unit'), value('price')];
  if (quantity === null && price === null) return null;
  const worst = details.find((field) => field.mark !== 'same');
  const note = lit && worst !== undefined ? (worst.note ?? undefined) : undefined;
  return (
    <small className={lit && worst !== undefined ? `why-${worst.mark}` : 'quiet'} title={note}>
      {quantity ?? '–'} {unit} × {price ?? '–'}
    </small>
  );
}

function SentCell(props: CellOf & { readonly asides: readonly Field[] }) {
  const { column, field, asides } = props;
  return (
    <td className={isNumeric(column) ? 'cell-number' : ''} title={field?.note ?? field?.sent ?? undefined}>
      <FieldValue kind={column.kind} value={field?.sent ?? null} />
      {props.children}
      {asides.map((aside) => (
        <small key={aside.field} className="why" title={aside.note ?? undefined}>
          {aside.label} {aside.sent}, not carried
        </small>
      ))}
    </td>
  );
}

function SageCell(props: CellOf & { readonly compared: Compared }) {
  const { column, field, compared } = props;
  const shown = field === undefined || compared.sageShows === 'nothing' ? null : field;
  const value = shown === null ? null : sageValue(shown, compared.sageShows);
  const word = shown === null || shown.mark === 'derived' ? '' : markWords(shown);
  const text = <FieldValue kind={column.kind} value={value} />;
  return (
    <td className={isNumeric(column) ? 'cell-number' : ''} title={shown?.note ?? value ?? undefined}>
      {shown === null || word === '' ? (
        text
      ) : (
        <span className="cell-line">
          <span className={`lit lit-${shown.mark}`}>{text}</span>
          <span className={`why why-${shown.mark}`}>{shown.note ?? word}</span>
        </span>
      )}
      {props.children}
    </td>
  );
}

function Totals(props: { readonly columns: Columns; readonly compared: Compared }) {
  const { columns, compared } = props;
  const { totals, sageShows } = compared;
  const before = (side: readonly Field[]) => side.findIndex((field) => field.kind === 'amount');
  const [sentAt, sageAt] = [before(columns.sent), before(columns.sage)];
  if (sentAt < 1 || sageAt < 1) return null;
  const sage = sageShows === 'is' ? totals.is : sageShows === 'willBe' ? totals.willBe : null;
  return (
    <tfoot>
      <tr>
        <td />
        <td colSpan={sentAt}>Total</td>
        <td className="cell-number">
          <AmountText value={totals.sent} strong exact />
        </td>
        <td className="side-start" />
        <td colSpan={sageAt}>
          Total <TieWord compared={compared} />
        </td>
        <td className="cell-number">
          <AmountText value={sage} strong exact />
        </td>
      </tr>
    </tfoot>
  );
}

function TieWord(props: { readonly compared: Compared }) {
  const { totals, sageShows } = props.compared;
  if (sageShows === 'nothing') return null;
  return totals.ties ? (
    <span className="status tone-ready tie">
      <MarkIcon mark="ready" />
      <span>ties</span>
    </span>
  ) : (
    <span className="status tone-blocked tie">
      <MarkIcon mark="blocked" />
      <span>does not tie</span>
    </span>
  );
}
