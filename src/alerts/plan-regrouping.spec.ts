import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planRegrouping, type ArticleMove, type HeldAlert, type HeldEvidence } from './plan-regrouping.js';

const alert = (id: string, storyId: string, given: Partial<HeldAlert> = {}): HeldAlert => ({
  id,
  storyId,
  kind: 'violation',
  regime: 'dprk',
  isJoined: false,
  ...given,
});
const piece = (alertId: string, articleId: string, isMention = false): HeldEvidence => ({
  id: `${alertId}${articleId}`,
  alertId,
  articleId,
  isMention,
});
const move = (articleId: string, from: string, to: string): ArticleMove => ({ articleId, from, to });

describe('planRegrouping', () => {
  it('joins two alerts of one kind and regime: the evidence of both lies with the one that stands there', () => {
    const planned = planRegrouping(
      [alert('1', 'A'), alert('2', 'B')],
      [piece('1', 'x'), piece('2', 'y')],
      [move('y', 'B', 'A')],
    );
    expect(planned).toMatchObject([{ alertId: '1', storyId: 'A', evidenceIds: ['1x', '2y'], joined: ['2'] }]);
  });

  it('carries over an alert that the other story has none of', () => {
    const planned = planRegrouping(
      [alert('1', 'A'), alert('2', 'B', { regime: 'iran' })],
      [piece('1', 'x'), piece('2', 'y')],
      [move('y', 'B', 'A')],
    );
    expect(planned).toMatchObject([
      { alertId: '1', storyId: 'A', regime: 'dprk', joined: [] },
      { alertId: '2', storyId: 'A', regime: 'iran', joined: [] },
    ]);
  });

  it('opens an alert for articles that are split off, and leaves the old one where it keeps any', () => {
    const planned = planRegrouping([alert('1', 'A')], [piece('1', 'x'), piece('1', 'y')], [move('y', 'A', 'N')]);
    expect(planned).toMatchObject([
      { alertId: '1', storyId: 'A', evidenceIds: ['1x'] },
      { alertId: null, storyId: 'N', evidenceIds: ['1y'] },
    ]);
  });

  it('brings back the alert that was joined when its articles return', () => {
    const planned = planRegrouping(
      [alert('1', 'A'), alert('2', 'B', { isJoined: true })],
      [piece('1', 'x'), piece('1', 'y')],
      [move('y', 'A', 'B')],
    );
    expect(planned.map(({ alertId, evidenceIds }) => [alertId, evidenceIds])).toEqual([
      ['1', ['1x']],
      ['2', ['1y']],
    ]);
  });

  it('sends a carried alert home though something new has joined it: that gets an alert of its own', () => {
    const planned = planRegrouping(
      [alert('2', 'A')],
      [piece('2', 'y'), piece('2', 'new')],
      [move('y', 'A', 'B')],
      new Map([['2', 'B']]),
    );
    expect(planned.map(({ alertId, storyId }) => [alertId, storyId])).toEqual([
      [null, 'A'],
      ['2', 'B'],
    ]);
  });

  it('lets mentions alone hold no alert', () => {
    const planned = planRegrouping([alert('1', 'A')], [piece('1', 'x'), piece('1', 'm', true)], [move('x', 'A', 'N')]);
    expect(planned).toMatchObject([{ alertId: '1', storyId: 'N', evidenceIds: ['1x', '1m'] }]);
  });

  it('takes no alert home to where another was opened meanwhile: that one takes it in', () => {
    for (const isJoined of [false, true]) {
      const planned = planRegrouping(
        [alert('1', 'B'), alert('2', 'A', { isJoined })],
        [piece('1', 'x'), ...(isJoined ? [] : [piece('2', 'y')])],
        [move('x', 'B', 'A')],
        new Map([['1', 'A']]),
      );
      expect(planned).toMatchObject([{ alertId: '2', storyId: 'A', joined: ['1'] }]);
    }
  });

  it('keeps every piece once, one alert for each story, kind and regime, and no live alert lost', () => {
    const stories = fc.constantFrom('A', 'B', 'C');
    const scenario = fc.record({
      alerts: fc.uniqueArray(
        fc.record({ storyId: stories, regime: fc.constantFrom('dprk', 'iran'), isJoined: fc.boolean() }),
        { selector: ({ storyId, regime }) => `${storyId}${regime}`, maxLength: 6 },
      ),
      articles: fc.array(fc.tuple(fc.nat(5), fc.nat(8), fc.boolean()), { maxLength: 14 }),
      moves: fc.array(fc.tuple(fc.nat(8), stories, stories), { maxLength: 8 }),
      homes: fc.array(fc.tuple(fc.nat(5), stories), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(scenario, ({ alerts, articles, moves, homes }) => {
        const held = alerts.map((given, at) => alert(String(at + 1), given.storyId, given));
        const live = held.filter(({ isJoined }) => !isJoined);
        const evidence = new Map(
          articles.flatMap(([at, article, isMention]) => {
            const owner = live[at % Math.max(1, live.length)];
            return owner === undefined ? [] : [[`${owner.id}/${article}`, piece(owner.id, String(article), isMention)]];
          }),
        );
        const pieces = [...evidence.values()];
        const holding = live.filter(({ id }) => pieces.some(({ alertId, isMention }) => alertId === id && !isMention));
        const planned = planRegrouping(
          held,
          pieces,
          moves.map(([article, from, to]) => move(String(article), from, to)),
          new Map(homes.map(([at, storyId]) => [String(at + 1), storyId])),
        );
        const keys = planned.map(({ storyId, kind, regime }) => `${storyId}${kind}${regime}`);
        expect(new Set(keys).size).toBe(keys.length);
        // An alert that is joined to another keeps its place: the database has one for each story, kind and regime.
        const staying = held.filter(({ id }) => planned.every(({ alertId }) => alertId !== id));
        const places = [...planned, ...staying].map(({ storyId, kind, regime }) => `${storyId}${kind}${regime}`);
        expect(new Set(places).size).toBe(places.length);
        const kept = planned.flatMap(({ evidenceIds }) => evidenceIds);
        expect(new Set(kept).size).toBe(kept.length);
        const owned = pieces.filter(({ alertId }) => holding.some(({ id }) => id === alertId)).map(({ id }) => id);
        expect(kept).toEqual(expect.arrayContaining(owned));
        const ends = planned.flatMap(({ alertId, joined }) => [...(alertId === null ? [] : [alertId]), ...joined]);
        expect(new Set(ends).size).toBe(ends.length);
        expect(ends).toEqual(expect.arrayContaining(holding.map(({ id }) => id)));
      }),
    );
  });
});
