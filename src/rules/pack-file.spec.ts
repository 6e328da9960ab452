import { describe, expect, it } from '@jest/globals';
import { locateFaults, parsePackFile, type PackFile } from './pack-file.js';

/** As many keys as weights have within an order of magnitude: work that grows with their square would not end in time. */
const KEYS = 40_000;

const lines = Array.from({ length: KEYS }, (_, index) => `"word ${index}":[0,1]`);
const file = (source: string): PackFile => ({
  path: 'weights/en.json',
  shownPath: '/r/en.json',
  source,
  isOverlay: true,
});

describe('a file of very many keys', () => {
  it('has the line of a field named that is wrong', () => {
    const faults = locateFaults(file(`{\n${lines.join(',\n')}\n}`), [{ path: ['word 39998'], message: 'is wrong' }]);
    expect(faults).toEqual([{ file: '/r/en.json', line: 40_000, field: 'word 39998', message: 'is wrong' }]);
  });

  it('has the line named where it breaks off', () => {
    const read = parsePackFile(file(`{\n${lines.join(',\n')}`));
    expect('faults' in read && read.faults.map(({ line }) => line)).toContain(KEYS + 1);
  });
});
