import { describe, expect, it } from '@jest/globals';
import { Gate } from './gate.js';

describe('Gate', () => {
  it('never lets more through than it is wide, and all in the end', async () => {
    const gate = new Gate(3);
    let inside = 0;
    let most = 0;
    const done: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const place = gate.place();
        await place.take();
        inside += 1;
        most = Math.max(most, inside);
        await Promise.resolve();
        inside -= 1;
        done.push(index);
        place.giveBack();
      }),
    );
    expect(most).toBe(3);
    expect(done).toHaveLength(20);
  });

  it('has a place back once, however often it is given back and whenever the task ends', async () => {
    const gate = new Gate(1);
    const [first, second, third, fourth] = [gate.place(), gate.place(), gate.place(), gate.place()];
    await first.take();
    const entered: string[] = [];
    const takings = [second, third].map(async (place, index) =>
      place.take().then(() => entered.push(`place ${index}`)),
    );
    second.giveBack();
    await Promise.resolve();
    expect(entered).toEqual([]);
    first.giveBack();
    first.giveBack();
    await Promise.all(takings);
    const last = fourth.take().then(() => entered.push('last'));
    first.giveBack();
    gate.place().giveBack();
    await Promise.resolve();
    expect(entered).not.toContain('last');
    third.giveBack();
    await last;
  });
});
