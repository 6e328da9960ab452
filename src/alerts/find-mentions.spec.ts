import { describe, expect, it } from '@jest/globals';
import { findMentions } from './find-mentions.js';
import { bandOf, DEFAULT_DUE_BANDS, tellBand, tellHours } from './review-due.js';

const PEOPLE = [
  { id: '1', name: 'Ana', email: 'ana@desk.example' },
  { id: '2', name: 'Ana Kovač', email: 'ana.kovac@desk.example' },
  { id: '3', name: 'Mo Baker', email: 'mo@desk.example' },
];

describe('mentions', () => {
  it.each([
    ['Please look, @Mo Baker.', ['3']],
    ['@mo and @ANA KOVAČ: see the second passage', ['2', '3']],
    ['@Ana, then @Ana Kovač', ['1', '2']],
    ['write to mo@desk.example', []],
    ['@moment of truth', []],
    ['@mo@desk.example', ['3']],
    ['@nobody @', []],
    ['@Mo Baker @Mo Baker', ['3']],
    ['@Ana Kovac\u030c', ['2']],
  ])('in %j', (text, ids) => {
    expect(findMentions(text, PEOPLE)).toEqual(ids);
  });
});

it('names both of two people who are called the same', () => {
  const namesake = { id: '4', name: 'mo baker', email: 'mo@other.example' };
  expect(findMentions('Please look, @Mo Baker.', [...PEOPLE, namesake])).toEqual(['3', '4']);
});

describe('due bands', () => {
  it('tell their times in words', () => {
    expect(DEFAULT_DUE_BANDS.map((band) => tellBand(band, DEFAULT_DUE_BANDS))).toEqual([
      '80 and up: review within 12 hours',
      '60 to 79: within 2 days',
      'Below 60: within 7 days',
    ]);
    expect(tellBand({ from: 0, hours: 1 }, [{ from: 0, hours: 1 }])).toBe('Review within 1 hour');
    expect(tellHours(36)).toBe('36 hours');
    expect([100, 80, 79, 60, 0].map((priority) => bandOf(priority, DEFAULT_DUE_BANDS).hours)).toEqual([
      12, 12, 48, 48, 168,
    ]);
  });
});
