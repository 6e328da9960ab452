import { describe, expect, it } from '@jest/globals';
import { planAfterPoll } from './plan-after-poll.js';
import { aFailure, anAnswer, aSource } from './polling.spec-support.js';

const at = anAnswer().at;
const earlier = new Date('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;

describe('planAfterPoll', () => {
  it('takes over the validators of an answer and forgets the failures', () => {
    const failing = aSource({ consecutiveFailures: 2, failureScore: 1.5, failingSince: earlier, attention: 'look' });
    expect(planAfterPoll(failing, anAnswer(), 0.5)).toMatchObject({
      etag: '"new"',
      lastModified: null,
      bodySha256: Buffer.from('bb', 'hex'),
      consecutiveFailures: 0,
      failureScore: 0,
      failingSince: null,
      attention: null,
      lastError: null,
      lastStatus: 200,
      lastSuccessAt: at,
      lastNewItemAt: at,
      isGone: false,
    });
  });

  it('learns from a document: habit, tip, window and profile', () => {
    const after = planAfterPoll(aSource(), anAnswer(), 0);
    expect(after).toMatchObject({ certificate: 'unknown', tip: ['12'], windowItems: 2, profile: { title: 'A' } });
    expect(after.habit?.lastArrival).toBe(Date.parse('2026-11-23T10:00:00Z'));
    const next = planAfterPoll(aSource({ ...after, lastSuccessAt: at }), anAnswer({ document: null }), 0);
    expect(next).toMatchObject({ certificate: 'unchanged', tip: ['12'], windowItems: 2, habit: after.habit });
  });

  it('keeps the validators that a 304 does not repeat, and the body it stands for', () => {
    const source = aSource();
    const after = planAfterPoll(source, anAnswer({ status: 304, etag: null, document: null }), 0);
    expect(after).toMatchObject({
      etag: source.etag,
      lastModified: source.lastModified,
      bodySha256: source.bodySha256,
      lastNewItemAt: earlier,
      certificate: 'unchanged',
    });
  });

  it('keeps validators and all that was learned through a failure, and counts it by its grade', () => {
    const source = aSource({ tip: ['1'], consecutiveFailures: 2, failureScore: 1.5, failingSince: earlier });
    const after = planAfterPoll(source, aFailure({ message: 'odd\u0000text' }), 0);
    expect(after).toMatchObject({
      etag: source.etag,
      bodySha256: source.bodySha256,
      tip: ['1'],
      consecutiveFailures: 3,
      failureScore: 2,
      failingSince: earlier,
      failureGrade: 'passing',
      lastSuccessAt: earlier,
      lastError: 'http-status: oddtext',
      certificate: 'unknown',
      isGone: false,
    });
  });

  it('bounds what is told of a failure', () => {
    expect(planAfterPoll(aSource(), aFailure({ message: 'x'.repeat(900) }), 0).lastError).toHaveLength(500);
  });

  it.each([
    [429, 3 * HOUR],
    [503, 3 * HOUR],
  ])('keeps the Retry-After of a %i', (status, retryAfterMs) => {
    const { nextPollAt } = planAfterPoll(aSource(), aFailure({ status, retryAfterMs }), 0);
    expect(nextPollAt.getTime() - at.getTime()).toBe(retryAfterMs);
  });

  it('marks what is gone for a person and asks on within a week', () => {
    const after = planAfterPoll(
      aSource({ failingSince: new Date(at.getTime() - 90 * 24 * HOUR) }),
      aFailure({ status: 410 }),
      0.9,
    );
    expect(after).toMatchObject({ isGone: true, attention: expect.stringContaining('410') });
    expect(after.nextPollAt.getTime() - at.getTime()).toBeLessThanOrEqual(7 * 24 * HOUR);
    expect(planAfterPoll(aSource({ isGone: true }), aFailure({ status: 503 }), 0).isGone).toBe(true);
    expect(planAfterPoll(aSource({ isGone: true }), anAnswer(), 0).isGone).toBe(false);
  });

  it('calls an emptied document a gap once, doubts it, and then takes it for silence', () => {
    const empty = {
      sha256: Buffer.from('cc', 'hex'),
      seen: [],
      received: 0,
      revised: 0,
      profile: { title: 'A', sites: [], mayBeEmpty: false },
    };
    const first = planAfterPoll(aSource({ tip: ['12'], windowItems: 2 }), anAnswer({ document: empty }), 0);
    expect(first).toMatchObject({
      certificate: 'gap',
      emptySince: at,
      silence: null,
      tip: ['12'],
      intervalSeconds: 900,
    });
    const later = new Date(at.getTime() + HOUR / 4);
    const restless = { ...empty, sha256: Buffer.from('cd', 'hex') };
    const second = planAfterPoll(aSource({ ...first }), { ...anAnswer({ document: restless }), at: later }, 0);
    expect(second).toMatchObject({ certificate: 'unknown', silence: { kind: 'emptied', since: at } });
    const back = planAfterPoll(aSource({ ...second, lastSuccessAt: later }), { ...anAnswer(), at: later }, 0);
    expect(back).toMatchObject({ silence: null, emptySince: null, profile: { mayBeEmpty: true } });
  });

  it('relies on a hub only while it told of the latest news before they were found', () => {
    const pushedUntil = new Date(at.getTime() + 24 * HOUR);
    const pushedAt = new Date(at.getTime() - 1);
    const told = planAfterPoll(aSource({ pushedUntil, pushedAt }), anAnswer(), 0);
    expect(told).toMatchObject({ isPushProven: true, pushedAt });
    const untold = planAfterPoll(aSource({ pushedUntil, pushedAt: earlier, isPushProven: true }), anAnswer(), 0);
    expect(untold.isPushProven).toBe(false);
    const unchanged = anAnswer({ status: 304, document: null });
    expect(planAfterPoll(aSource({ pushedUntil, isPushProven: true }), unchanged, 0).isPushProven).toBe(true);
    const lapsed = planAfterPoll(aSource({ pushedUntil: at, isPushProven: true }), unchanged, 0);
    const never = planAfterPoll(aSource(), unchanged, 0);
    expect(lapsed.intervalSeconds).toBe(never.intervalSeconds);
  });

  it('notes since when a permanent redirect has led to one place', () => {
    const to = 'https://b.example/rss';
    const first = planAfterPoll(aSource(), anAnswer({ permanentRedirectTo: to }), 0);
    expect(first).toMatchObject({ movedTo: to, movedSince: at });
    const same = planAfterPoll(aSource({ movedTo: to, movedSince: earlier }), anAnswer({ permanentRedirectTo: to }), 0);
    expect(same.movedSince).toEqual(earlier);
    expect(planAfterPoll(aSource(), anAnswer({ permanentRedirectTo: 'HTTPS://B.example/rss#x' }), 0).movedTo).toBe(to);
    for (const nowhere of ['ftp://b.example/', aSource().address]) {
      expect(planAfterPoll(aSource(), anAnswer({ permanentRedirectTo: nowhere }), 0).movedTo).toBeNull();
    }
    const other = planAfterPoll(
      aSource({ movedTo: 'https://c.example/rss', movedSince: earlier }),
      anAnswer({ permanentRedirectTo: to }),
      0,
    );
    expect(other.movedSince).toEqual(at);
    expect(planAfterPoll(aSource({ movedTo: to, movedSince: earlier }), anAnswer(), 0)).toMatchObject({
      movedTo: null,
    });
    const failed = planAfterPoll(aSource({ movedTo: to, movedSince: earlier }), aFailure(), 0);
    expect(failed).toMatchObject({ movedTo: to, movedSince: earlier });
  });
});
