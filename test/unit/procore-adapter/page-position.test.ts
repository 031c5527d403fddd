// Where a page stands in its list.
import { describe, expect, it } from 'vitest';
import { readPagePosition } from '../../../src/main/adapters/procore/page-position.ts';

function position(headers: Record<string, string>, page = 1, rows = 2) {
  return readPagePosition(new Headers(headers), page, { perPage: 2, rows });
}

describe('the position of a page', () => {
  it('takes the number of the next page from Link', () => {
    const link = '<https://x/y?page=2&per_page=2>; rel="next", <https://x/y?page=9&per_page=2>; rel="last"';
    expect(position({ link, total: '18' })).toEqual({ next: 2, total: 18 });
    expect(position({ link: '<https://x/y?per_page=2&page=12>; rel=next' }, 11)).toEqual({ next: 12, total: null });
    expect(
      position({ link: '<https://x/y?page=1>; rel="first", <https://x/y?page=9>; rel="last"' }, 9).next,
    ).toBeNull();
  });

  it('never goes backwards or stays', () => {
    expect(position({ link: '<https://x/y?page=1>; rel="next"' }, 3).next).toBe(4);
  });

  it('counts where Link is missing, by the size that pages really have', () => {
    expect(position({ total: '5' }, 2).next).toBe(3);
    expect(position({ total: '5' }, 3, 1).next).toBeNull();
    expect(position({ total: '5', 'per-page': '1' }, 4, 1).next).toBe(5);
    expect(position({ total: '5' }, 2, 0).next).toBeNull();
  });

  it('goes on while pages are full where nothing is said', () => {
    expect(position({}, 1, 2).next).toBe(2);
    expect(position({}, 2, 1)).toEqual({ next: null, total: null });
  });
});
