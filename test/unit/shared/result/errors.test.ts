// The table of errors: every sentence can be said, and every place that raises one gives what its sentence names.
import { describe, expect, it } from 'vitest';
import { appError, describeError, type ErrorCode } from '#shared/result/app-error.ts';
import { AssertionFailed, assert, assertNever, required } from '#shared/result/assert.ts';
import type { ErrorEntry } from '#shared/result/error-entry.ts';
import { errorTable } from '#shared/result/error-table.ts';
import { err, mapResult, ok, type Result } from '#shared/result/result.ts';
import { sourceFiles } from '../../../support/source-files.ts';

const entries: [ErrorCode, ErrorEntry][] = Object.entries(errorTable).map(([code, entry]) => [
  code as ErrorCode,
  entry,
]);

describe.each(entries)('%s', (code, entry) => {
  it('is named after an area and what happened', () => {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
  });

  it('says what and how to fix it in whole sentences, calmly', () => {
    // A sentence may end with a fact that is a sentence itself.
    expect(entry.sentence).toMatch(/^[A-Z{'].*(\.|\{\w+\})$/);
    expect(entry.fix).toMatch(/^[A-Z].*\.$/);
    for (const text of [entry.sentence, entry.fix]) {
      expect(text).not.toMatch(/!|\.\.|\s{2}|\bplease\b|\boops\b|\bsorry\b/i);
    }
  });

  it('has placeholders that are plain names, each brace closed', () => {
    for (const text of [entry.sentence, entry.fix]) {
      expect(text.replace(/\{[a-z][A-Za-z]*\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('leaves nothing unfilled once its facts are given', () => {
    const facts = Object.fromEntries(namesOf(entry).map((name) => [name, `<${name}>`]));
    const { what, fix } = describeError(appError(code, facts));
    expect(`${what} ${fix}`).not.toMatch(/[{}]|unknown$/);
    for (const name of namesOf(entry)) expect(`${what} ${fix}`).toContain(`<${name}>`);
  });

  it('lets nobody act in vain: who can fix it is not nobody where a fix is waited for', () => {
    if (entry.again === 'after-fix') expect(entry.who).not.toBe('nobody');
  });
});

describe('describeError', () => {
  it('fills what and fix from the facts, and says unknown for a fact that is missing', () => {
    const filled = describeError(appError('SAGE_NUMBER_TAKEN', { number: 'SC-1', holder: 'Bay Steel, job 1042' }));
    expect(filled.what).toBe('Number SC-1 is already used in Sage: Bay Steel, job 1042.');
    expect(filled.fix).toBe('Key another number for it.');
    expect(filled.entry).toBe(errorTable.SAGE_NUMBER_TAKEN);
    expect(describeError(appError('SAGE_NUMBER_TAKEN', { number: 'SC-1' })).what).toContain('in Sage: unknown.');
  });

  it('takes a fact as it is, braces and dollars included', () => {
    expect(describeError(appError('AMOUNT_NOT_EXACT', { value: '{value} $& $1' })).what).toBe(
      'The amount {value} $& $1 is not an exact amount in cents.',
    );
  });
});

describe('the places that raise errors', () => {
  const raised = sourceFiles('src').flatMap((file) => raisedIn(file.path, file.text));

  it('are many', () => {
    expect(raised.length).toBeGreaterThan(40);
  });

  it('give every fact that the sentence and the fix name', () => {
    const short = raised.flatMap(({ path, code, given }) => {
      const entry: ErrorEntry | undefined = errorTable[code as ErrorCode];
      const missing = entry === undefined ? ['its entry'] : namesOf(entry).filter((name) => !given.includes(name));
      return missing.length === 0 ? [] : [`${path}: ${code} lacks ${missing.join(', ')}`];
    });
    expect(short).toEqual([]);
  });
});

describe('results and assertions', () => {
  it('carry a value or an error, never both', () => {
    const failed: Result<number> = err(appError('SAGE_BUSY'));
    const two: Result<number> = ok(2);
    expect(mapResult(two, (value) => value + 1)).toEqual(ok(3));
    expect(mapResult(failed, (value: number) => value + 1)).toBe(failed);
    expect(ok()).toEqual({ ok: true, value: undefined });
  });

  it('throw where only a bug can be the cause', () => {
    expect(() => assert(false, 'no')).toThrow(AssertionFailed);
    expect(() => assertNever('left' as never)).toThrow('"left"');
    expect(() => required(null, 'the link')).toThrow('the link is missing');
    expect(required(0, 'a zero')).toBe(0);
  });
});

function namesOf(entry: ErrorEntry): readonly string[] {
  return [...`${entry.sentence} ${entry.fix}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** Calls of appError with a literal code and literal facts; where facts come from elsewhere nothing is claimed. */
function raisedIn(path: string, text: string): readonly { path: string; code: string; given: readonly string[] }[] {
  return [...text.matchAll(/\bappError\(\s*'([A-Z_]+)'\s*(,\s*\{|,|\))/g)].flatMap((match) => {
    const [whole, code = '', next = ''] = match;
    if (next === ')') return [{ path, code, given: [] }];
    if (!next.endsWith('{')) return [];
    const given = namesOfLiteral(text.slice(match.index + whole.length));
    return given === null ? [] : [{ path, code, given }];
  });
}

/** Top-level names of an object literal whose opening brace was read; null when it spreads another one. */
function namesOfLiteral(text: string): readonly string[] | null {
  let depth = 0;
  let part = '';
  const parts: string[] = [];
  for (const character of text) {
    if (depth === 0 && character === '}') break;
    if ('{[('.includes(character)) depth += 1;
    if ('}])'.includes(character)) depth -= 1;
    if (depth === 0 && character === ',') {
      parts.push(part);
      part = '';
    } else part += character;
  }
  const names = [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
  if (names.some((name) => name.startsWith('...'))) return null;
  return names.flatMap((name) => /^(\w+)/.exec(name)?.[1] ?? []);
}
