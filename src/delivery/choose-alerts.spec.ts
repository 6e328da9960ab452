import { describe, expect, it } from '@jest/globals';
import { chooseAlerts, tellWhy, type FeedAlert } from './choose-alerts.js';
import { FeedFold } from './feed-fold.js';
import { termsSchema } from './subscription-terms.js';

const alert = (given: Partial<FeedAlert> = {}): FeedAlert => ({
  id: '1',
  version: 1,
  kind: 'violation',
  regime: 'libya',
  state: 'open',
  priority: 60,
  conduct: ['arms-transfer'],
  languages: ['en', 'ar'],
  isOldNews: false,
  ...given,
});
const terms = (given: object = {}) => termsSchema.parse(given);

function choose(
  one: FeedAlert,
  given: { terms?: object; told?: number; toldVersion?: number; number?: number } = {},
): boolean {
  const feed = new FeedFold();
  feed.add([{ number: given.number ?? 5, change: 'updated', what: ['evidence'], alert: one }]);
  const told = new Map(given.toldVersion === undefined ? [] : [[one.id, { version: given.toldVersion, isOwn: true }]]);
  return chooseAlerts(terms(given.terms), given.told ?? 0, told, feed.entries()).length === 1;
}

describe('which alerts a subscription is told of', () => {
  it('are those that match all its terms', () => {
    expect(choose(alert())).toBe(true);
    expect(choose(alert(), { terms: { regimes: ['iran'] } })).toBe(false);
    expect(choose(alert(), { terms: { kinds: ['regime-change'] } })).toBe(false);
    expect(choose(alert(), { terms: { conduct: ['overseas-labour'] } })).toBe(false);
    expect(choose(alert(), { terms: { languages: ['ko'] } })).toBe(false);
    expect(choose(alert(), { terms: { minPriority: 61 } })).toBe(false);
    expect(
      choose(alert(), {
        terms: { regimes: ['libya'], conduct: ['arms-transfer'], languages: ['ar'], minPriority: 60 },
      }),
    ).toBe(true);
  });

  it('are neither old news nor dismissed, unless they were told before', () => {
    expect(choose(alert({ isOldNews: true }))).toBe(false);
    expect(choose(alert({ state: 'dismissed' }))).toBe(false);
    expect(choose(alert({ state: 'dismissed', version: 2 }), { toldVersion: 1 })).toBe(true);
  });

  it('are, for a correction, all that its reader was told of, whatever asks and whichever subscription told', () => {
    const known = (what: string, isOwn: boolean, regimes: string[]): unknown =>
      chooseAlerts(terms({ regimes }), 0, new Map([['1', { version: 1, isOwn }]]), [
        { alert: alert({ version: 2 }), moves: [{ number: 5, what: [what] }], gone: null },
      ]).map(({ scope }) => scope);
    expect(known('edition', true, ['iran'])).toEqual(['corrections']);
    expect(known('edition', false, ['iran'])).toEqual(['corrections']);
    expect(known('edition', false, ['libya'])).toEqual(['all']);
    expect(known('evidence', true, ['iran'])).toEqual([]);
    expect(known('evidence', false, ['iran'])).toEqual([]);
  });

  it('are not those that moved before it was last told, nor versions it knows', () => {
    expect(choose(alert(), { told: 5, number: 5 })).toBe(false);
    expect(choose(alert(), { told: 4, number: 5 })).toBe(true);
    expect(choose(alert({ version: 3 }), { toldVersion: 3 })).toBe(false);
  });

  it('stay in sight once told, whatever becomes of their priority; a dismissal even beyond its embargoes', () => {
    expect(choose(alert({ version: 2, priority: 1 }), { toldVersion: 1 })).toBe(true);
    expect(choose(alert({ version: 2 }), { toldVersion: 1, terms: { regimes: ['iran'] } })).toBe(false);
    expect(choose(alert({ version: 2, state: 'dismissed' }), { toldVersion: 1, terms: { regimes: ['iran'] } })).toBe(
      true,
    );
  });

  it('are folded to their last state, with all that moved since', () => {
    const feed = new FeedFold();
    feed.add([
      { number: 1, change: 'created', what: ['raised'], alert: alert() },
      { number: 2, change: 'updated', what: ['evidence'], alert: alert({ version: 2 }) },
      { number: 3, change: 'updated', what: ['state'], alert: alert({ version: 3 }) },
      { number: 4, change: 'created', what: ['raised'], alert: alert({ id: '2' }) },
      { number: 5, change: 'deleted', what: [], alert: alert({ id: '2', version: 2 }) },
    ]);
    expect(chooseAlerts(terms(), 1, new Map([['1', { version: 1, isOwn: true }]]), feed.entries())).toEqual([
      { alertId: '1', scope: 'all', what: new Set(['evidence', 'state']) },
    ]);
  });

  it('are, of those that are no more, the ones that its reader was told of, and until it was told so', () => {
    const gone = (version: number | null): unknown => {
      const feed = new FeedFold();
      feed.add([
        { number: 5, change: 'updated', what: ['evidence'], alert: alert({ version: 2 }) },
        { number: 6, change: 'deleted', what: ['removed'], alert: alert({ version: 3 }) },
      ]);
      const told = new Map(version === null ? [] : [['1', { version, isOwn: false }]]);
      return chooseAlerts(terms(), 0, told, feed.entries()).map(({ scope }) => scope);
    };
    expect(gone(null)).toEqual([]);
    expect(gone(1)).toEqual(['corrections']);
    expect(gone(3)).toEqual([]);
  });

  it('say why they matched', () => {
    expect(tellWhy(alert(), terms())).toBe('you follow all embargoes and priority 40 and up');
    expect(tellWhy(alert(), terms({ regimes: ['libya', 'iran'], languages: ['ar', 'ko'], minPriority: 0 }))).toBe(
      'you follow Libya and reports in Arabic',
    );
  });
});
