// Text to plans: parses and binds the whole batch, so that nothing runs when any part of it is refused.
import type { SqlType } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import type { Expression, Statement } from '../language/ast.ts';
import { parseBatch } from '../language/parse-batch.ts';
import { bindDelete, bindInsert, bindUpdate } from './bind-change.ts';
import { bindExpression } from './bind-expression.ts';
import { bindQuery } from './bind-query.ts';
import { binder } from './binder.ts';
import { assign, convert } from './convert.ts';
import { boundText, type CompiledBatch, type Plan } from './plan.ts';
import { type BindContext, type Catalog, Scope } from './scope.ts';
import { isString } from './sql-types.ts';
import type { Typed } from './typed.ts';

const EVERY_LIMIT = 2100;

/** `parameters` are the variables that come with the request. Throws SqlFailure; nothing has run then. */
export const compileBatch = (
  text: string,
  parameters: ReadonlyMap<string, SqlType>,
  catalog: Catalog,
): CompiledBatch => {
  if (parameters.size > EVERY_LIMIT) {
    throw new SqlFailure(
      8003,
      'The incoming request has too many parameters. The server supports a maximum of 2100 parameters. Reduce the number of parameters and resend the request.',
    );
  }
  const variables = new Map(parameters);
  const declared = new Map<string, SqlType>();
  const plans: Plan[] = [];
  for (const statement of parseBatch(text)) {
    const context: BindContext = { catalog, binder, variables, used: new Map(), counter: 0, locks: false };
    const plan = withLine(statement, () => bindStatement(statement, new Scope(context, null)));
    if (statement.kind === 'declare') declare(statement, variables, declared);
    if (plan !== null) plans.push(plan);
  }
  return { plans, variables: declared };
};

const withLine = <Result>(statement: Statement, bind: () => Result): Result => {
  try {
    return bind();
  } catch (error) {
    if (error instanceof SqlFailure && error.line === 0) error.line = statement.token.line;
    throw error;
  }
};

const declare = (
  statement: Extract<Statement, { kind: 'declare' }>,
  variables: Map<string, SqlType>,
  declared: Map<string, SqlType>,
): void => {
  const key = statement.name.toLowerCase();
  if (variables.has(key)) {
    throw new SqlFailure(
      134,
      `The variable name '${statement.name}' has already been declared. Variable names must be unique within a query batch or stored procedure.`,
      { class: 15, line: statement.token.line },
    );
  }
  variables.set(key, statement.type);
  declared.set(key, statement.type);
};

/** Null for a DECLARE without a value: it only names a variable. */
const bindStatement = (statement: Statement, scope: Scope): Plan | null => {
  const { line } = statement.token;
  switch (statement.kind) {
    case 'query': {
      const bound = bindQuery(statement.query, scope, false);
      return {
        kind: 'query',
        line,
        query: boundText(bound.sql, scope),
        columns: bound.columns.map(({ name, value }) => ({ name, type: value.type, nullable: value.nullable })),
        mayOverflow: bound.columns.map(({ value }) => value.mayOverflow === true),
        locks: scope.context.locks,
      };
    }
    case 'insert':
      return bindInsert(statement, scope);
    case 'update':
      return bindUpdate(statement, scope);
    case 'delete':
      return bindDelete(statement, scope);
    case 'declare':
      return statement.value === null
        ? null
        : bindAssignment(statement.name, statement.type, { value: statement.value, scope });
    case 'assign': {
      const { type } = scope.variable(statement.name, line);
      scope.context.used.clear();
      return bindAssignment(statement.name, type, { value: statement.value, scope });
    }
    case 'execute':
      return bindExecute(statement, scope);
    default: {
      const { token: _token, ...plan } = statement;
      return { ...plan, line };
    }
  }
};

const bindAssignment = (name: string, type: SqlType, source: { value: Expression; scope: Scope }): Plan => {
  const bound = bindExpression(source.value, source.scope);
  const { sql } = convert(bound, type);
  return {
    kind: 'assign',
    line: source.value.token.line,
    name: name.toLowerCase(),
    type,
    value: boundText(`SELECT ${sql}`, source.scope),
  };
};

const bindExecute = (statement: Extract<Statement, { kind: 'execute' }>, scope: Scope): Plan => {
  const { token, arguments: list, procedure } = statement;
  const known = (name: string): string => {
    scope.variable(name, token.line);
    scope.context.used.clear();
    return name.toLowerCase();
  };
  const result = statement.result === null ? null : known(statement.result);
  const bound = list.map((argument) => {
    scope.context.used.clear();
    const value: Typed = bindExpression(argument.value, scope);
    const output = argument.output && argument.value.kind === 'variable' ? argument.value.name.toLowerCase() : null;
    const text = isString(value.type) ? value : assign(value, value.type);
    return { name: argument.name, type: value.type, output, value: boundText(`SELECT ${text.sql}`, scope) };
  });
  return { kind: 'execute', line: token.line, procedure, arguments: bound, result };
};
