// Lines of a subcontract, several rows at once. The record number is the one the server drew for the header.
import type { ParameterType, Statement } from '../statement.ts';

const columns: readonly (readonly [string, ParameterType])[] = [
  ['line', 'guid'],
  ['number', 'int'],
  ['text', 'text:50'],
  ['code', 'decimal'],
  ['type', 'int'],
  ['amount', 'decimal'],
  ['ref', 'text:32'],
];

export function insertSubcontractLines(rows: number): Statement {
  const parameters: Record<string, ParameterType> = { id: 'guid' };
  const values: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (const [name, type] of columns) parameters[`${name}_${row}`] = type;
    const amount = `CAST(@amount_${row} AS decimal(12,2))`;
    values.push(
      `(@line_${row}, @id, (SELECT h.recnum FROM dbo.subcon AS h WHERE h._idnum = @id), @number_${row}, @text_${row}, CAST(@code_${row} AS decimal(15,3)), @type_${row}, ${amount}, 0, ${amount}, 0, ${amount}, @ref_${row})`,
    );
  }
  return {
    name: 'insertSubcontractLines',
    parameters,
    text: `INSERT INTO dbo.sbcnln (_idnum, _idref, recnum, linnum, dscrpt, cstcde, csttyp, amount, change, cntrct, billed, remain, linref)
VALUES ${values.join(',\n       ')}`,
  };
}
