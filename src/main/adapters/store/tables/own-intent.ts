// own_intent: actions of persons, stored before they are sent. Triggers keep what they say as it was.
import type { DocumentId } from '#shared/domain/kinds.ts';
import type { AppError } from '#shared/result/app-error.ts';
import { assert, required } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Intent, IntentState, OwnRead, OwnWrite } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';
import { decodeJson, encodeJson } from '../json-codec.ts';
import { smallInteger } from '../small-integer.ts';

type NewRow = {
  readonly id: string;
  readonly lane: string;
  readonly verb: string;
  readonly document: string;
  readonly payload: string;
  readonly basis: string;
  readonly state: string;
  readonly attempts: bigint;
  readonly next_attempt_at: string | null;
  readonly last_error: string | null;
  readonly person: string;
  readonly created_at: string;
  readonly push_id: string | null;
};
type Row = NewRow & { readonly seq: bigint };
type ChangeRow = Pick<Row, 'id' | 'state' | 'attempts' | 'next_attempt_at' | 'last_error' | 'push_id'>;

const insert = `
INSERT INTO own_intent (id, lane, verb, document, payload, basis, state, attempts, next_attempt_at, last_error, person,
  created_at, push_id)
VALUES (@id, @lane, @verb, @document, @payload, @basis, @state, @attempts, @next_attempt_at, @last_error, @person,
  @created_at, @push_id)
RETURNING *`;

const update = `
UPDATE own_intent SET state = @state, attempts = @attempts, next_attempt_at = @next_attempt_at,
  last_error = @last_error, push_id = @push_id
WHERE id = @id`;

export function readOwnIntents(connection: ReadConnection): Pick<OwnRead, 'intent' | 'intents' | 'intentsOf'> {
  const byId = connection.prepare<[string], Row>('SELECT * FROM own_intent WHERE id = ?');
  const byState = connection.prepare<[string], Row>(
    'SELECT * FROM own_intent WHERE state IN (SELECT value FROM json_each(?)) ORDER BY seq',
  );
  const byDocument = connection.prepare<[string], Row>('SELECT * FROM own_intent WHERE document = ? ORDER BY seq');
  return {
    intent(id) {
      const row = byId.get(id);
      return row === undefined ? null : intentOf(row);
    },
    intents: (states) => byState.all(JSON.stringify(states)).map(intentOf),
    intentsOf: (document) => byDocument.all(document).map(intentOf),
  };
}

export function writeOwnIntents(connection: WriteConnection): Pick<OwnWrite, 'addIntent' | 'updateIntent'> {
  const add = connection.prepare<[NewRow], Row>(insert);
  const change = connection.prepare<[ChangeRow], never>(update);
  const { intent: find } = readOwnIntents(connection);
  return {
    addIntent(intent) {
      assertWriting(connection);
      return intentOf(required(add.get(rowOf(intent)), 'the stored intent'));
    },
    updateIntent(id, changed) {
      assertWriting(connection);
      const known = find(id);
      assert(known !== null, `intent ${id} is not stored`);
      const { state, attempts, nextAttemptAt, lastError, pushId } = { ...known, ...changed };
      const row = rowOf({ ...known, state, attempts, nextAttemptAt, lastError, pushId });
      change.run({
        id,
        state: row.state,
        attempts: row.attempts,
        next_attempt_at: row.next_attempt_at,
        last_error: row.last_error,
        push_id: row.push_id,
      });
    },
  };
}

function rowOf(intent: Omit<Intent, 'seq'>): NewRow {
  return {
    id: intent.id,
    lane: intent.lane,
    verb: intent.verb,
    document: intent.document,
    payload: intent.payload,
    basis: intent.basis,
    state: intent.state,
    attempts: BigInt(intent.attempts),
    next_attempt_at: intent.nextAttemptAt,
    last_error: intent.lastError === null ? null : encodeJson(intent.lastError),
    person: intent.person,
    created_at: intent.createdAt,
    push_id: intent.pushId,
  };
}

function intentOf(row: Row): Intent {
  return {
    id: row.id,
    seq: smallInteger(row.seq),
    lane: row.lane,
    verb: row.verb as Intent['verb'],
    document: row.document as DocumentId,
    payload: row.payload,
    basis: row.basis,
    state: row.state as IntentState,
    attempts: smallInteger(row.attempts),
    nextAttemptAt: row.next_attempt_at as Instant | null,
    lastError: row.last_error === null ? null : (decodeJson(row.last_error) as AppError),
    person: row.person,
    createdAt: row.created_at as Instant,
    pushId: row.push_id,
  };
}
