// How the two sides of one document are shown: sent, will be, is, and what differs.

/** same: equal. cut: shortened on the way. derived: made by a rule. notCarried: Sage has no place for it. differs: the sides disagree. */
export type Mark = 'same' | 'cut' | 'derived' | 'notCarried' | 'differs' | 'missing';

export type ComparedField = {
  readonly field: string;
  readonly label: string;
  /** As text, already in its wire form; null where that side has nothing. */
  readonly sent: string | null;
  readonly willBe: string | null;
  readonly is: string | null;
  readonly kind: 'text' | 'amount' | 'date' | 'code' | 'percent' | 'quantity';
  readonly mark: Mark;
  /** Why it is so, in a sentence; null when there is nothing to say. */
  readonly note: string | null;
};

export type ComparedLine = {
  readonly id: string;
  readonly number: number;
  readonly fields: readonly ComparedField[];
  readonly mark: Mark;
};

export type Comparison = {
  readonly header: readonly ComparedField[];
  readonly lines: readonly ComparedLine[];
  readonly totals: {
    readonly sent: string | null;
    readonly willBe: string | null;
    readonly is: string | null;
    readonly ties: boolean;
  };
};
