import { describe, expect, it } from '@jest/globals';
import type { MailedAlert } from './build-mailed-alert.js';
import { compareMailedAlerts } from './compare-mailed-alerts.js';
import { SAMPLE_ALERT } from './sample-digest.spec-support.js';

const compare = (change: Partial<MailedAlert>, what: readonly string[] = [], before: Partial<MailedAlert> = {}) =>
  compareMailedAlerts({ ...SAMPLE_ALERT, ...before }, { ...SAMPLE_ALERT, ...before, ...change }, new Set(what));

describe('what has changed in an alert', () => {
  it('is nothing where it reads the same, whatever moved behind it', () => {
    expect(compare({}, ['copy', 'assignee', 'corroboration', 'revision', 'state'])).toEqual([]);
    expect(compare({ priority: 3, articleCount: 900, state: 'in-review' }, ['copy'])).toEqual([]);
  });

  it('names a denial that came, changed or went', () => {
    expect(compare({ denied: 'Denied by the army.' }, [], { denied: null })).toEqual(['A denial is reported.']);
    expect(compare({ denied: 'Denied by the army.' })).toEqual(['The denial reads differently.']);
    expect(compare({ denied: null })).toEqual(['The denial that was told before is no longer in the text.']);
  });

  it('takes back what was dismissed, and says when it is taken up again', () => {
    expect(compare({ state: 'dismissed', stateReason: 'misread' })).toEqual([
      'An analyst dismissed this report because the passage was misread.',
    ]);
    expect(compare({ state: 'dismissed', stateReason: 'other' })).toEqual(['An analyst dismissed this report.']);
    expect(compare({ state: 'open', reopenedReason: 'x' }, [], { state: 'dismissed' })).toEqual([
      'Taken up again after a dismissal: there is new reporting.',
    ]);
  });

  it('counts further sources only at some numbers', () => {
    expect(compare({ independentCount: 4 })).toEqual([]);
    expect(compare({ independentCount: 5 })).toEqual(['5 independent sources tell it now; before: 3.']);
    expect(compare({ independentCount: 7 })).toEqual(['7 independent sources tell it now; before: 3.']);
  });

  it('tells of another headline, other law, another text', () => {
    expect(compare({ headline: 'B' }, [], { headline: 'A' })).toEqual(['What is said has changed. Before: “A”.']);
    expect(compare({ provisions: [] })).toEqual(['Other provisions are cited.']);
    expect(compare({ status: 'disputed' })).toEqual([
      'The measure is read as in force, disputed by some States; before: in force.',
    ]);
    expect(compare({ passages: [] }, ['revision'])).toEqual(['A source has changed its text.']);
    expect(compare({}, ['evidence'])).toEqual(['A further article adds to what is said.']);
  });

  it('never speaks of guilt', () => {
    for (const state of ['confirmed', 'escalated', 'dismissed']) {
      expect(compare({ state }).join(' ')).not.toMatch(/guilt|violat|breach|prove/i);
    }
  });
});
