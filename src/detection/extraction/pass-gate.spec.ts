import { describe, expect, it } from '@jest/globals';
import { passesGate } from './pass-gate.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

describe('passesGate', () => {
  it.each([
    ['Talks with Iran went on.', true],
    ["Iran's minister left.", true],
    ['A ship left Bandar Abbas.', true],
    ['A Bandar of monkeys.', false],
    ['South Sudan voted.', true],
    ['South London voted.', false],
    ['Moscow sent rifles.', false],
    ['a cell of al-Qaida', true],
    ['', false],
  ])('%s', (text, passes) => {
    expect(passesGate(text, SMALL_PACK.gate)).toBe(passes);
  });
});
