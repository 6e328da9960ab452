import { describe, expect, it } from '@jest/globals';
import { documentOf, sentenceOf } from './small-pack.spec-support.js';

const parties = (text: string): (string | null)[] => sentenceOf(text).parties.map((mention) => mention.party);

describe('findMentions', () => {
  it('takes the longest of overlapping names', () => {
    expect(parties('Iran spoke to South Sudan and Sudan.')).toEqual(['IR', 'SS', 'SD']);
  });

  it('drops a name whose homonym the article names', () => {
    expect(parties('Police in Lebanon found rifles near Nashville, Tennessee, Iran said.')).toEqual(['IR']);
    expect(parties('Police in Lebanon found rifles.')).toEqual(['LB']);
  });

  it('asks for exact spelling and for company where the form demands it', () => {
    expect(parties('A car left Bangui.')).toEqual(['CF']);
    expect(parties('The CAR rebels near Bangui.')).toEqual(['CF', 'CF']);
    expect(parties('The CAR report on Iran.')).toEqual(['IR']);
  });

  it('reads classes, ranges and quantities of things', () => {
    const { items } = sentenceOf('Iran sent three hundred ballistic missiles and 40 rifles.');
    expect(items.map(({ entry, quantity }) => [entry.itemClass, entry.range, quantity])).toEqual([
      ['missiles', 'long', 'three hundred'],
      ['small-arms', null, '40'],
    ]);
  });

  it('counts the topics of other kinds of article', () => {
    expect(documentOf('The goalkeeper of Iran was out by half-time.').topics.get('sport')).toBe(2);
  });
});
