import { describe, expect, it } from '@jest/globals';
import {
  ALERT_STATES,
  applyReview,
  possibleActs,
  REVIEW_ACTS,
  type Proposal,
  type ReviewRules,
} from './review-states.js';

const PLAIN: ReviewRules = { needsSecond: [], reason: { needsWords: false } };
const PROPOSAL: Proposal = { act: 'dismiss', reason: 'misread', by: '7' };

function apply(
  state: (typeof ALERT_STATES)[number],
  act: (typeof REVIEW_ACTS)[number],
  given: { reason?: string | null; text?: string | null; userId?: string | null } = {},
  rules: ReviewRules = PLAIN,
): ReturnType<typeof applyReview> {
  const proposal = state === 'second-opinion' ? PROPOSAL : null;
  return applyReview({ state, proposal }, act, { reason: null, text: null, userId: '1', ...given }, rules);
}

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
    ['second-opinion', 'decline', 'in-review'],
  ] as const)('leads from %s by %s to %s', (state, act, to) => {
    expect(apply(state, act)).toEqual({ kind: 'moved', to, reason: null, proposal: null });
  });

  it('allows exactly what it says is possible, from every state', () => {
    for (const state of ALERT_STATES) {
      const possible = possibleActs(state);
      for (const act of REVIEW_ACTS) {
        const { kind } = apply(state, act, { reason: act === 'dismiss' ? 'misread' : null });
        expect([state, act, kind]).toEqual([state, act, possible.includes(act) ? 'moved' : 'not-from-here']);
      }
    }
  });

  it('asks for a reason of the list to dismiss, and for words where the reason says nothing', () => {
    const wordy: ReviewRules = { needsSecond: [], reason: { needsWords: true } };
    expect(apply('open', 'dismiss')).toEqual({ kind: 'reason-missing' });
    expect(apply('open', 'dismiss', { reason: 'old' }, { needsSecond: [], reason: null })).toEqual({
      kind: 'reason-unknown',
    });
    expect(apply('open', 'dismiss', { reason: 'other', text: '  ' }, wordy)).toEqual({ kind: 'words-missing' });
    expect(apply('open', 'dismiss', { reason: 'other', text: 'why' }, wordy)).toMatchObject({
      kind: 'moved',
      reason: 'other',
    });
    expect(apply('open', 'confirm', { reason: 'misread' })).toEqual({ kind: 'reason-not-wanted' });
  });

  it('has an outcome wait for a second person where that is agreed, and takes the approval of another only', () => {
    const second: ReviewRules = { needsSecond: ['dismiss'], reason: { needsWords: false } };
    expect(apply('open', 'dismiss', { reason: 'misread' }, second)).toEqual({
      kind: 'moved',
      to: 'second-opinion',
      reason: null,
      proposal: { act: 'dismiss', reason: 'misread', by: '1' },
    });
    expect(apply('open', 'confirm', {}, second)).toMatchObject({ to: 'confirmed', proposal: null });
    expect(apply('second-opinion', 'approve', { userId: '7' }, second)).toEqual({ kind: 'second-person-needed' });
    expect(apply('second-opinion', 'approve', { userId: '8' }, second)).toEqual({
      kind: 'moved',
      to: 'dismissed',
      reason: 'misread',
      proposal: null,
    });
  });
});
