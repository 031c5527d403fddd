// mirror_record: records of both sides as canonical JSON.
import type { Side } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ListOf, MirrorRead, MirrorRecords, MirrorRow, MirrorWrite } from '../../../core/ports/mirror.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { decodeJson, encodeJson } from '../json-codec.ts';

type Row = {
  readonly side: string;
  readonly list: string;
  readonly id: string;
  readonly scope: string;
  readonly lookup: string;
  readonly pulled_at: string;
  readonly body: string;
};

type Reads = Pick<MirrorRead, 'get' | 'all' | 'byLookup'>;
type Writes = Pick<MirrorWrite, 'put' | 'removeOlder'>;

const where = 'FROM mirror_record WHERE side = ? AND list = ?';

export function readMirrorRecords(connection: ReadConnection): Reads {
  const byId = connection.prepare<[string, string, string], string>(`SELECT body ${where} AND id = ?`).pluck();
  const ofList = connection.prepare<[string, string], string>(`SELECT body ${where} ORDER BY id`).pluck();
  const ofScope = connection
    .prepare<[string, string, string], string>(`SELECT body ${where} AND scope = ? ORDER BY id`)
    .pluck();
  const found = connection
    .prepare<[string, string, string], string>(`SELECT body ${where} AND lookup = ? ORDER BY id`)
    .pluck();
  return {
    get<S extends Side, L extends ListOf<S>>(side: S, list: L, id: string) {
      const body = byId.get(side, list, id);
      return body === undefined ? null : (decodeJson(body) as MirrorRecords[S][L]);
    },
    all<S extends Side, L extends ListOf<S>>(side: S, list: L, scope?: string) {
      const bodies = scope === undefined ? ofList.all(side, list) : ofScope.all(side, list, scope);
      return bodies.map((body) => decodeJson(body) as MirrorRecords[S][L]);
    },
    byLookup: <S extends Side, L extends ListOf<S>>(side: S, list: L, lookup: string) =>
      found.all(side, list, lookup).map((body) => decodeJson(body) as MirrorRecords[S][L]),
  };
}

export function writeMirrorRecords(connection: WriteConnection): Writes {
  const bodyOf = connection.prepare<[string, string, string], string>(`SELECT body ${where} AND id = ?`).pluck();
  const insert = connection.prepare<[Row], never>(
    `INSERT INTO mirror_record (side, list, id, scope, lookup, pulled_at, body)
     VALUES (@side, @list, @id, @scope, @lookup, @pulled_at, @body)`,
  );
  const update = connection.prepare<[Row], never>(
    `UPDATE mirror_record SET scope = @scope, lookup = @lookup, pulled_at = @pulled_at, body = @body
     WHERE side = @side AND list = @list AND id = @id`,
  );
  const removeOlder = connection
    .prepare<[string, string, string, string], string>(
      'DELETE FROM mirror_record WHERE side = ? AND list = ? AND scope = ? AND pulled_at < ? RETURNING id',
    )
    .pluck();
  return {
    put<S extends Side, L extends ListOf<S>>(
      side: S,
      list: L,
      rows: readonly MirrorRow<MirrorRecords[S][L]>[],
      pulledAt: Instant,
    ) {
      assertWriting(connection);
      const changed: string[] = [];
      for (const { id, scope, lookup, body: record } of rows) {
        const body = encodeJson(record);
        const known = bodyOf.get(side, list, id);
        const row: Row = { side, list, id, scope, lookup, pulled_at: pulledAt, body };
        if (known === undefined) insert.run(row);
        else update.run(row);
        if (known !== body) changed.push(id);
      }
      return changed;
    },
    removeOlder(side, list, scope, pulledAt) {
      assertWriting(connection);
      return removeOlder.all(side, list, scope, pulledAt).sort();
    },
  };
}
