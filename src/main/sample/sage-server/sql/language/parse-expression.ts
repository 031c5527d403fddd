// Expressions and predicates. T-SQL tells them apart by place; here one tree, and the binder refuses the misplaced.
import { SqlFailure } from '../errors.ts';
import type { ArithmeticOperator, CompareOperator, Expression, Query } from './ast.ts';
import type { Token } from './lexer.ts';
import { parseType } from './parse-type.ts';
import type { TokenStream } from './token-stream.ts';

/** Handed in by parse-query.ts, which needs expressions itself. */
export type ParseQuery = (tokens: TokenStream) => Query;

const COMPARISONS: Readonly<Record<string, CompareOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '!>': '<=',
  '>': '>',
  '>=': '>=',
  '!<': '>=',
};

/** Reserved words that are functions when '(' follows. */
const FUNCTION_WORDS = new Set(['LEFT', 'RIGHT', 'COALESCE', 'NULLIF']);

export class ExpressionParser {
  private readonly tokens: TokenStream;
  private readonly query: ParseQuery;
  private depth = 0;

  constructor(tokens: TokenStream, query: ParseQuery) {
    this.tokens = tokens;
    this.query = query;
  }

  /** OR binds loosest, then AND, NOT, comparisons, + -, * / %, unary. */
  parse(): Expression {
    this.depth += 1;
    if (this.depth > 200)
      throw new SqlFailure(191, 'Some part of your SQL statement is nested too deeply.', { class: 15 });
    let left = this.conjunction();
    while (this.tokens.is('OR')) {
      const token = this.tokens.next();
      left = { kind: 'logic', operator: 'OR', left, right: this.conjunction(), token };
    }
    this.depth -= 1;
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.tokens.is('AND')) {
      const token = this.tokens.next();
      left = { kind: 'logic', operator: 'AND', left, right: this.negation(), token };
    }
    return left;
  }

  private negation(): Expression {
    if (!this.tokens.is('NOT')) return this.predicate();
    const token = this.tokens.next();
    return { kind: 'not', operand: this.negation(), token };
  }

  private predicate(): Expression {
    if (this.tokens.is('EXISTS')) {
      const token = this.tokens.next();
      return { kind: 'exists', query: this.parenthesisedQuery(), token };
    }
    const left = this.additive();
    const token = this.tokens.peek();
    const operator = COMPARISONS[token.word];
    if (operator !== undefined) {
      this.tokens.next();
      return { kind: 'compare', operator, left, right: this.additive(), token };
    }
    if (this.tokens.accept('IS')) {
      const negated = this.tokens.accept('NOT');
      this.tokens.expect('NULL');
      return { kind: 'isNull', operand: left, negated, token };
    }
    const negated = this.tokens.is('NOT') && ['IN', 'BETWEEN', 'LIKE'].includes(this.tokens.peek(1).word);
    if (negated) this.tokens.next();
    return this.negatable(left, negated) ?? left;
  }

  private negatable(operand: Expression, negated: boolean): Expression | null {
    const token = this.tokens.peek();
    if (this.tokens.accept('BETWEEN')) {
      const low = this.additive();
      this.tokens.expect('AND');
      return { kind: 'between', operand, low, high: this.additive(), negated, token };
    }
    if (this.tokens.accept('LIKE')) {
      const pattern = this.additive();
      const mark = this.tokens.accept('ESCAPE') ? this.additive() : null;
      return { kind: 'like', operand, pattern, escape: mark, negated, token };
    }
    if (!this.tokens.accept('IN')) return null;
    if (this.tokens.is('SELECT', 1)) {
      return { kind: 'inQuery', operand, query: this.parenthesisedQuery(), negated, token };
    }
    this.tokens.expect('(');
    return { kind: 'inList', operand, list: this.listUntilParenthesis(), negated, token };
  }

  /** Expressions parted by commas, up to and including ')'. */
  private listUntilParenthesis(): readonly Expression[] {
    const list: Expression[] = [];
    do list.push(this.parse());
    while (this.tokens.accept(','));
    this.tokens.expect(')');
    return list;
  }

  private parenthesisedQuery(): Query {
    this.tokens.expect('(');
    const query = this.query(this.tokens);
    this.tokens.expect(')');
    return query;
  }

  additive(): Expression {
    let left = this.multiplicative();
    while (this.tokens.is('+') || this.tokens.is('-')) left = this.arithmetic(left, () => this.multiplicative());
    return left;
  }

  private multiplicative(): Expression {
    let left = this.unary();
    while (this.tokens.is('*') || this.tokens.is('/') || this.tokens.is('%')) {
      left = this.arithmetic(left, () => this.unary());
    }
    return left;
  }

  private arithmetic(left: Expression, operand: () => Expression): Expression {
    const token = this.tokens.next();
    return { kind: 'arithmetic', operator: token.word as ArithmeticOperator, left, right: operand(), token };
  }

  private unary(): Expression {
    const token = this.tokens.peek();
    if (this.tokens.accept('+')) return this.unary();
    if (!this.tokens.accept('-')) return this.primary();
    const operand = this.unary();
    // A negative literal is a literal: its precision counts digits only.
    if (operand.kind === 'number' && !operand.text.startsWith('-')) return { ...operand, text: `-${operand.text}` };
    return { kind: 'negate', operand, token };
  }

  private primary(): Expression {
    const { tokens } = this;
    const token = tokens.peek();
    if (token.kind === 'number') return { kind: 'number', text: tokens.next().text, token };
    if (token.kind === 'string') return { kind: 'string', text: tokens.next().text, national: token.national, token };
    if (token.kind === 'variable') return { kind: 'variable', name: tokens.next().text, token };
    if (tokens.accept('NULL')) return { kind: 'null', token };
    if (tokens.is('CASE')) return this.caseOf();
    if (tokens.is('(')) return this.parenthesised();
    if (tokens.is('CONVERT') || tokens.is('CAST')) return this.conversion();
    const callable = tokens.atName || FUNCTION_WORDS.has(token.word);
    if (callable && token.kind === 'name' && tokens.is('(', 1)) return this.call();
    return { kind: 'column', parts: tokens.dottedName(), token };
  }

  private parenthesised(): Expression {
    const token = this.tokens.peek();
    if (this.tokens.is('SELECT', 1)) return { kind: 'subquery', query: this.parenthesisedQuery(), token };
    this.tokens.next();
    const inner = this.parse();
    this.tokens.expect(')');
    return inner;
  }

  private caseOf(): Expression {
    const token = this.tokens.next();
    const operand = this.tokens.is('WHEN') ? null : this.parse();
    const branches: { when: Expression; value: Expression }[] = [];
    while (this.tokens.accept('WHEN')) {
      const when = this.parse();
      this.tokens.expect('THEN');
      branches.push({ when, value: this.parse() });
    }
    if (branches.length === 0) throw this.tokens.failure();
    const otherwise = this.tokens.accept('ELSE') ? this.parse() : null;
    this.tokens.expect('END');
    return { kind: 'case', operand, branches, otherwise, token };
  }

  private conversion(): Expression {
    const token = this.tokens.next();
    this.tokens.expect('(');
    if (token.word === 'CAST') {
      const operand = this.parse();
      this.tokens.expect('AS');
      const type = parseType(this.tokens, 30);
      this.tokens.expect(')');
      return { kind: 'convert', operand, type, style: null, token };
    }
    const type = parseType(this.tokens, 30);
    this.tokens.expect(',');
    const operand = this.parse();
    const style = this.tokens.accept(',') ? this.parse() : null;
    this.tokens.expect(')');
    return { kind: 'convert', operand, type, style, token };
  }

  private call(): Expression {
    const token: Token = this.tokens.next();
    this.tokens.expect('(');
    const base = { kind: 'call', name: token.word, token } as const;
    if (this.tokens.accept('*')) {
      this.tokens.expect(')');
      return this.finished({ ...base, arguments: [], distinct: false, star: true });
    }
    if (this.tokens.accept(')')) return this.finished({ ...base, arguments: [], distinct: false, star: false });
    const distinct = this.tokens.accept('DISTINCT');
    return this.finished({ ...base, arguments: this.listUntilParenthesis(), distinct, star: false });
  }

  /** Window functions are outside the subset: better refused here than read as an alias. */
  private finished(call: Expression): Expression {
    if (this.tokens.is('OVER') || this.tokens.is('WITHIN')) throw this.tokens.failure();
    return call;
  }
}
