import { describe, expect, it } from '@jest/globals';
import { readDates } from './read-dates.js';
import { sentenceOf, SMALL_PACK } from './small-pack.spec-support.js';

const THURSDAY = Date.UTC(2025, 10, 20);

function dates(text: string, published: number | null = THURSDAY): string[] {
  return readDates(sentenceOf(text), SMALL_PACK.dates, published).map(
    ({ interval }) => `${interval.from}..${interval.to} ${interval.basis}`,
  );
}

describe('readDates', () => {
  it.each<[string, string[]]>([
    ['on 3 November 1986 it came', ['1986-11-03..1986-11-03 stated']],
    ['on March 7, 2024 it came', ['2024-03-07..2024-03-07 stated']],
    ['between 8 and 13 March it came', ['2025-03-08..2025-03-13 inferred']],
    ['in 2019 it came', ['2019-01-01..2019-12-31 stated']],
    ['since March 2024 it came', ['2024-03-01..2025-11-20 stated']],
    ['between 2010 and 2011 it came', ['2010-01-01..2011-12-31 stated']],
    ['on Monday it came', ['2025-11-17..2025-11-17 inferred']],
    ['last month it came', ['2025-10-01..2025-10-31 inferred']],
    ['in the 1980s it came', ['1980-01-01..1989-12-31 stated']],
    ["in the late 1990's it came", ['1997-01-01..1999-12-31 stated']],
    ['it came last month', ['2025-10-01..2025-10-31 inferred']],
    ['30 years ago it came', ['1995-01-01..1995-12-31 inferred']],
    ['in May it came', ['2025-05-01..2025-05-31 inferred']],
    ['between March 2023 and November 2024 it came', ['2023-03-01..2024-11-30 stated']],
    ['between 3 March and 7 May 2024 it came', ['2024-03-03..2024-05-07 stated']],
    ['from November to March 2024 it came', ['2023-11-01..2024-03-31 stated']],
    ['from March 3 to May 5 it came', ['2025-03-03..2025-05-05 inferred']],
    ['in March 2023, and in November 2024', ['2023-03-01..2023-03-31 stated', '2024-11-01..2024-11-30 stated']],
    ['in March 2023 and may come again', ['2023-03-01..2023-03-31 stated']],
    ['it may come', []],
    ['resolution 2015 (2012) it says', []],
    ['some 2,019 rifles', []],
  ])('%s', (text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('leaves relative dates unread without a day of publication', () => {
    expect(dates('on Monday, last month, in May and in 2019', null)).toEqual(['2019-01-01..2019-12-31 stated']);
  });

  it('points at the words', () => {
    const text = 'It came in 2019.';
    const [date] = readDates(sentenceOf(text), SMALL_PACK.dates, THURSDAY);
    expect(text.slice(date!.interval.span!.start, date!.interval.span!.end)).toBe('2019');
  });
});
