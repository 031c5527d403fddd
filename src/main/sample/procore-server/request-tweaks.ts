// How a fault bends an answer that is otherwise made as usual.

/** Ways in which a fault bends an answer that is otherwise made as usual. */
export type RequestTweaks = {
  /** Moves that many rows from the front of the list to its end (negative: from the end to the front) before paging. */
  rotate?: number;
  /** The first row of the page comes twice. */
  duplicateRow?: boolean;
  /** Answers page n-1 when page n is asked for. */
  repeatPreviousPage?: boolean;
  dropLinks?: boolean;
  /** Added to the `Total` header. */
  totalOffset?: number;
  /** Positions (from 0) of a sync's updates that fail, with the text. */
  rowErrors?: { rows: number[]; field: string; text: string };
};
