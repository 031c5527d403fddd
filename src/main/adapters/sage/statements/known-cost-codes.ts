// Which of some cost codes Sage knows.
import { numberedParameters, type Statement } from '../statement.ts';

export function knownCostCodes(size: number): Statement {
  const codes = numberedParameters('code', size, 'decimal');
  const list = codes.list.replace(/@code\d+/g, (name) => `CAST(${name} AS decimal(15,3))`);
  return {
    name: 'knownCostCodes',
    parameters: codes.parameters,
    text: `SELECT CONVERT(varchar(40), k.recnum) AS code
FROM dbo.cstcde AS k
WHERE k.recnum IN (${list})`,
  };
}
