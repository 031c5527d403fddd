// One SQL statement as data: its text and its typed parameters, so that each can be listed, linted and combined.

/**
 * Money never travels as a driver type: 'decimal', 'date' and 'stamp' are text with a CAST or CONVERT in the statement.
 * 'text:50' is nvarchar(50). 'bigint' takes decimal text.
 */
export type ParameterType = 'guid' | 'bigint' | 'int' | 'decimal' | 'date' | 'stamp' | `text:${number}`;

export type Parameters = Readonly<Record<string, ParameterType>>;

export type Statement = { readonly name: string; readonly text: string; readonly parameters: Parameters };

export type SqlInput = string | number | null;
export type SqlInputs = Readonly<Record<string, SqlInput>>;

/** `@key0, @key1, …`, and the parameters that go with it. */
export function numberedParameters(
  name: string,
  count: number,
  type: ParameterType,
): { list: string; parameters: Parameters } {
  const names = Array.from({ length: count }, (_, index) => `${name}${index}`);
  return {
    list: names.map((each) => `@${each}`).join(', '),
    parameters: Object.fromEntries(names.map((each) => [each, type])),
  };
}

/** Values for `numberedParameters`: the rest is null, which equals nothing. */
export function numberedValues(name: string, count: number, values: readonly string[]): SqlInputs {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, values[index] ?? null]));
}

/** List sizes come in a few steps, so that the server keeps few plans. */
export function roundedSize(count: number): number {
  for (const size of [4, 16, 64, 256]) if (count <= size) return size;
  return Math.ceil(count / 500) * 500;
}
