// Which of a document's derived keys Sage has already; the ranges stay locked so that nobody inserts them meanwhile.
import { numberedParameters, type Statement } from '../statement.ts';

export function ourPurchaseOrders(size: number): Statement {
  const keys = numberedParameters('key', size, 'guid');
  return {
    name: 'ourPurchaseOrders',
    parameters: keys.parameters,
    text: `SELECT h._idnum AS row_key
FROM dbo.pchord AS h WITH (UPDLOCK, HOLDLOCK)
WHERE h._idnum IN (${keys.list})`,
  };
}
