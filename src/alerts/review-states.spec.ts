import { describe, expect, it } from '@jest/globals';
import {
  ALERT_STATES,
  applyReview,
  DISMISSAL_REASON_WORDS,
  DISMISSAL_REASONS,
  possibleActs,
  REVIEW_ACTS,
} from './review-states.js';

describe('applyReview', () => {
  it.each([
    ['open', 'start', 'in-review'],
    ['open', 'confirm', 'confirmed'],
    ['in-review', 'confirm', 'confirmed'],
    ['in-review', 'escalate', 'escalated'],
    ['in-review', 'reopen', 'open'],
    ['escalated', 'confirm', 'confirmed'],
    ['confirmed', 'reopen', 'open'],
    ['dismissed', 'reopen', 'open'],
  ] as const)('leads from %s by %s to %s', (state, act, to) => {
    expect(applyReview(state, act, null, null)).toEqual({ kind: 'moved', to, reason: null });
  });

  it('allows exactly what it says is possible, from every state', () => {
    for (const state of ALERT_STATES) {
      const possible = possibleActs(state);
      for (const act of REVIEW_ACTS) {
        const { kind } = applyReview(state, act, act === 'dismiss' ? 'misread' : null, null);
        expect([state, act, kind]).toEqual([state, act, possible.includes(act) ? 'moved' : 'not-from-here']);
      }
    }
  });

  it('asks for a reason to dismiss, and for words where the reason says nothing', () => {
    expect(applyReview('open', 'dismiss', null, null)).toEqual({ kind: 'reason-missing' });
    expect(applyReview('open', 'dismiss', 'other', '  ')).toEqual({ kind: 'words-missing' });
    expect(applyReview('open', 'dismiss', 'other', 'why')).toMatchObject({ kind: 'moved', reason: 'other' });
    expect(applyReview('open', 'confirm', 'misread', null)).toEqual({ kind: 'reason-not-wanted' });
  });

  it('has words for every reason', () => {
    expect(Object.keys(DISMISSAL_REASON_WORDS).sort()).toEqual([...DISMISSAL_REASONS].sort());
  });
});
