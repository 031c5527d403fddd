// A row of Sage as it will stand after a write, for the dry run: table by table, column by column.

export type TableRow = {
  readonly table: string;
  readonly values: readonly { readonly column: string; readonly value: string }[];
};

export type RowContext = {
  readonly person: string;
  readonly enteredOn: string;
  readonly headerKey: string;
  readonly lineKeys: readonly string[];
};

export function tableRow(table: string, values: Readonly<Record<string, string>>): TableRow {
  return { table, values: Object.entries(values).map(([column, value]) => ({ column, value })) };
}
