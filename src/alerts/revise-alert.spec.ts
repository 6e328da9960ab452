import { describe, expect, it } from '@jest/globals';
import { contentOf, type AlertContent } from './alert-content.js';
import { claim, finding } from './finding.spec-support.js';
import {
  newFacts,
  reviseAlert,
  type EvidenceSummary,
  type JoiningEvidence,
  type StandingAlert,
} from './revise-alert.js';

const AT = new Date('2026-11-21T12:00:00Z');
const ALERT = { kind: 'violation', regime: 'dprk' };

function content(articleId: string, given: Parameters<typeof claim>[0] = {}): AlertContent {
  return contentOf({ articleId, language: 'en', finding: finding([claim(given)]) });
}

function summary(articleId: string, given: Partial<EvidenceSummary> = {}): EvidenceSummary {
  return {
    articleId,
    publisher: `P${articleId}`,
    reliability: 'C',
    isCopy: false,
    copyOf: given.isCopy === true ? '1' : null,
    credits: [],
    isOldNews: false,
    publishedAt: new Date(`2026-11-${10 + Number(articleId)}T00:00:00Z`),
    datedAt: new Date(`2026-11-${10 + Number(articleId)}T00:00:00Z`),
    ...given,
  };
}

function joining(articleId: string, given: Partial<JoiningEvidence> = {}): JoiningEvidence {
  return { content: content(articleId), isCopy: false, novelty: 'article', publisher: `P${articleId}`, ...given };
}

const first = reviseAlert(ALERT, null, [joining('1')], null, [summary('1')], AT);
const standing: StandingAlert = { ...first.values, state: 'open' };

describe('reviseAlert', () => {
  it('counts articles, copies, and publishers that speak for themselves', () => {
    const { values } = reviseAlert(
      ALERT,
      null,
      [joining('1')],
      null,
      [summary('1'), summary('2', { isCopy: true }), summary('3', { publisher: 'P1' }), summary('4')],
      AT,
    );
    expect(values).toMatchObject({ articleCount: 4, copyCount: 1, independentCount: 2 });
    expect(values.publishedAt).toEqual(new Date('2026-11-14T00:00:00Z'));
  });

  it('moves nothing where nothing is said that stands already, even when read back in another order of keys', () => {
    const reread = JSON.parse(JSON.stringify(standing), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as StandingAlert;
    const again = reviseAlert(
      ALERT,
      { ...reread, publishedAt: standing.publishedAt },
      [joining('1', { novelty: 'reading' })],
      [content('1')],
      [summary('1')],
      AT,
    );
    expect(again.what).toEqual([]);
  });

  it.each<[string, JoiningEvidence, string]>([
    ['a copy', joining('2', { isCopy: true }), 'copy'],
    ['another telling', joining('2'), 'corroboration'],
    ['a telling with more', joining('2', { content: content('2', { items: ['drones'] }) }), 'evidence'],
    ['another text of an article', joining('2', { novelty: 'revision' }), 'revision'],
  ])('says what moved: %s', (_, piece, word) => {
    const summaries = [summary('1'), summary('2', { isCopy: piece.isCopy })];
    expect(reviseAlert(ALERT, standing, [piece], null, summaries, AT).what).toEqual([word]);
  });

  it('replaces what a new text no longer says', () => {
    const { values } = reviseAlert(
      ALERT,
      standing,
      [joining('1', { novelty: 'revision', content: content('1', { items: ['drones'] }) })],
      [content('1', { items: ['drones'] })],
      [summary('1')],
      AT,
    );
    expect(values.items).toEqual(['drones']);
    expect(values.headline).toContain('drones');
  });

  it.each<[string, Partial<JoiningEvidence>, boolean]>([
    ['new items', { content: content('2', { items: ['drones'] }) }, true],
    ['new items in a copy', { content: content('2', { items: ['drones'] }), isCopy: true }, false],
    ['new items that another pack reads', { content: content('2', { items: ['drones'] }), novelty: 'reading' }, false],
    ['nothing new', {}, false],
    ['new items as background', { content: content('2', { items: ['drones'], background: true }) }, false],
  ])('brings a dismissed alert back only for news: %s', (_, given, isBack) => {
    const dismissed: StandingAlert = { ...standing, state: 'dismissed' };
    const summaries = [summary('1'), summary('2')];
    const revision = reviseAlert(ALERT, dismissed, [joining('2', given)], null, summaries, AT);
    expect(revision.reopenedReason !== null).toBe(isBack);
    expect(revision.what.includes('reopened')).toBe(isBack);
    expect(reviseAlert(ALERT, standing, [joining('2', given)], null, summaries, AT).reopenedReason).toBeNull();
  });
});

describe('newFacts', () => {
  const dated = (from: string): Parameters<typeof claim>[0] => ({
    date: { from, to: from, basis: 'stated', span: null },
  });

  it('names what is new in words', () => {
    const added = content('2', {
      conduct: ['arms-transfer', 'technical-assistance'],
      items: ['small-arms'],
      identifiers: [{ type: 'imo', value: '9187629', span: { field: 'text', start: 0, end: 7 } }],
    });
    expect(newFacts(content('1'), added)).toEqual([
      'conduct technical assistance',
      'items small arms',
      'names 9187629',
    ]);
  });

  it('takes another date for news, but not the first one, nor one close by', () => {
    expect(newFacts(content('1', dated('2026-11-01')), content('2', dated('2026-12-01')))).toEqual([
      'dates 2026-12-01',
    ]);
    expect(newFacts(content('1', dated('2026-11-01')), content('2', dated('2026-11-03')))).toEqual([]);
    expect(newFacts(content('1'), content('2', dated('2026-12-01')))).toEqual([]);
  });
});
