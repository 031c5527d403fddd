// Rows as tab-separated text for a spreadsheet: plain amounts, one line per row, nothing that could run as a formula.

export type TsvColumn<T> = { readonly header: string; readonly text: (row: T) => string };

export function toTsv<T>(columns: readonly TsvColumn<T>[], rows: readonly T[]): string {
  const lines = [columns.map((column) => clean(column.header))];
  for (const row of rows) lines.push(columns.map((column) => clean(column.text(row))));
  return `${lines.map((cells) => cells.join('\t')).join('\r\n')}\r\n`;
}

/** A cell that starts like a formula is set off with an apostrophe, unless it is a number. */
function clean(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ').trim();
  return /^[=+\-@]/.test(flat) && !/^[+-]?\d+(\.\d+)?$/.test(flat) ? `'${flat}` : flat;
}
