import { describe, it, expect } from '@jest/globals';
import { formatDue, formatInterval, formatSpan } from './format-instant.js';
import { directionOf, nameLanguage } from './name-things.js';
import { quoteSpeaker, tellByWhom, tellSlots } from './tell-claim.js';

const claim = {
  conduct: ['arms-transfer'],
  supplier: ['KP'],
  recipient: ['RU'],
  items: ['ammunition', 'unspecified-arms'],
  quantities: ['36,000'],
  identifiers: [],
  places: [],
};

describe('tellSlots', () => {
  it('names who, what and whom, and leaves out the vague where there is something definite', () => {
    expect(tellSlots(claim)).toEqual({ who: 'North Korea', what: 'ammunition (36,000)', whom: 'Russia' });
  });

  it('falls back on carrier, origin and destination, and says when nobody is named', () => {
    const vessel = { ...claim, supplier: [], identifiers: [{ type: 'vessel', value: 'Noor' }] };
    expect(tellSlots(vessel).who).toBe('the vessel Noor');
    const places = [
      { country: 'LY', area: null, role: 'destination' },
      { country: 'TD', area: null, role: 'origin' },
    ];
    expect(tellSlots({ ...claim, supplier: [], recipient: [], places })).toMatchObject({
      who: 'somebody in Chad',
      whom: 'Libya',
    });
    expect(tellSlots({ ...claim, supplier: [], recipient: [], items: [], conduct: ['overseas-labour'] })).toEqual({
      who: 'supplier not named',
      what: 'workers',
      whom: null,
    });
  });
});

describe('tellByWhom', () => {
  it('names the speaker, else the outlet, and keeps the denial beside it', () => {
    const told = { modality: ['alleged', 'denied'], by: 'two diplomats', deniedBy: 'the company' };
    expect(tellByWhom(told, 'The Wire')).toEqual({ told: 'Alleged by two diplomats', denied: 'denied by the company' });
    expect(tellByWhom({ modality: ['denied'], by: null, deniedBy: null }, 'The Wire')).toEqual({
      told: 'Reported in The Wire',
      denied: 'denied; by whom was not read',
    });
    expect(tellByWhom({ modality: [], by: null, deniedBy: null }, null)).toEqual({ told: 'Reported', denied: null });
  });
});

describe('quoteSpeaker', () => {
  it('leaves off verbs of saying and marks a lone name as the words of the text', () => {
    expect(
      [
        'officials said',
        'South Korean officials said on Monday',
        'according to two diplomats',
        'Russian',
        'NATO',
        'said',
      ].map(quoteSpeaker),
    ).toEqual(['officials', 'South Korean officials', 'two diplomats', '“Russian”', 'NATO', 'said']);
    expect(quoteSpeaker('A spokesman for Iran')).toBe('a spokesman for Iran');
    expect(quoteSpeaker('The Emirates')).toBe('the Emirates');
    expect(quoteSpeaker('دبلوماسيان')).toBe('\u2068دبلوماسيان\u2069');
  });
});

describe('times', () => {
  const now = new Date('2026-11-23T14:20:00Z');

  it('says when in the shortest words that are clear', () => {
    expect(formatDue(new Date('2026-11-23T21:20:00Z'), now)).toBe('Due 21:20');
    expect(formatDue(new Date('2026-11-24T21:20:00Z'), now)).toBe('Due Tue');
    expect(formatDue(new Date('2026-12-03T21:20:00Z'), now)).toBe('Due 3 Dec');
    expect([0, 5, 60, 65, 24 * 60, 51 * 60, 10 * 24 * 60].map((minutes) => formatSpan(minutes * 60_000))).toEqual([
      '< 1 min',
      '5 min',
      '1 h',
      '1 h',
      '1 d',
      '2 d 3 h',
      '10 d',
    ]);
  });

  it('reads intervals as people would', () => {
    expect(formatInterval('2019-01-01', '2019-12-31')).toBe('2019');
    expect(formatInterval('2026-03-01', '2026-06-30')).toBe('March to June 2026');
    expect(formatInterval('2025-12-01', '2026-02-28')).toBe('December 2025 to February 2026');
    expect(formatInterval('2026-02-01', '2026-02-28')).toBe('February 2026');
    expect(formatInterval('2026-02-03', '2026-02-03')).toBe('3 February 2026');
    expect(formatInterval('0001-01-01', '9999-12-31')).toBe('not stated');
  });
});

describe('languages', () => {
  it('are named, and set in their direction', () => {
    expect([nameLanguage('ko'), nameLanguage(null), nameLanguage('!')]).toEqual([
      'Korean',
      'Language not recognised',
      '!',
    ]);
    expect([directionOf('ar'), directionOf('fa-IR'), directionOf('en'), directionOf(null)]).toEqual([
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });
});
