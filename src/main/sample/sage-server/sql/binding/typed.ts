// A bound expression: SQLite text whose value is in storage form, and the SQL Server type that value has.
import type { SqlType } from '../../engine.ts';

/**
 * Storage form: integers and bit as INTEGER, decimal(p,s) as INTEGER scaled by 10^s, float as REAL, strings as TEXT,
 * date 'YYYY-MM-DD', datetime and datetime2 'YYYY-MM-DD HH:MM:SS.mmm', uniqueidentifier in lower case.
 */
export type Typed = {
  readonly sql: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  /** The word NULL itself: takes whatever type is wanted. */
  readonly isNull?: boolean;
  /** An exact literal in storage form; lets conversions happen while binding. */
  readonly literal?: bigint;
  /** A string literal; likewise. */
  readonly text?: string;
  /** The value can leave its type's range (sums, additions): the session looks at every one. */
  readonly mayOverflow?: boolean;
  /** The first column of this SELECT that no aggregate and no GROUP BY covers. */
  readonly ungrouped?: string;
};

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What a string is compared, grouped, ordered and indexed by: no trailing blanks, no case (ASCII only, see README). */
export const foldedText = (sql: string): string => `rtrim(${sql}) COLLATE NOCASE`;

/** SQL Server orders GUIDs by their last group first. */
const guidOrder = (sql: string): string =>
  [
    [25, 12],
    [20, 4],
    [17, 2],
    [15, 2],
    [12, 2],
    [10, 2],
    [7, 2],
    [5, 2],
    [3, 2],
    [1, 2],
  ]
    .map(([from, length]) => `substr(${sql},${from},${length})`)
    .join('||');

/** The key a value is grouped and compared for equality by. */
export const equalityKey = (value: Typed): string => {
  if (value.type.kind.endsWith('char')) return foldedText(value.sql);
  // A bare number would be an ordinal in GROUP BY and ORDER BY.
  return value.literal === undefined ? value.sql : `CAST(${value.sql} AS INTEGER)`;
};

/** The key a value is ordered by. */
export const orderKey = (value: Typed): string =>
  value.type.kind === 'uniqueidentifier' ? guidOrder(value.sql) : equalityKey(value);

/** First uncovered column of several parts, to hand upwards. */
export const ungroupedOf = (...parts: readonly (Typed | null)[]): { ungrouped?: string } => {
  const found = parts.find((part) => part?.ungrouped !== undefined)?.ungrouped;
  return found === undefined ? {} : { ungrouped: found };
};
