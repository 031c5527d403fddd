// How the seed hands rows to Sage's tables: a name and a value per column, in the forms that the engine stores.

/** Integers: bigint. Decimals: exact text. Dates: `YYYY-MM-DD`. Instants: `YYYY-MM-DD HH:MM:SS.mmm`. GUIDs: lower case. */
export type SageValue = null | bigint | string;
export type SageRow = Readonly<Record<string, SageValue>>;

/** Rows may be a generator's: they can be walked again, and a million of them are never in memory at once. */
export type SageTableRows = { readonly table: string; readonly rows: Iterable<SageRow> };

/** In the order in which they can be inserted: what is referred to comes first. */
export type SageRows = readonly SageTableRows[];

/** Whole numbers become bigint, in the object that was given: a million rows are made this way. */
export function sageRow(columns: Record<string, null | number | string>): SageRow {
  const row: Record<string, SageValue | number> = columns;
  for (const name in row) {
    const value = row[name];
    if (typeof value === 'number') row[name] = BigInt(value);
  }
  return row as SageRow;
}

/** An iterable that starts its generator anew each time it is walked. */
export function lazily(generate: () => Iterable<SageRow>): Iterable<SageRow> {
  return { [Symbol.iterator]: () => generate()[Symbol.iterator]() };
}

/** The four audit columns of a row that was entered and never touched again. */
export function entered(moment: string, login: string): Record<string, string | null> {
  return { insdte: moment, insusr: login, upddte: null, updusr: null };
}
