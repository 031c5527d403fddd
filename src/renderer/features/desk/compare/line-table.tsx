// The schedule of values of both sides, line beside line, totals tied, equal lines foldable.
import Button from '@mui/material/Button';
import { useState } from 'react';
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
            <th scope="col" className="col-number">
              #
            </th>
            {columns.sent.map((field) => (
              <ColumnHead key={`p${field.field}`} field={field} start={false} />
            ))}
            {columns.sage.map((field, index) => (
              <ColumnHead key={`s${field.field}`} field={field} start={index === 0} />
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

/** Every field that some line states on that side, in the order of its first line. */
function lineColumns(compared: Compared): Columns {
  const sent = new Map<string, Field>();
  const sage = new Map<string, Field>();
  for (const field of compared.lines.flatMap((line) => line.fields)) {
    if (field.sent !== null && !sent.has(field.field)) sent.set(field.field, field);
    if ((field.willBe ?? field.is) !== null && !sage.has(field.field)) sage.set(field.field, field);
  }
  const amountLast = (a: Field, b: Field) => Number(a.kind === 'amount') - Number(b.kind === 'amount');
  return { sent: [...sent.values()].sort(amountLast), sage: [...sage.values()].sort(amountLast) };
}

function ColumnHead(props: { readonly field: Field; readonly start: boolean }) {
  const { field, start } = props;
  const classes = [isNumeric(field) ? 'cell-number' : '', start ? 'side-start' : '', `col-${field.kind}`];
  return (
    <th scope="col" className={classes.join(' ')}>
      {field.label}
    </th>
  );
}

function LineRow(props: { readonly line: Line; readonly columns: Columns; readonly compared: Compared }) {
  const { line, columns, compared } = props;
  const of = (column: Field) => line.fields.find((field) => field.field === column.field);
  return (
    <tr className={line.mark === 'same' ? '' : `line-${line.mark}`}>
      <td className="quiet col-number">{line.number}</td>
      {columns.sent.map((column) => (
        <SentCell key={column.field} column={column} field={of(column)} />
      ))}
      {columns.sage.map((column, index) => (
        <SageCell key={column.field} column={column} field={of(column)} start={index === 0} compared={compared} />
      ))}
    </tr>
  );
}

type CellOf = { readonly column: Field; readonly field: Field | undefined };

function SentCell(props: CellOf) {
  const { column, field } = props;
  const notCarried = field?.mark === 'notCarried';
  return (
    <td className={isNumeric(column) ? 'cell-number' : ''} title={field?.note ?? field?.sent ?? undefined}>
      <FieldValue kind={column.kind} value={field?.sent ?? null} />
      {notCarried ? <span className="why">not carried</span> : null}
    </td>
  );
}

function SageCell(props: CellOf & { readonly start: boolean; readonly compared: Compared }) {
  const { column, field, start, compared } = props;
  const shown = field === undefined || compared.sageShows === 'nothing' ? null : field;
  const value = shown === null ? null : sageValue(shown, compared.sageShows);
  const word = shown === null || shown.mark === 'derived' ? '' : markWords(shown);
  return (
    <td
      className={`${isNumeric(column) ? 'cell-number' : ''} ${start ? 'side-start' : ''}`}
      title={shown?.note ?? value ?? undefined}
    >
      <span className={shown === null || word === '' ? '' : `lit lit-${shown.mark}`}>
        <FieldValue kind={column.kind} value={value} />
      </span>
      {shown === null || word === '' ? null : <span className={`why why-${shown.mark}`}>{shown.note ?? word}</span>}
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
        <td colSpan={sageAt} className="side-start">
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
