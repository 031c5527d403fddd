// own_push: one sending of accepted documents, with its slip.
import type { Instant } from '#shared/time/instant.ts';
import type { OwnRead, OwnWrite, PushRun } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';

type Row = {
  readonly id: string;
  readonly person: string;
  readonly state: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly items: string;
};

const columns = 'id, person, state, started_at, finished_at, items';

export function readOwnPushes(connection: ReadConnection): Pick<OwnRead, 'push'> {
  const byId = connection.prepare<[string], Row>(`SELECT ${columns} FROM own_push WHERE id = ?`);
  const latest = connection.prepare<[], Row>(`SELECT ${columns} FROM own_push ORDER BY seq DESC LIMIT 1`);
  return {
    push(id) {
      const row = id === null ? latest.get() : byId.get(id);
      return row === undefined ? null : pushOf(row);
    },
  };
}

export function writeOwnPushes(connection: WriteConnection): Pick<OwnWrite, 'putPush'> {
  const put = connection.prepare<[Row], never>(
    `INSERT INTO own_push (${columns}) VALUES (@id, @person, @state, @started_at, @finished_at, @items)
     ON CONFLICT (id) DO UPDATE SET person = excluded.person, state = excluded.state,
       started_at = excluded.started_at, finished_at = excluded.finished_at, items = excluded.items`,
  );
  return {
    putPush(push) {
      assertWriting(connection);
      put.run({
        id: push.id,
        person: push.person,
        state: push.state,
        started_at: push.startedAt,
        finished_at: push.finishedAt,
        items: push.items,
      });
    },
  };
}

function pushOf(row: Row): PushRun {
  return {
    id: row.id,
    person: row.person,
    state: row.state as PushRun['state'],
    startedAt: row.started_at as Instant,
    finishedAt: row.finished_at as Instant | null,
    items: row.items,
  };
}
