import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UNKNOWN_DATE } from '../event.js';
import { daysBetween, gapsIn, isInForceOn, knownInterval, overlaps, shareCovered } from './day-interval.js';

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('a force in days', () => {
  const force = { from: '2006-10-14', until: '2009-06-12' };

  it.each([
    ['2006-10-13', false],
    ['2006-10-14', true],
    ['2009-06-11', true],
    ['2009-06-12', false],
  ])('on %s: %s', (on, expected) => {
    expect(isInForceOn(force, on)).toBe(expected);
    expect(overlaps(force, { from: on, to: on })).toBe(expected);
  });

  it('without an end goes on', () => {
    expect(isInForceOn({ from: '2006-10-14', until: null }, '9999-12-31')).toBe(true);
  });
});

describe('the share of an interval that forces cover', () => {
  it.each([
    [[], 0],
    [[{ from: '2024-01-01', until: null }], 1],
    [[{ from: '2024-01-01', until: '2024-01-06' }], 0.5],
    [
      [
        { from: '2023-12-01', until: '2024-01-06' },
        { from: '2024-01-06', until: '2024-02-01' },
      ],
      1,
    ],
    [
      [
        { from: '2023-12-01', until: '2024-01-06' },
        { from: '2024-01-03', until: '2024-01-08' },
      ],
      0.7,
    ],
    [[{ from: '2024-01-10', until: null }], 0.1],
    [[{ from: '2024-01-11', until: null }], 0],
  ])('by %j is %s', (forces, expected) => {
    expect(shareCovered(forces, { from: '2024-01-01', to: '2024-01-10' })).toBeCloseTo(expected, 10);
  });

  it('agrees with counting day by day', () => {
    const span = fc.tuple(day, fc.integer({ min: 0, max: 60 })).map(([from, length]) => ({
      from,
      to: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10),
    }));
    const force = fc
      .record({ from: day, until: fc.option(day) })
      .filter(({ from, until }) => until === null || from < until);
    fc.assert(
      fc.property(span, fc.array(force, { maxLength: 5 }), (date, forces) => {
        const days = daysBetween(date.from, date.to) + 1;
        let covered = 0;
        for (let at = 0; at < days; at += 1) {
          const on = new Date(Date.parse(date.from) + at * 86_400_000).toISOString().slice(0, 10);
          if (forces.some((one) => isInForceOn(one, on))) covered += 1;
        }
        expect(shareCovered(forces, date)).toBeCloseTo(covered / days, 10);
      }),
    );
  });
});

describe('the interval to judge by', () => {
  const date = (from: string, to: string, basis: 'stated' | 'publication' = 'stated') => ({
    from,
    to,
    basis,
    span: null,
  });

  it('is the one given where it is two days in order', () => {
    expect(knownInterval(date('2024-01-01', '2024-01-02'), false)).not.toBeNull();
  });

  it.each([
    [date('2024-01-02', '2024-01-01'), true],
    [date('2024-01-01T00:00:00Z', '2024-01-02'), true],
    [date('2024-99-99', '2024-99-99'), true],
    [date('', ''), true],
    [date('2024-01-01', '2024-01-01', 'publication'), false],
    [UNKNOWN_DATE, true],
  ])('is unknown for %j with a publication date: %s', (given, hasPublicationDate) => {
    expect(knownInterval(given, hasPublicationDate)).toBeNull();
  });
});

describe('the days that no force covers', () => {
  const january = { from: '2024-01-01', to: '2024-01-31' };

  it('are told in order, both ends included', () => {
    expect(
      gapsIn(
        [
          { from: '2024-01-20', until: '2024-01-25' },
          { from: '2023-06-01', until: '2024-01-05' },
        ],
        january,
      ),
    ).toEqual([
      { from: '2024-01-05', to: '2024-01-19' },
      { from: '2024-01-25', to: '2024-01-31' },
    ]);
    expect(gapsIn([], january)).toEqual([january]);
    expect(gapsIn([{ from: '2024-01-01', until: null }], january)).toEqual([]);
  });

  it('and those that one covers are all days, whatever the forces', () => {
    const force = fc.record({ from: day, until: fc.option(day, { nil: null }) });
    fc.assert(
      fc.property(fc.array(force, { maxLength: 6 }), day, fc.integer({ min: 0, max: 400 }), (forces, from, length) => {
        const to = new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
        const sound = forces.filter(({ from: start, until }) => until === null || start < until);
        const free = gapsIn(sound, { from, to }).reduce((sum, gap) => sum + daysBetween(gap.from, gap.to) + 1, 0);
        expect(free / (length + 1)).toBeCloseTo(1 - shareCovered(sound, { from, to }), 9);
      }),
    );
  });
});
