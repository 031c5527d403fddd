// Lines of a purchase order, several rows at once. The record number is the one the server drew for the header.
import type { ParameterType, Statement } from '../statement.ts';

const columns: readonly (readonly [string, ParameterType])[] = [
  ['line', 'guid'],
  ['number', 'int'],
  ['text', 'text:50'],
  ['unit', 'text:10'],
  ['quantity', 'decimal'],
  ['price', 'decimal'],
  ['amount', 'decimal'],
  ['code', 'decimal'],
  ['type', 'int'],
];

export function insertPurchaseOrderLines(rows: number): Statement {
  const parameters: Record<string, ParameterType> = { id: 'guid' };
  const values: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const [name, type] of columns) parameters[`${name}_${row}`] = type;
    values.push(
      `(@line_${row}, @id, (SELECT h.recnum FROM dbo.pchord AS h WHERE h._idnum = @id), @number_${row}, @text_${row}, @unit_${row}, CAST(@quantity_${row} AS decimal(12,4)), CAST(@price_${row} AS decimal(12,4)), CAST(@amount_${row} AS decimal(12,2)), 0, 0, 0, CAST(@code_${row} AS decimal(15,3)), @type_${row})`,
    );
  }
  return {
    name: 'insertPurchaseOrderLines',
    parameters,
    text: `INSERT INTO dbo.pcorln (_idnum, _idref, recnum, linnum, prtdsc, untdsc, linqty, linprc, extttl, rcvdte, currnt, cancel, cstcde, csttyp)
VALUES ${values.join(',\n       ')}`,
  };
}
