// Whether this login may insert what Tieout writes, headers and lines; asked with the writer's login.
import type { Statement } from '../statement.ts';

export const insertRight: Statement = {
  name: 'insertRight',
  parameters: {},
  text: `SELECT HAS_PERMS_BY_NAME(N'dbo.subcon', N'OBJECT', N'INSERT') AS subcontract_right,
       HAS_PERMS_BY_NAME(N'dbo.sbcnln', N'OBJECT', N'INSERT') AS subcontract_line_right,
       HAS_PERMS_BY_NAME(N'dbo.pchord', N'OBJECT', N'INSERT') AS order_right,
       HAS_PERMS_BY_NAME(N'dbo.pcorln', N'OBJECT', N'INSERT') AS order_line_right`,
};
