// A cursor over tokens with the small questions a recursive-descent parser asks.
import { type SqlFailure, syntaxError } from '../errors.ts';
import { lex, type Token } from './lexer.ts';

/** Words that cannot be a bare name or alias. Functions spelled like one (LEFT, CONVERT) are known by their '('. */
const RESERVED = new Set(
  `ADD ALL ALTER AND AS ASC BEGIN BETWEEN BY CASE CHECK COALESCE COMMIT CONSTRAINT CONVERT CREATE CROSS DECLARE DEFAULT
  DELETE DENY DESC DISTINCT DROP ELSE END ESCAPE EXCEPT EXEC EXECUTE EXISTS FOR FOREIGN FROM FULL GRANT GROUP HAVING
  IF IN INNER INSERT INTERSECT INTO IS JOIN KEY LEFT LIKE MERGE NOT NULL NULLIF ON OPTION OR ORDER OUTER OVER PERCENT
  PIVOT PRIMARY PRINT PROC PROCEDURE REFERENCES RETURN REVOKE RIGHT ROLLBACK SAVE SELECT SET TABLE THEN TOP TRAN
  TRANSACTION TRIGGER TRUNCATE UNION UNIQUE UNPIVOT UPDATE USE VALUES VIEW WAITFOR WHEN WHERE WHILE WITH`.split(/\s+/),
);

export class TokenStream {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(text: string) {
    this.tokens = lex(text);
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new Error('a token list always has its end token');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.position += 1;
    return token;
  }

  get atEnd(): boolean {
    return this.peek().kind === 'end';
  }

  is(word: string, ahead = 0): boolean {
    return this.peek(ahead).word === word;
  }

  accept(word: string): boolean {
    if (!this.is(word)) return false;
    this.next();
    return true;
  }

  expect(word: string): Token {
    if (!this.is(word)) throw this.failure();
    return this.next();
  }

  /** True where a bare or quoted name can stand (an alias, a column, a table). */
  get atName(): boolean {
    const token = this.peek();
    return token.kind === 'quoted' || (token.kind === 'name' && !RESERVED.has(token.word));
  }

  name(): Token {
    if (!this.atName) throw this.failure();
    return this.next();
  }

  /** a.b.c, as written; empty middle parts (db..table) are allowed. */
  dottedName(): readonly string[] {
    const parts = [this.name().text];
    while (this.accept('.')) {
      if (this.is('.')) parts.push('');
      else parts.push(this.name().text);
    }
    return parts;
  }

  /** 102 near the current token, or near the last one at the end of the text. */
  failure(token: Token = this.peek()): SqlFailure {
    if (token.kind !== 'end') return syntaxError(token.text, token.line);
    const last = this.tokens[this.tokens.length - 2];
    return syntaxError(last?.text ?? '', token.line);
  }
}
