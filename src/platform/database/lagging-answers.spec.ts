import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../test/support/fixed-clock.js';
import { LaggingAnswers } from './lagging-answers.js';

describe('lagging answers', () => {
  let clock: FixedClock;
  let answers: LaggingAnswers;
  let asked: number;
  const ask = (): Promise<number> => Promise.resolve(++asked);
  const later = (seconds: number): void => clock.advance(seconds * 1_000);

  beforeEach(() => {
    clock = new FixedClock(new Date('2026-11-23T12:00:00Z'));
    answers = new LaggingAnswers(clock);
    asked = 0;
  });

  it('are asked for once while they are fresh, by however many at once', async () => {
    const both = await Promise.all([answers.keep('a', ask), answers.keep('a', ask)]);
    expect(both.map(({ value }) => value)).toEqual([1, 1]);
    later(4);
    expect(await answers.keep('a', ask)).toEqual({ value: 1, at: new Date('2026-11-23T12:00:00Z') });
    expect((await answers.keep('b', ask)).value).toBe(2);
  });

  it.each([
    [2, 40],
    [30, 60],
  ])('that took %i s are not asked for again for %i s', async (took, fresh) => {
    const askLong = async (): Promise<number> => {
      later(took);
      return ask();
    };
    await answers.keep('a', askLong);
    later(fresh - took - 1);
    expect((await answers.keep('a', ask)).value).toBe(1);
    await new Promise(setImmediate);
    expect(asked).toBe(1);
    later(1);
    expect((await answers.keep('a', ask)).value).toBe(1);
    await new Promise(setImmediate);
    expect((await answers.keep('a', ask)).value).toBe(2);
  });

  it('are shown as they were while a new one is on its way', async () => {
    await answers.keep('a', ask);
    later(60);
    expect((await answers.keep('a', ask)).value).toBe(1);
    await new Promise(setImmediate);
    expect(await answers.keep('a', ask)).toEqual({ value: 2, at: new Date('2026-11-23T12:01:00Z') });
  });

  it('are not waited for long after hours either', async () => {
    await answers.keep('a', ask);
    later(7_200);
    const never = new Promise<number>(() => undefined);
    expect((await answers.keep('a', () => never)).value).toBe(1);
  });

  it('are waited for where they come at once after hours', async () => {
    await answers.keep('a', ask);
    later(7_200);
    expect((await answers.keep('a', ask)).value).toBe(2);
  });

  it('fail for the first who comes, and are asked anew by the next; whoever has one keeps it', async () => {
    const fail = (): Promise<number> => Promise.reject(new Error('The database is away'));
    await expect(answers.keep('a', fail)).rejects.toThrow('away');
    expect((await answers.keep('a', ask)).value).toBe(1);
    later(7_200);
    expect((await answers.keep('a', fail)).value).toBe(1);
    expect((await answers.keep('a', ask)).value).toBe(2);
  });
});
