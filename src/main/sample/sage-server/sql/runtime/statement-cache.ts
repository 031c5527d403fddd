// Prepared SQLite statements of one connection, by text, and the binding of variables to their numbers.
import type Database from 'better-sqlite3';
import type { BoundText } from '../binding/plan.ts';
import type { Stored } from './stored-values.ts';
import { TextCache } from './text-cache.ts';

const MOST_PREPARED = 300;
const MOST_LONG = 6;

export type Variables = Map<string, Stored>;

export class StatementCache {
  private readonly connection: Database.Database;
  private readonly statements = new TextCache<Database.Statement>(MOST_PREPARED, MOST_LONG);

  constructor(connection: Database.Database) {
    this.connection = connection;
  }

  /** Rows come as arrays, integers as bigint. */
  prepare(sql: string): Database.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    if (statement.reader) statement.raw(true);
    this.statements.set(sql, statement);
    return statement;
  }

  /** The values of ?1, ?2, … as better-sqlite3 wants them. */
  parametersOf(text: BoundText, variables: Variables): readonly Record<string, Stored>[] {
    if (text.variables.length === 0) return [];
    return [Object.fromEntries(text.variables.map((name, at) => [`${at + 1}`, variables.get(name) ?? null]))];
  }

  rows(text: BoundText, variables: Variables): Stored[][] {
    return this.prepare(text.sql).all(...this.parametersOf(text, variables)) as Stored[][];
  }

  iterate(text: BoundText, variables: Variables): IterableIterator<Stored[]> {
    return this.prepare(text.sql).iterate(...this.parametersOf(text, variables)) as IterableIterator<Stored[]>;
  }
}
