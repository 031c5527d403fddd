// A whole query into SQLite text: CTEs, UNION ALL in one type per column, and their order.
import type { SqlType } from '../../engine.ts';
import { SqlFailure } from '../errors.ts';
import type { OrderItem, Query } from '../language/ast.ts';
import { type BoundSelect, bindSelect, renderSelect } from './bind-select.ts';
import { commonOf, convert } from './convert.ts';
import { type BoundQuery, renamed, Scope, type ScopeColumn } from './scope.ts';
import { orderKey, type Typed } from './typed.ts';

/** `nested` for derived tables, CTEs and subqueries: ORDER BY there needs TOP (1033). Columns are called c1, c2, … */
export const bindQuery = (query: Query, parent: Scope, nested: boolean): BoundQuery => {
  const scope = new Scope(parent.context, parent);
  const ctes = query.with.map((cte) => {
    const bound = bindQuery(cte.query, scope, true);
    const storage = scope.freshName();
    const columns = renamed(bound.columns, cte.columns, cte.name);
    scope.ctes.push({ name: cte.name, storage, columns });
    return `${storage}(${columnNames(columns.length)}) AS (${bound.sql})`;
  });
  const single = query.selects.length === 1;
  const [first] = query.selects;
  if (nested && query.orderBy.length > 0 && (!single || first?.top === null)) {
    throw new SqlFailure(
      1033,
      'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
      { class: 15 },
    );
  }
  const selects = query.selects.map((select) => bindSelect(select, scope, single ? query.orderBy : []));
  const prefix = ctes.length > 0 ? `WITH ${ctes.join(', ')} ` : '';
  const [only] = selects;
  if (single && only !== undefined) {
    return {
      sql:
        prefix +
        renderSelect(
          only,
          only.items.map((item) => item.value),
          false,
        ),
      columns: outputs(only),
    };
  }
  return { ...bindUnion(selects, query.orderBy, prefix) };
};

const columnNames = (count: number): string => Array.from({ length: count }, (_, at) => `c${at + 1}`).join(', ');

/** The result as seen from outside: same names and types, texts are set by whoever reads it under an alias. */
const outputs = (select: BoundSelect): readonly ScopeColumn[] =>
  select.items.map((item, at) => ({
    name: item.name,
    value: {
      sql: `c${at + 1}`,
      type: item.value.type,
      nullable: item.value.nullable,
      mayOverflow: item.value.mayOverflow === true,
    },
  }));

const bindUnion = (selects: readonly BoundSelect[], orderBy: readonly OrderItem[], prefix: string): BoundQuery => {
  const [first] = selects;
  const width = first?.items.length ?? 0;
  if (first === undefined || selects.some((select) => select.items.length !== width)) {
    throw new SqlFailure(
      205,
      'All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.',
    );
  }
  const types = first.items.map((_, at) => commonOf(selects.map((select) => select.items[at]?.value).filter(isTyped)));
  const branches = selects.map((select) => {
    const values = select.items.map((item, at) => convert(item.value, types[at] as SqlType));
    return renderSelect(select, values, true);
  });
  const columns = first.items.map((item, at) => ({
    name: item.name,
    value: {
      sql: `c${at + 1}`,
      type: types[at] as SqlType,
      nullable: selects.some((select) => select.items[at]?.value.nullable === true),
      mayOverflow: true,
    },
  }));
  const union = branches.join(' UNION ALL ');
  if (orderBy.length === 0) return { sql: prefix + union, columns };
  const keys = orderBy.map((item) => {
    const value = unionKey(item, columns);
    return `${orderKey(value)}${item.descending ? ' DESC' : ''}`;
  });
  return { sql: `${prefix}SELECT * FROM (${union}) ORDER BY ${keys.join(', ')}`, columns };
};

const isTyped = (value: Typed | undefined): value is Typed => value !== undefined;

/** Only ordinals and output names order a UNION. */
const unionKey = ({ value }: OrderItem, columns: readonly ScopeColumn[]): Typed => {
  const { line } = value.token;
  const found =
    value.kind === 'number'
      ? columns[Number.parseInt(value.text, 10) - 1]
      : value.kind === 'column' && value.parts.length === 1
        ? columns.find((column) => column.name.toLowerCase() === value.parts[0]?.toLowerCase())
        : undefined;
  if (found !== undefined) return found.value;
  throw new SqlFailure(
    104,
    'ORDER BY items must appear in the select list if the statement contains a UNION, INTERSECT or EXCEPT operator.',
    { class: 15, line },
  );
};
