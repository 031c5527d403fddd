// What is copied opens in a spreadsheet as rows and plain amounts, and nothing in it runs.
import { describe, expect, it } from 'vitest';
import { toTsv } from '../../../src/renderer/features/desk/grid/tsv.ts';

const columns = [
  { header: 'Title', text: (row: readonly string[]) => row[0] ?? '' },
  { header: 'Amount', text: (row: readonly string[]) => row[1] ?? '' },
];

describe('copied rows', () => {
  it('are a heading and one line per row, with amounts as plain decimals', () => {
    expect(toTsv(columns, [['Painting', '-4250.50']])).toBe('Title\tAmount\r\nPainting\t-4250.50\r\n');
  });

  it('keep a title with tabs and line breaks in one cell', () => {
    expect(toTsv(columns, [['Rough-in\tand\nfixtures', '1.00']])).toContain('Rough-in and fixtures\t1.00');
  });

  it.each(['=HYPERLINK("x")', '+1+1', '-2+3', '@SUM(A1)'])('never hand over %s as a formula', (title) => {
    expect(toTsv(columns, [[title, '0.00']])).toContain(`'${title}`);
  });
});
