import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONDUCTS, ITEM_CLASSES, MODALITIES } from '../detection/vocabulary.js';
import { contentOf, joinContents, unionOfContents, type AlertContent } from './alert-content.js';
import { claim, finding } from './finding.spec-support.js';

const arbitraryContent = fc
  .record({
    articleId: fc.integer({ min: 1, max: 30 }).map(String),
    language: fc.constantFrom('en', 'fr', null),
    claims: fc.array(
      fc.record({
        conduct: fc.uniqueArray(fc.constantFrom(...CONDUCTS), { maxLength: 2 }),
        supplier: fc.uniqueArray(fc.constantFrom('KP', 'IR', 'houthis'), { maxLength: 2 }),
        items: fc.uniqueArray(fc.constantFrom(...ITEM_CLASSES), { maxLength: 3 }),
        modality: fc.uniqueArray(fc.constantFrom(...MODALITIES), { maxLength: 2 }),
        background: fc.boolean(),
        confidence: fc.constantFrom(0.3, 0.5, 0.9),
        date: fc.constantFrom(
          { from: '2026-11-01', to: '2026-11-01', basis: 'publication' as const, span: null },
          { from: '2026-11-09', to: '2026-11-09', basis: 'publication' as const, span: null },
          { from: '2026-10-01', to: '2026-10-31', basis: 'stated' as const, span: null },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    status: fc.constantFrom('in-force' as const, 'presumed' as const, 'disputed' as const),
  })
  .map(({ articleId, language, claims, status }) =>
    contentOf({ articleId, language, finding: finding(claims.map(claim), { status }) }),
  );

describe('joinContents', () => {
  it('is commutative, associative, and joins twice as once', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryContent, arbitraryContent, (a, b, c) => {
        expect(joinContents(a, b)).toEqual(joinContents(b, a));
        expect(joinContents(joinContents(a, b), c)).toEqual(joinContents(a, joinContents(b, c)));
        expect(joinContents(joinContents(a, b), b)).toEqual(joinContents(a, b));
      }),
    );
  });

  it('takes its confidence from what tells something new', () => {
    const known = contentOf({
      articleId: '1',
      language: 'en',
      finding: finding([claim({ background: true, confidence: 0.95 })]),
    });
    const news = contentOf({ articleId: '2', language: 'en', finding: finding([claim({ confidence: 0.6 })]) });
    expect(joinContents(known, news)).toMatchObject({ confidence: 0.6, isBackground: false });
    expect(known).toMatchObject({ confidence: 0.95, isBackground: true });
  });

  it('keeps one of equal claims, with every article that tells it and the earliest date', () => {
    const on = (articleId: string, day: string): AlertContent =>
      contentOf({
        articleId,
        language: 'en',
        finding: finding([claim({ date: { from: day, to: day, basis: 'publication', span: null } })]),
      });
    const { claims } = unionOfContents([on('10', '2026-11-21'), on('9', '2026-11-20'), on('9', '2026-11-20')]);
    expect(claims).toHaveLength(1);
    expect(claims[0]).toMatchObject({ articleIds: ['9', '10'], date: { from: '2026-11-20' } });
  });

  it('lists ids in the order of the vocabulary', () => {
    const content = contentOf({
      articleId: '1',
      language: null,
      finding: finding([claim({ items: ['drones', 'small-arms'] })]),
    });
    expect(content.items).toEqual(['small-arms', 'drones']);
    expect(content.languages).toEqual([]);
  });

  it('refuses to make something of nothing', () => {
    expect(() => unionOfContents([])).toThrow(RangeError);
  });
});
