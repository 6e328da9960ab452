import { describe, expect, it } from '@jest/globals';
import { judgeSilence, longestNormalSilence, type Answered } from './detect-silence.js';
import { noteArrivals, startHabit, type Habit } from './habit.js';
import type { Profile } from './profile.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);
const END = START + 28 * DAY;

function habitAt(hours: readonly number[], days = 28): Habit {
  let habit = startHabit(START);
  for (let day = 0; day < days; day++) {
    for (const hour of hours) {
      const at = START + day * DAY + hour * HOUR;
      habit = noteArrivals(habit, [at], at);
    }
  }
  return habit;
}

const everyThreeHours = [0, 3, 6, 9, 12, 15, 18, 21];
const profile: Profile = { title: 'Courier', sites: ['courier.example'], mayBeEmpty: false };
const other: Profile = { title: 'Casino', sites: ['casino.test'], mayBeEmpty: false };

const answered = (at: number, fields: Partial<Answered> = {}): Answered => ({
  now: new Date(at),
  before: null,
  habit: habitAt(everyThreeHours),
  document: null,
  profile,
  emptySince: null,
  hasJustRecovered: false,
  ...fields,
});

describe('judgeSilence', () => {
  it('is at ease within the habit and takes fright beyond it', () => {
    expect(judgeSilence(answered(END + 3 * HOUR))).toBeNull();
    expect(judgeSilence(answered(END + 2 * DAY))).toMatchObject({
      kind: 'frozen',
      since: new Date(END - 3 * HOUR),
    });
  });

  it('takes no fright at a night in which the source never published', () => {
    const habit = habitAt([9, 10, 11, 12, 13, 14, 15, 16]);
    const last = START + 27 * DAY + 16 * HOUR;
    expect(judgeSilence(answered(last + 16 * HOUR, { habit }))).toBeNull();
    expect(judgeSilence(answered(last + 48 * HOUR, { habit }))?.kind).toBe('frozen');
  });

  it('knows no silence before it knows the habit, nor right after failures', () => {
    expect(judgeSilence(answered(START + 40 * DAY, { habit: habitAt([12], 5) }))).toBeNull();
    expect(judgeSilence(answered(END + 9 * DAY, { hasJustRecovered: true }))).toBeNull();
    expect(judgeSilence(answered(END, { habit: startHabit(START) }))).toBeNull();
  });

  it('ends with news, and has borne so long a silence from then on', () => {
    const frozen = judgeSilence(answered(END + 2 * DAY));
    const at = END + 3 * DAY;
    const habit = noteArrivals(habitAt(everyThreeHours), [at], at);
    const document = { certificate: 'contiguous', hasNews: true, profile } as const;
    expect(judgeSilence(answered(at, { before: frozen, habit, document }))).toBeNull();
    expect(longestNormalSilence(habit)).toBeGreaterThan(longestNormalSilence(habitAt(everyThreeHours)) ?? 0);
    expect(judgeSilence(answered(at + 2 * DAY, { habit }))).toBeNull();
  });

  it('believes an empty document when it stays so, and not of a source that was empty before', () => {
    const emptySince = new Date(END);
    expect(judgeSilence(answered(END, { emptySince }))).toBeNull();
    expect(judgeSilence(answered(END + 15 * MINUTE, { emptySince }))).toEqual({ kind: 'emptied', since: emptySince });
    const often = { ...profile, mayBeEmpty: true };
    expect(judgeSilence(answered(END + 15 * MINUTE, { emptySince, profile: often }))).toBeNull();
  });

  it('sees another publication at once, and keeps the mark until a person has looked', () => {
    const document = { certificate: 'gap', hasNews: true, profile: other } as const;
    const replaced = judgeSilence(answered(END, { document }));
    expect(replaced).toEqual({ kind: 'replaced', since: new Date(END) });
    const later = { certificate: 'contiguous', hasNews: true, profile: other } as const;
    expect(judgeSilence(answered(END + DAY, { before: replaced, document: later }))).toEqual(replaced);
  });

  it('takes a gap in the same publication for a gap', () => {
    const document = { certificate: 'gap', hasNews: true, profile } as const;
    expect(judgeSilence(answered(END, { document }))).toBeNull();
  });
});
