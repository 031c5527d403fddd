// One SQLite connection for a session, with the sage_* functions that translated statements call.
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { INTEGER_RANGE, type IntegerKind } from '../binding/sql-types.ts';
import { overflowConverting, SqlFailure } from '../errors.ts';
import { escapeRegex, likeMatcher } from './like.ts';
import {
  DATABASE_ID,
  databaseIdOf,
  findObject,
  hasPermission,
  type SessionFacts,
  schemaIdOf,
  schemaNameOf,
  serverProperty,
} from './session-facts.ts';
import type { Stored } from './stored-values.ts';
import {
  decimalBound,
  formatInstant,
  onDatetimeGrid,
  roundScaled,
  textToDecimal,
  textToGuid,
  textToInteger,
  textToTime,
} from './text-values.ts';

/** What changes while a session lives. */
export type LiveFacts = { now(): Date; global(name: string): Stored; database(): string };

type SqlFunction = (...values: Stored[]) => Stored;

const text = (value: Stored | undefined): string => String(value ?? '');
const number = (value: Stored | undefined): number => Number(value ?? 0);

/** Functions of SQL are NULL when their first argument is. */
const strict =
  (body: SqlFunction): SqlFunction =>
  (...values) =>
    values[0] === null ? null : body(...values);

const integer: SqlFunction = (value, kind, from) => {
  const [low, high] = INTEGER_RANGE[text(kind) as IntegerKind];
  if (typeof value === 'bigint' && value >= low && value <= high) return value;
  if (text(kind) === 'tinyint' || text(kind) === 'smallint') {
    throw new SqlFailure(220, `Arithmetic overflow error for data type ${text(kind)}, value = ${value}.`, { state: 1 });
  }
  throw overflowConverting(text(from) === 'numeric' ? 'numeric' : 'expression', text(kind));
};

const decimal: SqlFunction = (value, fromScale, precision, scale) => {
  if (typeof value !== 'bigint') throw overflowConverting('expression', 'numeric');
  const rounded = roundScaled(value, number(fromScale) - number(scale));
  const bound = decimalBound(number(precision));
  if (rounded >= bound || rounded <= -bound) throw overflowConverting('numeric', 'numeric');
  return rounded;
};

const floatText: SqlFunction = (value, style) => {
  if (number(style) === 3)
    return number(value)
      .toPrecision(17)
      .replace(/\.?0+(?=e|$)/, '');
  return number(value)
    .toPrecision(6)
    .replace(/\.?0+(?=e|$)/, '');
};

const raise: SqlFunction = (what) => {
  if (what !== 512n) throw new SqlFailure(50000, `raised ${what}`);
  throw new SqlFailure(
    512,
    'Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.',
  );
};

const limit: SqlFunction = (value) => {
  if (typeof value === 'bigint' && value >= 0n) return value;
  throw new SqlFailure(1014, 'TOP clause contains an invalid value.', { class: 15 });
};

const divisor: SqlFunction = (value) => {
  if (value === 0n) throw new SqlFailure(8134, 'Divide by zero error encountered.');
  return value;
};

const fitting: SqlFunction = (value, length, from) => {
  if (text(value).length <= number(length)) return value ?? null;
  if (['int', 'smallint', 'tinyint', 'bit'].includes(text(from))) return '*';
  throw overflowConverting(text(from), 'varchar');
};

const substring: SqlFunction = (value, start, length) => {
  if (start === null || length === null) return null;
  if (number(length) < 0)
    throw new SqlFailure(537, 'Invalid length parameter passed to the LEFT or SUBSTRING function.');
  const from = number(start) - 1;
  return text(value).slice(Math.max(0, from), Math.max(0, from + number(length)));
};

/** Pure functions: SQLite computes them once when their arguments are constants. */
const PURE: Readonly<Record<string, SqlFunction>> = {
  sage_integer: strict(integer),
  sage_decimal: strict(decimal),
  sage_float_decimal: strict((value, precision, scale) => {
    const scaled = Math.round(number(value) * 10 ** number(scale));
    return decimal(BigInt(scaled), scale, precision, scale);
  }),
  sage_text_integer: strict((value, kind, from) => textToInteger(text(value), text(kind) as IntegerKind, text(from))),
  sage_text_decimal: strict((value, precision, scale, from) =>
    textToDecimal(text(value), { precision: number(precision), scale: number(scale) }, text(from)),
  ),
  sage_text_float: strict((value, from) => {
    const parsed = Number(text(value));
    if (!Number.isNaN(parsed)) return parsed;
    throw new SqlFailure(8114, `Error converting data type ${text(from)} to float.`, { state: 5 });
  }),
  sage_text_time: strict((value, kind, _style, from) => textToTime(text(value), text(kind) as 'date', text(from))),
  sage_text_guid: strict((value) => textToGuid(text(value))),
  sage_datetime_ticks: strict((value) => onDatetimeGrid(text(value))),
  sage_float_text: strict(floatText),
  sage_fitting: strict(fitting),
  sage_divisor: strict(divisor),
  sage_upper: strict((value) => text(value).toUpperCase()),
  sage_lower: strict((value) => text(value).toLowerCase()),
  sage_left: strict((value, length) => substring(value ?? null, 1n, length ?? null)),
  sage_right: strict((value, length) => (number(length) === 0 ? '' : text(value).slice(-number(length)))),
  sage_substring: strict(substring),
  sage_replace: strict((value, from, to) => {
    if (from === null || to === null) return null;
    return text(from) === ''
      ? text(value)
      : text(value).replaceAll(new RegExp(escapeRegex(text(from)), 'gi'), () => text(to));
  }),
  sage_like: (value, pattern, mark) =>
    value === null || pattern === null || mark === null
      ? null
      : likeMatcher(text(pattern), text(mark))(text(value))
        ? 1n
        : 0n,
  sage_server_property: strict((name) => serverProperty(text(name))),
};

/** Functions that look at the session or its catalog, or fail on purpose. */
const sessionFunctions = (facts: SessionFacts, live: LiveFacts): Readonly<Record<string, SqlFunction>> => {
  const object = (id: Stored | undefined) => facts.objects.find((candidate) => BigInt(candidate.id) === id) ?? null;
  const idOf = (name: Stored | undefined): Stored => databaseIdOf(facts, text(name));
  const names: Readonly<Record<string, string>> = {
    app: facts.appName,
    host: facts.hostName,
    login: facts.login,
    user: facts.role === 'admin' ? 'dbo' : facts.login,
  };
  const asId = (value: Stored | undefined): bigint => (/^\d+$/.test(text(value)) ? BigInt(text(value)) : -1n);
  return {
    sage_audits: () => 1n,
    sage_raise: raise,
    sage_limit: limit,
    sage_now: (kind) => formatInstant(live.now(), text(kind) === 'datetime' ? 'datetime' : 'datetime2'),
    sage_session: (what) => names[text(what)] ?? null,
    sage_global: (name) => live.global(text(name)),
    sage_newid: () => randomUUID(),
    sage_database_name: (...ids) => (ids.length === 0 || asId(ids[0]) === DATABASE_ID ? live.database() : null),
    sage_database_id: (...given) => (given.length === 0 ? DATABASE_ID : idOf(given[0])),
    sage_schema_id: (...given) => (given.length === 0 ? 1n : schemaIdOf(text(given[0]))),
    sage_schema_name: (...given) => (given.length === 0 ? 'dbo' : schemaNameOf(asId(given[0]))),
    sage_object_id: (...given) => {
      const found = findObject(
        facts,
        text(given[0]),
        given[1] === undefined || given[1] === null ? null : text(given[1]),
      );
      return found === null ? null : BigInt(found.id);
    },
    sage_object_name: (...given) => object(asId(given[0]))?.name ?? null,
    sage_object_schema_name: (...given) => object(asId(given[0]))?.schema ?? null,
    sage_object_definition: (id) => object(asId(id))?.definition ?? null,
    sage_has_permission: (securable, kind, verb) =>
      verb === null
        ? null
        : hasPermission(
            facts,
            securable === null ? null : text(securable),
            kind === null ? null : text(kind),
            text(verb),
          ),
    sage_is_server_role: (role) => (text(role).toLowerCase() === 'public' ? 1n : 0n),
    sage_is_member: (role) => {
      const held = { reader: ['db_datareader'], writer: ['db_datareader', 'db_datawriter'], admin: ['db_owner'] }[
        facts.role
      ];
      return ['public', ...held].includes(text(role).toLowerCase()) ? 1n : 0n;
    },
    sage_has_access: (name) => (idOf(name) === null ? null : 1n),
  };
};

/** Opens the file for one session. No busy timeout: who may write is decided by the engine's own queue. */
export const openConnection = (path: string, facts: SessionFacts, live: LiveFacts): Database.Database => {
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  database.defaultSafeIntegers(true);
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  database.pragma('case_sensitive_like = OFF');
  database.pragma('cache_size = -16384');
  for (const [name, body] of Object.entries(PURE))
    database.function(name, { deterministic: true, varargs: true }, body);
  for (const [name, body] of Object.entries(sessionFunctions(facts, live)))
    database.function(name, { varargs: true }, body);
  return database;
};
