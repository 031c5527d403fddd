// The queued documents, with what holds one back.
import type { CallOutput } from '#shared/contract/contract.ts';
import { kinds } from '#shared/domain/kinds.ts';
import { addAmounts, amountToText, parseAmount, zeroAmount } from '#shared/money/amount.ts';
import { statusOfState } from '../../bridge/status-words.ts';
import { AmountText } from '../../kit/amount-text.tsx';
import { StatusMark } from '../../kit/mark.tsx';

type Items = CallOutput<'push.plan'>['items'];

export function TrayTable(props: { readonly items: Items }) {
  const { items } = props;
  return (
    <table className="plain-table" aria-label="Queued documents">
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">Number</th>
          <th scope="col">Title</th>
          <th scope="col">Vendor</th>
          <th scope="col">Job</th>
          <th scope="col" className="cell-number">
            Lines
          </th>
          <th scope="col" className="cell-number">
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={item.heldBack === null ? '' : 'held-back'}>
            <td>
              {item.heldBack === null ? (
                <StatusMark {...statusOfState(item.state)} />
              ) : (
                <StatusMark mark="warning" tone="warning" word="held back" />
              )}
            </td>
            <td title={kinds[item.kind].name}>{item.number}</td>
            <td>
              {item.title}
              {item.heldBack === null ? null : <small>{item.heldBack}</small>}
            </td>
            <td>{item.vendor}</td>
            <td>{item.job}</td>
            <td className="cell-number">{item.lines}</td>
            <td className="cell-number">
              <AmountText value={item.amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5}>
            {items.length} {items.length === 1 ? 'document' : 'documents'}
          </td>
          <td className="cell-number">{items.reduce((sum, item) => sum + item.lines, 0)}</td>
          <td className="cell-number">
            <AmountText value={sumOf(items)} strong exact />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function sumOf(items: Items): string {
  let sum = zeroAmount;
  for (const item of items) {
    const amount = parseAmount(item.amount);
    if (amount.ok) sum = addAmounts(sum, amount.value);
  }
  return amountToText(sum);
}
