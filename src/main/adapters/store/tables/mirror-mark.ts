// mirror_mark: how far each list was read.
import type { Side } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ListOf, MirrorMark, MirrorRead, MirrorWrite } from '../../../core/ports/mirror.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';

// Types do not exist at run time: a list that is missing here does not compile.
const lists: { readonly [S in Side]: Readonly<Record<ListOf<S>, true>> } = {
  procore: { project: true, company: true, costCode: true, costType: true, subcontract: true, purchaseOrder: true },
  sage: { job: true, vendor: true, costCode: true, costType: true, subcontract: true, purchaseOrder: true },
};

type Row = { readonly since: string | null; readonly as_of: string };

// A project that was closed or deleted is not pulled any more; its old marks say nothing about how fresh we are.
const oldestByList = `
SELECT mark.list AS list, min(mark.as_of) AS as_of
FROM mirror_mark AS mark
WHERE mark.side = ?
  AND (mark.scope = '' OR EXISTS (
    SELECT 1 FROM mirror_record AS project
    WHERE project.side = 'procore' AND project.list = 'project' AND project.id = mark.scope
      AND project.body ->> '$.active' = 1))
GROUP BY mark.list`;

export function readMirrorMarks(connection: ReadConnection): Pick<MirrorRead, 'mark' | 'asOf'> {
  const one = connection.prepare<[string, string, string], Row>(
    'SELECT since, as_of FROM mirror_mark WHERE side = ? AND list = ? AND scope = ?',
  );
  const oldest = connection.prepare<[string], { readonly list: string; readonly as_of: string }>(oldestByList);
  return {
    mark(side, list, scope) {
      const row = one.get(side, list, scope);
      return row === undefined ? null : { since: row.since as Instant | null, asOf: row.as_of as Instant };
    },
    asOf(side) {
      const found = new Map(oldest.all(side).map((row) => [row.list, row.as_of]));
      const ages = Object.keys(lists[side]).map((list) => found.get(list));
      if (ages.includes(undefined)) return null;
      return (ages.sort()[0] ?? null) as Instant | null;
    },
  };
}

export function writeMirrorMarks(connection: WriteConnection): Pick<MirrorWrite, 'setMark'> {
  const put = connection.prepare<[string, string, string, string | null, string], never>(
    `INSERT INTO mirror_mark (side, list, scope, since, as_of) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (side, list, scope) DO UPDATE SET since = excluded.since, as_of = excluded.as_of`,
  );
  return {
    setMark(side: Side, list: string, scope: string, mark: MirrorMark) {
      assertWriting(connection);
      put.run(side, list, scope, mark.since, mark.asOf);
    },
  };
}
