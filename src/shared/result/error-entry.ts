// What the table says of one expected failure.

/** Who can act on an error, and whether trying again helps. */
export type ErrorEntry = {
  readonly who: 'accountant' | 'administrator' | 'projectManager' | 'nobody';
  readonly again: 'later' | 'after-fix' | 'never';
  /** One sentence: what and why. {name} is replaced by the fact of that name. */
  readonly sentence: string;
  /** How to fix it, as an instruction. */
  readonly fix: string;
};
