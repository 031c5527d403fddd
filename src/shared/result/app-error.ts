// An expected failure as data: a code of the closed table, and the facts its sentence names.
import type { ErrorEntry } from './error-entry.ts';
import { errorTable } from './error-table.ts';

export type ErrorCode = keyof typeof errorTable;

/** `facts` fill the {placeholders} of the table's sentence. Never a secret, never SQL text. */
export type AppError = {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, string>>;
};

export function appError(code: ErrorCode, facts: Readonly<Record<string, string>> = {}): AppError {
  return { code, facts };
}

/** The sentence on screen: what happened and why, and how to fix it. */
export function describeError(error: AppError): {
  readonly what: string;
  readonly fix: string;
  readonly entry: ErrorEntry;
} {
  const entry: ErrorEntry = errorTable[error.code];
  return { what: fill(entry.sentence, error.facts), fix: fill(entry.fix, error.facts), entry };
}

/** A fact that is a sentence of its own (what a server said) brings its own full stop. */
function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}(\.?)/g, (_, name: string, stop: string) => {
    const fact = facts[name] ?? 'unknown';
    return /[.!?]$/.test(fact) ? fact : `${fact}${stop}`;
  });
}
