import { describe, expect, it } from '@jest/globals';
import { planAfterPoll, type PollOutcome } from './plan-after-poll.js';
import { anAnswer, aFailure, aSource } from './polling.spec-support.js';
import { tellEvents } from './tell-events.js';

const DAY = 24 * 3_600_000;

function kinds(source: ReturnType<typeof aSource>, outcome: PollOutcome): string[] {
  return tellEvents(source, planAfterPoll(source, outcome, 0)).map(({ kind }) => kind);
}

describe('tellEvents', () => {
  it('has nothing to tell of what goes on as it was', () => {
    expect(kinds(aSource(), anAnswer({ document: null }))).toEqual([]);
    expect(kinds(aSource(), aFailure())).toEqual([]);
  });

  it('tells of a gap each time', () => {
    const source = aSource({ tip: ['1', '2'] });
    expect(kinds(source, anAnswer())).toEqual(['source.gap']);
  });

  it('tells when a source is gone and when it is back, once each', () => {
    expect(kinds(aSource(), aFailure({ status: 410 }))).toEqual(['source.gone']);
    const gone = aSource({ isGone: true, attention: 'gone' });
    expect(kinds(gone, aFailure({ status: 410 }))).toEqual([]);
    expect(kinds(gone, anAnswer({ document: null }))).toEqual(['source.returned']);
  });

  it('tells when failures want a person and when they are over', () => {
    const failing = aSource({
      consecutiveFailures: 9,
      failureScore: 9,
      failingSince: new Date(anAnswer().at.getTime() - 4 * DAY),
    });
    expect(kinds(failing, aFailure({ status: 404 }))).toEqual(['source.failing']);
    expect(kinds({ ...failing, attention: 'seen' }, aFailure({ status: 404 }))).toEqual([]);
    expect(kinds({ ...failing, attention: 'seen' }, anAnswer({ document: null }))).toEqual(['source.recovered']);
  });

  it('tells of a silence with its kind, and when it ends', () => {
    const silence = { kind: 'emptied', since: new Date('2026-11-22T12:00:00Z') } as const;
    const empty = aSource({ tip: ['1'], emptySince: silence.since });
    expect(tellEvents(empty, planAfterPoll(empty, anAnswer({ document: null }), 0))).toMatchObject([
      { kind: 'source.silent', detail: { silence: 'emptied', since: '2026-11-22T12:00:00.000Z' } },
    ]);
    const silent = aSource({ silence });
    expect(kinds(silent, anAnswer())).toEqual(['source.heard']);
    expect(kinds(silent, aFailure())).toEqual([]);
  });
});
