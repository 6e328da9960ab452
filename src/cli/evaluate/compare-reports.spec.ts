import { describe, expect, it } from '@jest/globals';
import { compareReports } from './compare-reports.js';
import { scoreRecords, type Judged } from './score-records.js';

const alert = (regime: string, supplier: string[]) => ({
  kind: 'violation',
  regime,
  conduct: ['arms-transfer'],
  supplier,
  recipient: ['houthis'],
  items: ['drones'],
  modality: ['reported'],
  evidence: [{ field: 'text', start: 0, end: 4, quote: 'Iran' }],
});

function judged(id: string, supplier: string[] | null, regimes = ['iran']): Judged {
  return {
    record: {
      id,
      language: 'en',
      title: '',
      text: 'Iran sold drones to the Houthis.',
      kind: regimes.length > 0 ? 'violation' : 'none',
      regimes,
      conduct: regimes.length > 0 ? ['arms-transfer'] : [],
      supplier: ['IR'],
      evidence: ['Iran sold drones'],
    },
    result: { alerts: supplier === null ? [] : [alert('iran', supplier)] },
  };
}

describe('scores', () => {
  it('tell by record what is wrong in it, and list those whose kind or regime is', () => {
    const report = scoreRecords([judged('a', ['IR']), judged('b', ['RU']), judged('c', null), judged('d', ['IR'], [])]);
    expect(report.outcomes).toEqual({
      a: [],
      b: ['supplier'],
      c: ['kind', 'regime', 'conduct', 'supplier'],
      d: ['kind', 'regime', 'conduct'],
    });
    expect(report.misses.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(report.scores['regime:iran']?.['regime']).toMatchObject({ precision: 2 / 3, recall: 2 / 3, n: 3 });
    expect(report.scores['conduct:arms-transfer']?.['conduct']).toMatchObject({ n: 3 });
    expect(report.evidenceTouching).toEqual({ found: 2, of: 2 });
    expect(Object.keys(report.scores)[0]).toBe('all');
  });
});

describe('the difference of two runs', () => {
  const before = scoreRecords([judged('a', ['IR']), judged('b', ['RU']), judged('gone', ['IR'])]);
  const now = scoreRecords([judged('a', null), judged('b', ['IR']), judged('new', ['IR'])]);

  it('names measures that moved, the whole first, and records that turned', () => {
    const { changes, newlyRight, newlyWrong, only } = compareReports(before, now);
    expect(changes[0]).toMatchObject({ group: 'all' });
    expect(changes).toContainEqual({ group: 'all', measure: 'violation', from: 1, to: 0.8 });
    expect(newlyRight).toEqual({ supplier: ['b'] });
    expect(newlyWrong).toEqual({ kind: ['a'], regime: ['a'], conduct: ['a'], supplier: ['a'] });
    expect(only).toEqual({ before: 1, now: 1 });
  });

  it('is empty for the same run', () => {
    expect(compareReports(now, now)).toEqual({
      changes: [],
      newlyRight: {},
      newlyWrong: {},
      only: { before: 0, now: 0 },
    });
  });
});
