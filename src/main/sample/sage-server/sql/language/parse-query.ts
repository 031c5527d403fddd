// SELECT: CTEs, UNION ALL, joins, derived tables, grouping, order. What is not here is refused with 102.
import type { Expression, Join, OrderItem, Query, Select, SelectItem, TableHint, TableSource } from './ast.ts';
import { ExpressionParser } from './parse-expression.ts';
import type { TokenStream } from './token-stream.ts';

const HINTS: readonly TableHint[] = [
  'UPDLOCK',
  'HOLDLOCK',
  'ROWLOCK',
  'XLOCK',
  'SERIALIZABLE',
  'READCOMMITTED',
  'TABLOCKX',
];

export const parseExpression = (tokens: TokenStream): Expression => new ExpressionParser(tokens, parseQuery).parse();

const parseAdditive = (tokens: TokenStream): Expression => new ExpressionParser(tokens, parseQuery).additive();

export const parseQuery = (tokens: TokenStream): Query => {
  const ctes: { name: string; columns: readonly string[] | null; query: Query }[] = [];
  if (tokens.accept('WITH')) {
    do {
      const name = tokens.name().text;
      const columns = tokens.is('(') ? parseNames(tokens) : null;
      tokens.expect('AS');
      tokens.expect('(');
      ctes.push({ name, columns, query: parseQuery(tokens) });
      tokens.expect(')');
    } while (tokens.accept(','));
  }
  const selects = [parseSelect(tokens)];
  while (tokens.is('UNION')) {
    tokens.next();
    tokens.expect('ALL');
    selects.push(parseSelect(tokens));
  }
  return { with: ctes, selects, orderBy: parseOrder(tokens) };
};

/** ( a, b, c ) */
export const parseNames = (tokens: TokenStream): readonly string[] => {
  tokens.expect('(');
  const names: string[] = [];
  do names.push(tokens.name().text);
  while (tokens.accept(','));
  tokens.expect(')');
  return names;
};

const parseSelect = (tokens: TokenStream): Select => {
  const token = tokens.expect('SELECT');
  const distinct = tokens.accept('DISTINCT');
  if (!distinct) tokens.accept('ALL');
  const top = parseTop(tokens);
  const items: SelectItem[] = [];
  do items.push(parseItem(tokens));
  while (tokens.accept(','));
  const source = tokens.accept('FROM') ? parseFrom(tokens) : { from: null, joins: [] };
  const where = tokens.accept('WHERE') ? parseExpression(tokens) : null;
  const groupBy: Expression[] = [];
  if (tokens.accept('GROUP')) {
    tokens.expect('BY');
    do groupBy.push(parseAdditive(tokens));
    while (tokens.accept(','));
  }
  const having = tokens.accept('HAVING') ? parseExpression(tokens) : null;
  return { token, top, distinct, items, ...source, where, groupBy, having };
};

const parseTop = (tokens: TokenStream): Expression | null => {
  if (!tokens.accept('TOP')) return null;
  const token = tokens.peek();
  if (token.kind === 'number') {
    tokens.next();
    if (tokens.is('PERCENT')) throw tokens.failure();
    return { kind: 'number', text: token.text, token };
  }
  tokens.expect('(');
  const top = parseExpression(tokens);
  tokens.expect(')');
  if (tokens.is('PERCENT') || (tokens.is('WITH') && tokens.is('TIES', 1))) throw tokens.failure();
  return top;
};

const parseItem = (tokens: TokenStream): SelectItem => {
  const token = tokens.peek();
  if (tokens.accept('*')) return { kind: 'star', qualifier: null, token };
  if (tokens.atName && tokens.is('.', 1) && tokens.is('*', 2)) {
    const qualifier = tokens.name().text;
    tokens.next();
    tokens.next();
    return { kind: 'star', qualifier, token };
  }
  const value = parseExpression(tokens);
  return { kind: 'value', value, alias: parseAlias(tokens), token };
};

const parseAlias = (tokens: TokenStream): string | null => {
  if (tokens.accept('AS')) {
    if (tokens.peek().kind === 'string') return tokens.next().text;
    return tokens.name().text;
  }
  return tokens.atName ? tokens.name().text : null;
};

const parseFrom = (tokens: TokenStream): { from: TableSource; joins: readonly Join[] } => {
  const from = parseTable(tokens);
  const joins: Join[] = [];
  for (let join = parseJoin(tokens); join !== null; join = parseJoin(tokens)) joins.push(join);
  return { from, joins };
};

const parseJoin = (tokens: TokenStream): Join | null => {
  if (tokens.is('CROSS')) {
    tokens.next();
    // CROSS APPLY falls here: outside the style, so it is refused at APPLY.
    tokens.expect('JOIN');
    return { kind: 'cross', table: parseTable(tokens), on: null };
  }
  let kind: 'inner' | 'left' = 'inner';
  if (tokens.accept('LEFT')) {
    tokens.accept('OUTER');
    kind = 'left';
    tokens.expect('JOIN');
  } else if (tokens.accept('INNER')) tokens.expect('JOIN');
  else if (!tokens.accept('JOIN')) return null;
  const table = parseTable(tokens);
  tokens.expect('ON');
  return { kind, table, on: parseExpression(tokens) };
};

const parseTable = (tokens: TokenStream): TableSource => {
  const token = tokens.peek();
  if (tokens.accept('(')) {
    const query = parseQuery(tokens);
    tokens.expect(')');
    tokens.accept('AS');
    const alias = tokens.name().text;
    const columns = tokens.is('(') ? parseNames(tokens) : null;
    return { token, alias, source: { kind: 'derived', query, columns } };
  }
  const parts = tokens.dottedName();
  const alias = tokens.accept('AS') || tokens.atName ? tokens.name().text : null;
  return { token, alias, source: { kind: 'table', parts, hints: parseHints(tokens) } };
};

/** WITH (UPDLOCK, HOLDLOCK …). NOLOCK is refused: no dirty reads of money. */
export const parseHints = (tokens: TokenStream): readonly TableHint[] => {
  if (!tokens.is('WITH') || !tokens.is('(', 1)) return [];
  tokens.next();
  tokens.next();
  const hints: TableHint[] = [];
  do {
    const hint = HINTS.find((candidate) => tokens.is(candidate));
    if (hint === undefined) throw tokens.failure();
    tokens.next();
    hints.push(hint);
  } while (tokens.accept(','));
  tokens.expect(')');
  return hints;
};

const parseOrder = (tokens: TokenStream): readonly OrderItem[] => {
  if (!tokens.accept('ORDER')) return [];
  tokens.expect('BY');
  const items: OrderItem[] = [];
  do {
    const value = parseAdditive(tokens);
    const descending = tokens.accept('DESC');
    if (!descending) tokens.accept('ASC');
    items.push({ value, descending });
  } while (tokens.accept(','));
  return items;
};
