import { describe, expect, it } from '@jest/globals';
import type { PartyMention } from './document.js';
import { sentenceOf } from './small-pack.spec-support.js';

function mention(text: string, party: string): PartyMention {
  return sentenceOf(text).parties.find((candidate) => candidate.party === party)!;
}

describe('readGrammar', () => {
  it.each([
    ['Missiles went to Russia.', 'RU', 'to'],
    ['Missiles came from the Russian port.', 'RU', 'from'],
    ['Missiles from suppliers in Russia came to Sudan.', 'RU', 'from'],
    ['Missiles from the port of Bandar Abbas came.', 'IR', 'from'],
    ['Russia was there.', 'RU', null],
    ['They came to fight Hezbollah.', 'hizbullah', 'object'],
    ['Missiles from Russia and Iran came.', 'IR', 'from'],
    ['Rifles left Bandar Abbas.', 'IR', 'from'],
    ['It lies 290 kilometres from Russia.', 'RU', 'against'],
    ['The anti-Hezbollah bloc came.', 'hizbullah', 'against'],
    ['They came to see what Russia sent.', 'RU', null],
    ["They came in Hezbollah's behalf.", 'hizbullah', 'for'],
  ])('%s: %s stands under %s', (text, party, marker) => {
    expect(mention(text, party).marker).toBe(marker);
  });

  it('tells epithets and origins of compounds', () => {
    expect(mention('The Iran-backed movement came.', 'IR').isEpithet).toBe(true);
    expect(mention('Iranian-made drones came.', 'IR').isOrigin).toBe(true);
  });

  it('takes nobody for a description where a verb stands between', () => {
    expect(mention('Russia sent missiles.', 'RU').isModifier).toBe(false);
    expect(mention('Russian motors came.', 'RU').isModifier).toBe(true);
  });

  it('takes the State before its group for an epithet', () => {
    expect(mention("Lebanon's Hezbollah was there.", 'LB').isEpithet).toBe(true);
  });

  it('takes the place of a dateline for an epithet', () => {
    expect(mention('TEHRAN \u2014 Rifles came.', 'IR').isEpithet).toBe(true);
  });

  it.each([
    ['Russia said it was true.', 'RU', 'say'],
    ['According to Russia it came.', 'RU', 'say'],
    ['Russia denied it.', 'RU', 'deny'],
    ['Russia accused Iran.', 'RU', 'accuse'],
    ['Russia accused Iran.', 'IR', null],
  ])('%s: %s says %s', (text, party, says) => {
    expect(mention(text, party).says).toBe(says);
  });
});
