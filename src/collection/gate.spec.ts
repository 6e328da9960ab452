import { describe, expect, it } from '@jest/globals';
import { Gate } from './gate.js';

describe('Gate', () => {
  it('never lets more through than it is wide, and all in the end', async () => {
    const gate = new Gate(3);
    let inside = 0;
    let most = 0;
    const done: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        gate.run(async () => {
          inside += 1;
          most = Math.max(most, inside);
          await Promise.resolve();
          inside -= 1;
          done.push(index);
        }),
      ),
    );
    expect(most).toBe(3);
    expect(done).toHaveLength(20);
  });

  it('is not narrowed by a task that fails', async () => {
    const gate = new Gate(1);
    await expect(gate.run(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(async () => 'yes')).toBe('yes');
  });

  it('gives a place to a task on its way, and has it back whenever the task ends', async () => {
    const gate = new Gate(1);
    const [first, second, third] = [gate.place(), gate.place(), gate.place()];
    await first.take();
    const entered: string[] = [];
    const second_ = second.take().then(() => entered.push('second'));
    const third_ = third.take().then(() => entered.push('third'));
    second.giveBack();
    await Promise.resolve();
    expect(entered).toEqual([]);
    first.giveBack();
    await Promise.all([second_, third_]);
    third.giveBack();
    gate.place().giveBack();
    expect(await gate.run(async () => 'room again')).toBe('room again');
  });
});
