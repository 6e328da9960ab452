import { describe, expect, it } from '@jest/globals';
import { countAlerts, countByValue, type TallyGroup } from './alert-tally.js';

function group(given: Partial<TallyGroup>): TallyGroup {
  return {
    state: 'open',
    regime: 'dprk',
    kind: 'violation',
    modality: ['alleged'],
    languages: ['en'],
    assignee: null,
    all: 0,
    awake: 0,
    asleep: 0,
    back: 0,
    overdue: 0,
    awakeOverdue: 0,
    backOverdue: 0,
    ...given,
  };
}

const GROUPS = [
  group({ all: 10, awake: 8, asleep: 2, overdue: 5, awakeOverdue: 5, back: 1, backOverdue: 1 }),
  group({ state: 'dismissed', all: 4, awake: 4 }),
  group({ regime: 'libya', modality: ['alleged', 'denied'], languages: ['en', 'ar'], assignee: '7', all: 3, awake: 3 }),
];

describe('counting alerts in groups', () => {
  it('adds up what passes all that is asked', () => {
    expect(countAlerts(GROUPS, { aspect: 'all' })).toBe(17);
    expect(countAlerts(GROUPS, { aspect: 'awake', state: ['open', 'in-review'] })).toBe(11);
    expect(countAlerts(GROUPS, { aspect: 'all', assignee: '7' })).toBe(3);
    expect(countAlerts(GROUPS, { aspect: 'all', anyModality: ['denied'], anyLanguage: ['ar', 'fr'] })).toBe(3);
    expect(countAlerts(GROUPS, { aspect: 'all', regime: ['libya'], kind: 'regime-change' })).toBe(0);
  });

  it('counts in an aspect, and what is overdue in it; what sleeps is not due', () => {
    expect(countAlerts(GROUPS, { aspect: 'asleep' })).toBe(2);
    expect(countAlerts(GROUPS, { aspect: 'back' })).toBe(1);
    const overdue = (aspect: 'all' | 'awake' | 'asleep' | 'back'): number =>
      countAlerts(GROUPS, { aspect, isOverdue: true });
    expect([overdue('all'), overdue('awake'), overdue('asleep'), overdue('back')]).toEqual([5, 5, 0, 1]);
  });

  it('counts an alert under each value of a list, the most frequent first, then by name', () => {
    expect(countByValue(GROUPS, 'languages', { aspect: 'all' })).toEqual([
      { value: 'en', count: 17 },
      { value: 'ar', count: 3 },
    ]);
    expect(countByValue(GROUPS, 'state', { aspect: 'all', regime: ['libya'] })).toEqual([{ value: 'open', count: 3 }]);
    expect(countByValue(GROUPS, 'regime', { aspect: 'asleep' })).toEqual([{ value: 'dprk', count: 2 }]);
  });
});
