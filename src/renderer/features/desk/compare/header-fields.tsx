// The header of both sides, field by field on the same line, differences lit.
import { type Compared, type Field, FieldValue, markWords, sageValue } from './field-value.tsx';

export function HeaderFields(props: { readonly compared: Compared }) {
  const { compared } = props;
  return (
    <table className="compare-table compare-header">
      <caption className="sr-only">Header fields of both sides</caption>
      <colgroup>
        <col className="col-label" />
        <col />
        <col className="col-label" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Sent by Procore</th>
          <th scope="col">Field</th>
          <th scope="col">In Sage</th>
        </tr>
      </thead>
      <tbody>
        {compared.header.map((field) => (
          <HeaderRow key={field.field} field={field} compared={compared} />
        ))}
      </tbody>
    </table>
  );
}

function HeaderRow(props: { readonly field: Field; readonly compared: Compared }) {
  const { field, compared } = props;
  const lit = field.mark !== 'same';
  const word = markWords(field);
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td className="value-sent">
        <FieldValue kind={field.kind} value={field.sent} />
      </td>
      <th scope="row" className="side-start">
        {field.label}
      </th>
      <td>
        {compared.sageShows === 'nothing' ? (
          <span className="quiet">–</span>
        ) : (
          <span className="value-line">
            <span className={lit ? `lit lit-${field.mark}` : ''}>
              <FieldValue kind={field.kind} value={sageValue(field, compared.sageShows)} />
            </span>
            {word === '' ? null : (
              <span className={`why why-${field.mark}`} title={field.note ?? undefined}>
                {field.note ?? word}
              </span>
            )}
            {word === '' && field.note !== null ? (
              <span className="why" title={field.note}>
                {field.note}
              </span>
            ) : null}
          </span>
        )}
      </td>
    </tr>
  );
}
