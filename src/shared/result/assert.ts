// What must hold, or the program is wrong: failures here are bugs, never an accountant's problem.

export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message);
}

/** Ends a switch over a closed union: a new member breaks the build here. */
export function assertNever(value: never): never {
  throw new AssertionFailed(`unexpected member of a closed union: ${JSON.stringify(value)}`);
}

/** The value, or a bug when it is missing. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new AssertionFailed(`${what} is missing`);
  return value;
}
