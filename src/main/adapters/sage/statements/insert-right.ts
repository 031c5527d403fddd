// Whether this login may insert subcontracts; asked with the writer's login.
import type { Statement } from '../statement.ts';

export const insertRight: Statement = {
  name: 'insertRight',
  parameters: {},
  text: `SELECT HAS_PERMS_BY_NAME(N'dbo.subcon', N'OBJECT', N'INSERT') AS header_right,
       HAS_PERMS_BY_NAME(N'dbo.sbcnln', N'OBJECT', N'INSERT') AS line_right`,
};
