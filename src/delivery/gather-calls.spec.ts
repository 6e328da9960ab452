import { describe, expect, it } from '@jest/globals';
import { gatherCalls } from './gather-calls.js';

describe('calls that are gathered', () => {
  it('go at once while nobody waits, and together while an answer is awaited', async () => {
    const asked: number[][] = [];
    const answers: (() => void)[] = [];
    const double = gatherCalls(async (items: readonly number[]) => {
      asked.push([...items]);
      await new Promise<void>((done) => answers.push(done));
      return items.map((item) => item * 2);
    });
    const first = double(1);
    const others = [double(2), double(3)];
    expect(asked).toEqual([[1]]);
    answers[0]?.();
    expect(await first).toBe(2);
    expect(asked).toEqual([[1], [2, 3]]);
    answers[1]?.();
    expect(await Promise.all(others)).toEqual([4, 6]);
  });

  it('fail with those they went with, and no others', async () => {
    const fail = gatherCalls(async (items: readonly number[]) => {
      await Promise.resolve();
      if (items.includes(2)) throw new Error('two');
      return items;
    });
    const outcomes = await Promise.allSettled([fail(1), fail(2), fail(3)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await fail(4)).toBe(4);
  });
});
