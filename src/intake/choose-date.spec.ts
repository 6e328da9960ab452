import { describe, expect, it } from '@jest/globals';
import { chooseDate } from './choose-date.js';

const now = new Date('2026-11-23T12:00:00Z');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

describe('chooseDate', () => {
  it('takes the word of the person before that of the document', () => {
    expect(chooseDate(day('2024-01-01'), day('2024-02-02'), now)).toEqual({
      published: day('2024-01-01'),
      publishedMark: 'stated',
    });
    expect(chooseDate(null, day('2024-02-02'), now)).toEqual({ published: day('2024-02-02'), publishedMark: 'stated' });
    expect(chooseDate(null, null, now)).toEqual({ published: null, publishedMark: 'absent' });
  });

  it('does not believe in a day to come, but in what is tomorrow elsewhere', () => {
    expect(chooseDate(null, day('2027-01-01'), now)).toEqual({ published: null, publishedMark: 'unreadable' });
    expect(chooseDate(null, day('2026-11-24'), now).publishedMark).toBe('stated');
  });
});
