import { describe, expect, it } from '@jest/globals';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function mentioned(text: string, title = ''): string[] {
  return extract({ title, text, published: '2025-11-20' }, SMALL_PACK)
    .councilActs.filter(({ basis }) => basis === 'mention')
    .map(({ about }) => about.map((slot) => slot.party).join());
}

describe('readCouncilMentions', () => {
  it.each([
    ['The Security Council and the arms embargo on Sudan were the talk of the market.', 'SD'],
    ['The Security Council met. The arms embargo on Sudan was the talk of the market.', 'SD'],
  ])('reads: %s', (text, expected) => {
    expect(mentioned(text)).toEqual([expected]);
  });

  it.each([
    ['The arms embargo on Sudan was the talk of the market.'],
    ['The Security Council spoke of Sudan.'],
    ['The Security Council vetoed a text on the arms embargo on Sudan.'],
    ['Sudan asked the Security Council about the arms embargo.'],
  ])('not: %s', (text) => {
    expect(mentioned(text)).toEqual([]);
  });
});
