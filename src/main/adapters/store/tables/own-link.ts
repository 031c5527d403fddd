// own_link: which two records are one document.
import { type DocumentId, parseDocumentId } from '#shared/domain/kinds.ts';
import { required } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Link, OwnRead, OwnWrite } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { decodeJson, encodeJson } from '../json-codec.ts';
import { smallInteger } from '../small-integer.ts';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly sage_key: string;
  readonly sage_record: string;
  readonly sage_number: string;
  readonly generation: bigint;
  readonly lines: string;
  readonly by: string;
  readonly person: string;
  readonly at: string;
  readonly reported: bigint;
  readonly verified: bigint;
  readonly stamp: string;
};

const insert = `
INSERT INTO own_link (id, kind, sage_key, sage_record, sage_number, generation, lines, by, person, at, reported,
  verified, stamp)
VALUES (@id, @kind, @sage_key, @sage_record, @sage_number, @generation, @lines, @by, @person, @at, @reported,
  @verified, @stamp)
ON CONFLICT (id) DO UPDATE SET sage_key = excluded.sage_key, sage_record = excluded.sage_record,
  sage_number = excluded.sage_number, generation = excluded.generation, lines = excluded.lines, by = excluded.by,
  person = excluded.person, at = excluded.at, reported = excluded.reported, verified = excluded.verified,
  stamp = excluded.stamp`;

export function readOwnLinks(connection: ReadConnection): Pick<OwnRead, 'link' | 'linkBySageKey' | 'links'> {
  const byId = connection.prepare<[string], Row>('SELECT * FROM own_link WHERE id = ?');
  const bySageKey = connection.prepare<[string], Row>('SELECT * FROM own_link WHERE sage_key = ?');
  const byKind = connection.prepare<[string], Row>('SELECT * FROM own_link WHERE kind = ? ORDER BY id');
  const one = (row: Row | undefined): Link | null => (row === undefined ? null : linkOf(row));
  return {
    link: (id) => one(byId.get(id)),
    linkBySageKey: (sageKey) => one(bySageKey.get(sageKey)),
    links: (kind) => byKind.all(kind).map(linkOf),
  };
}

export function writeOwnLinks(connection: WriteConnection): Pick<OwnWrite, 'putLink' | 'removeLink'> {
  const put = connection.prepare<[Row], never>(insert);
  const remove = connection.prepare<[string], never>('DELETE FROM own_link WHERE id = ?');
  return {
    putLink(link) {
      assertWriting(connection);
      put.run(rowOf(link));
    },
    removeLink(id) {
      assertWriting(connection);
      remove.run(id);
    },
  };
}

function rowOf(link: Link): Row {
  return {
    id: link.id,
    kind: required(parseDocumentId(link.id), `the kind of ${link.id}`).kind,
    sage_key: link.sageKey,
    sage_record: link.sageRecord,
    sage_number: link.sageNumber,
    generation: BigInt(link.generation),
    lines: encodeJson(link.lines),
    by: link.by,
    person: link.person,
    at: link.at,
    reported: link.reported ? 1n : 0n,
    verified: link.verified ? 1n : 0n,
    stamp: link.stamp,
  };
}

function linkOf(row: Row): Link {
  return {
    id: row.id as DocumentId,
    sageKey: row.sage_key,
    sageRecord: row.sage_record,
    sageNumber: row.sage_number,
    generation: smallInteger(row.generation),
    lines: decodeJson(row.lines) as Link['lines'],
    by: row.by as Link['by'],
    person: row.person,
    at: row.at as Instant,
    reported: row.reported === 1n,
    verified: row.verified === 1n,
    stamp: row.stamp,
  };
}
