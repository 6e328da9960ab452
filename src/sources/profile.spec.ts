import { describe, expect, it } from '@jest/globals';
import { hasTurnedInto, profileOf } from './profile.js';

const of = (title: string | null, ...links: (string | null)[]): ReturnType<typeof profileOf> => profileOf(title, links);

describe('profileOf', () => {
  it('keeps the sites that items lead to, the most frequent first', () => {
    const links = ['https://b.example/1', 'https://www.a.example/1', 'https://a.example/2', null, 'not an address'];
    expect(of('News', ...links)).toEqual({ title: 'News', sites: ['a.example', 'b.example'], mayBeEmpty: false });
  });

  it('is bounded', () => {
    const links = Array.from({ length: 50 }, (_, index) => `https://site-${index}.example/`);
    const { title, sites } = of('x'.repeat(10_000), ...links);
    expect(title).toHaveLength(300);
    expect(sites).toHaveLength(5);
  });
});

describe('hasTurnedInto', () => {
  it('tells another publication by its sites', () => {
    expect(hasTurnedInto(of('News', 'https://a.example/1'), of('News', 'https://casino.test/1'))).toBe(true);
    expect(hasTurnedInto(of('News', 'https://a.example/1'), of('Other', 'https://a.example/9'))).toBe(false);
  });

  it('takes the sites of one house for one', () => {
    expect(hasTurnedInto(of('N', 'https://news.a.example/1'), of('N', 'https://world.a.example/1'))).toBe(false);
  });

  it('goes by the title where there are no links', () => {
    expect(hasTurnedInto(of('Daily Courier'), of('Casino bonus'))).toBe(true);
    expect(hasTurnedInto(of('Daily Courier'), of('The Courier, world'))).toBe(false);
    expect(hasTurnedInto(of(null), of('Anything'))).toBe(false);
    expect(hasTurnedInto(of('Anything', 'https://a.example/1'), of(null))).toBe(false);
  });
});
