// Built-in functions: argument counts, result types and their SQLite text. Unknown names end in 195.
import type { SqlType } from '../../engine.ts';
import { SqlFailure, syntaxError } from '../errors.ts';
import type { Expression } from '../language/ast.ts';
import { bindAggregate, isAggregate } from './bind-aggregate.ts';
import { commonOf, convert } from './convert.ts';
import type { Scope } from './scope.ts';
import { DATETIME, GUID, INT, isDecimal, isInteger, isString, nvarchar, typeName } from './sql-types.ts';
import { type Typed, ungroupedOf } from './typed.ts';

type Call = Extract<Expression, { kind: 'call' }>;

type Builtin = {
  readonly least: number;
  readonly most: number;
  readonly bind: (values: readonly Typed[], scope: Scope) => Pick<Typed, 'sql' | 'type'> & Partial<Typed>;
};

const NULL_VALUE: Typed = { sql: 'NULL', type: INT, nullable: true, isNull: true };
const SMALLINT: SqlType = { kind: 'smallint' };

const argument = (values: readonly Typed[], at: number): Typed => values[at] ?? NULL_VALUE;

const text = (values: readonly Typed[], at = 0): Typed => {
  const value = argument(values, at);
  return isString(value.type) ? value : convert(value, nvarchar('max'));
};

const textArguments = (values: readonly Typed[]): string => values.map((_, at) => text(values, at).sql).join(',');
const whole = (values: readonly Typed[], at: number): string => convert(argument(values, at), INT).sql;

/** A function of the session or the catalog, with its arguments as text. */
const lookup = (name: string, type: SqlType, least: number, most: number): Builtin => ({
  least,
  most,
  bind: (values) => ({ sql: `${name}(${textArguments(values)})`, type, nullable: true }),
});

const ofSession = (what: string): Builtin => ({
  least: 0,
  most: 1,
  bind: () => ({ sql: `sage_session('${what}')`, type: nvarchar(128), nullable: true }),
});

const now = (type: SqlType): Builtin => ({
  least: 0,
  most: 0,
  bind: () => ({ sql: `sage_now('${type.kind}')`, type, nullable: false }),
});

const textMap = (sql: (value: string) => string): Builtin => ({
  least: 1,
  most: 1,
  bind: (values) => ({ sql: sql(text(values).sql), type: variable(text(values).type) }),
});

/** char stays varchar after a function took it apart. */
const variable = (type: SqlType): SqlType => {
  if (type.kind === 'char') return { ...type, kind: 'varchar' };
  return type.kind === 'nchar' ? { ...type, kind: 'nvarchar' } : type;
};

/** LEFT, RIGHT, SUBSTRING: a literal length bounds the type. */
const part = (name: string, lengthAt: number): Builtin => ({
  least: lengthAt + 1,
  most: lengthAt + 1,
  bind: (values) => {
    const source = text(values);
    const wanted = argument(values, lengthAt).literal;
    const type = variable(source.type);
    const start = lengthAt === 2 ? `,${whole(values, 1)}` : '';
    const bounded = wanted !== undefined && isString(type) ? { ...type, length: Math.max(1, Number(wanted)) } : type;
    return { sql: `sage_${name}(${source.sql}${start},${whole(values, lengthAt)})`, type: bounded };
  },
});

const coalesce = (values: readonly Typed[]): Pick<Typed, 'sql' | 'type' | 'nullable'> => {
  const type = commonOf(values);
  return {
    sql: `COALESCE(${values.map((value) => convert(value, type).sql).join(', ')})`,
    type,
    nullable: values.every((value) => value.nullable),
  };
};

const isNullFunction = (values: readonly Typed[]): Pick<Typed, 'sql' | 'type' | 'nullable'> => {
  const first = argument(values, 0);
  const type = first.isNull === true ? argument(values, 1).type : first.type;
  const sql = `COALESCE(${first.sql}, ${convert(argument(values, 1), type).sql})`;
  return { sql, type, nullable: argument(values, 1).nullable };
};

const absolute = (values: readonly Typed[]): Pick<Typed, 'sql' | 'type'> => {
  const value = argument(values, 0);
  if (!isInteger(value.type) && !isDecimal(value.type) && value.type.kind !== 'float') {
    throw new SqlFailure(8116, `Argument data type ${typeName(value.type)} is invalid for argument 1 of abs function.`);
  }
  return { sql: `abs(${value.sql})`, type: value.type };
};

const BUILTINS: Readonly<Record<string, Builtin>> = {
  COALESCE: { least: 2, most: 99, bind: coalesce },
  ISNULL: { least: 2, most: 2, bind: isNullFunction },
  ABS: { least: 1, most: 1, bind: absolute },
  LEN: { least: 1, most: 1, bind: (values) => ({ sql: `length(rtrim(${text(values).sql}))`, type: INT }) },
  UPPER: textMap((sql) => `sage_upper(${sql})`),
  LOWER: textMap((sql) => `sage_lower(${sql})`),
  LTRIM: textMap((sql) => `ltrim(${sql})`),
  RTRIM: textMap((sql) => `rtrim(${sql})`),
  TRIM: textMap((sql) => `trim(${sql})`),
  LEFT: part('left', 1),
  RIGHT: part('right', 1),
  SUBSTRING: part('substring', 2),
  REPLACE: {
    least: 3,
    most: 3,
    bind: (values) => ({ sql: `sage_replace(${textArguments(values)})`, type: { kind: 'nvarchar', length: 4000 } }),
  },
  NEWID: { least: 0, most: 0, bind: () => ({ sql: 'sage_newid()', type: GUID, nullable: false }) },
  GETUTCDATE: now(DATETIME),
  GETDATE: now(DATETIME),
  SYSUTCDATETIME: now({ kind: 'datetime2', scale: 7 }),
  SYSDATETIME: now({ kind: 'datetime2', scale: 7 }),
  APP_NAME: ofSession('app'),
  HOST_NAME: ofSession('host'),
  ORIGINAL_LOGIN: ofSession('login'),
  SUSER_SNAME: ofSession('login'),
  SUSER_NAME: ofSession('login'),
  USER_NAME: ofSession('user'),
  SCHEMA_NAME: lookup('sage_schema_name', nvarchar(128), 0, 1),
  SCHEMA_ID: lookup('sage_schema_id', INT, 0, 1),
  DB_NAME: lookup('sage_database_name', nvarchar(128), 0, 1),
  DB_ID: lookup('sage_database_id', SMALLINT, 0, 1),
  OBJECT_ID: lookup('sage_object_id', INT, 1, 2),
  OBJECT_NAME: lookup('sage_object_name', nvarchar(128), 1, 2),
  OBJECT_SCHEMA_NAME: lookup('sage_object_schema_name', nvarchar(128), 1, 2),
  OBJECT_DEFINITION: lookup('sage_object_definition', nvarchar('max'), 1, 1),
  SERVERPROPERTY: lookup('sage_server_property', nvarchar(128), 1, 1),
  HAS_PERMS_BY_NAME: lookup('sage_has_permission', INT, 3, 3),
  IS_SRVROLEMEMBER: lookup('sage_is_server_role', INT, 1, 2),
  IS_MEMBER: lookup('sage_is_member', INT, 1, 1),
  IS_ROLEMEMBER: lookup('sage_is_member', INT, 1, 2),
  HAS_DBACCESS: lookup('sage_has_access', INT, 1, 1),
  SCOPE_IDENTITY: {
    least: 0,
    most: 0,
    bind: () => ({ sql: `sage_global('SCOPE_IDENTITY')`, type: { kind: 'decimal', precision: 38, scale: 0 } }),
  },
  XACT_STATE: { least: 0, most: 0, bind: () => ({ sql: `sage_global('XACT_STATE')`, type: SMALLINT }) },
};

/** NULLIF(a, b) is CASE WHEN a = b THEN NULL ELSE a END, by definition. */
const bindNullIf = (call: Call, scope: Scope): Typed => {
  const [left, right] = call.arguments;
  if (left === undefined || right === undefined || call.arguments.length > 2)
    throw syntaxError(call.name, call.token.line);
  const value = scope.binder.expression(left, scope);
  const equal = scope.binder.predicate({ kind: 'compare', operator: '=', left, right, token: call.token }, scope);
  const sql = `CASE WHEN ${equal.sql} THEN NULL ELSE ${value.sql} END`;
  return { sql, type: value.type, nullable: true, ...ungroupedOf(value, equal) };
};

export const bindCall = (call: Call, scope: Scope): Typed => {
  if (isAggregate(call)) return bindAggregate(call, scope);
  if (call.name === 'NULLIF') return bindNullIf(call, scope);
  const { line } = call.token;
  const builtin = BUILTINS[call.name];
  if (builtin === undefined) {
    throw new SqlFailure(195, `'${call.token.text}' is not a recognized built-in function name.`, { class: 15, line });
  }
  if (call.star || call.distinct) throw syntaxError('*', line);
  const { length } = call.arguments;
  if (length < builtin.least || length > builtin.most) {
    const count = builtin.least === builtin.most ? `${builtin.least}` : `${builtin.least} to ${builtin.most}`;
    throw new SqlFailure(174, `The ${call.token.text.toLowerCase()} function requires ${count} argument(s).`, {
      class: 15,
      line,
    });
  }
  const values = call.arguments.map((one) => scope.binder.expression(one, scope));
  return {
    nullable: values.some((value) => value.nullable),
    ...builtin.bind(values, scope),
    ...ungroupedOf(...values),
  };
};
