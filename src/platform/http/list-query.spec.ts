import { describe, expect, it } from '@jest/globals';
import { idText, listQuery, toPage } from './list-query.js';

describe('the query of a list', () => {
  it('has a limit of 50 unless told otherwise, and 200 at most', () => {
    expect(listQuery.parse({})).toEqual({ limit: 50 });
    expect(listQuery.parse({ limit: '200', cursor: 'abc' })).toEqual({ limit: 200, cursor: 'abc' });
    for (const limit of ['0', '201', '1.5', 'many', '']) expect(listQuery.safeParse({ limit }).success).toBe(false);
  });

  it('refuses a parameter it does not know, so that a mistyped filter is not passed over', () => {
    expect(listQuery.safeParse({ limt: '5' }).success).toBe(false);
  });

  it('takes ids that fit a bigint', () => {
    for (const id of ['1', '999999999999999999']) expect(idText.safeParse(id).success).toBe(true);
    for (const id of ['0', '01', '-1', '1e3', '9999999999999999999', '', ' 1']) {
      expect(idText.safeParse(id).success).toBe(false);
    }
  });
});

describe('a page', () => {
  const page = (rows: number[]) =>
    toPage(
      rows,
      2,
      (row) => row * 10,
      (row) => `after ${row}`,
    );

  it('goes on after its last row when there is one row more', () => {
    expect(page([1, 2, 3])).toEqual({ items: [10, 20], next: 'after 2' });
  });

  it('ends without a cursor otherwise', () => {
    expect(page([1, 2])).toEqual({ items: [10, 20], next: null });
    expect(page([])).toEqual({ items: [], next: null });
  });
});
