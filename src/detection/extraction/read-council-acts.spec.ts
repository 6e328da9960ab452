import { describe, expect, it } from '@jest/globals';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function told(text: string): string[] {
  return extract({ title: '', text, published: '2025-11-20' }, SMALL_PACK)
    .councilActs.filter(({ basis }) => basis !== 'mention')
    .map(({ act, about }) => `${act} ${about.map((slot) => slot.party).join()}`);
}

describe('readCouncilActs', () => {
  it.each([
    ['The Security Council renewed the arms embargo on Sudan.', 'renew SD'],
    ['All fifteen were there. The arms embargo on Sudan was renewed.', 'renew SD'],
    ['The Security Council unanimously adopted a draft that renewed the arms embargo on Sudan.', 'renew SD'],
    ['The Security Council banned missiles to and from Sudan.', 'impose SD'],
    ['Brussels, Sunday: the Security Council unanimously renewed the arms embargo on Sudan.', 'renew SD'],
    ['By a text the Security Council unanimously renewed the arms embargo, wanted by Sudan.', 'renew SD'],
  ])('reads: %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    ['Sudan asked the Security Council for a text that renewed the arms embargo.'],
    ['The Security Council spoke of whether to have the arms embargo on Sudan renewed.'],
    ['The Security Council unanimously said the arms embargo on Sudan should be renewed.'],
    ['The Security Council heard of a draft that renewed the arms embargo on Sudan.'],
    ['Brussels unanimously renewed the arms embargo on Sudan, the Security Council heard.'],
    ['It was at a time when the Security Council banned rifles for Sudan.'],
    ['The Security Council unanimously heard of the arms embargo on Sudan renewed in March 2019 and of Sunday.'],
  ])('not: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});
