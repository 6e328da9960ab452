import { describe, expect, it } from '@jest/globals';
import type { Detection, DetectionArticle } from '../detection/finding.js';
import { isWorthKeeping, screenRevision } from './screen-revision.js';

const revision = { id: '7', title: 'T', text: 'X', language: 'en', publishedAt: new Date('2026-11-20T08:00:00Z') };
const nothing: Detection = { language: 'en', recognisedLanguage: 'en', findings: [], quiet: [], packVersion: 'p' };

describe('screenRevision', () => {
  it('hands the text, its date and the hint to detection', () => {
    let given: DetectionArticle | undefined;
    const read = screenRevision(revision, (article) => {
      given = article;
      return nothing;
    });
    expect(given).toEqual({ title: 'T', text: 'X', language: 'en', published: '2026-11-20T08:00:00.000Z' });
    expect(read).toEqual({
      id: '7',
      language: 'en',
      languageHint: 'en',
      recognisedLanguage: 'en',
      findings: [],
      quiet: [],
      error: null,
    });
    expect(isWorthKeeping(read)).toBe(false);
  });

  it('tells a failure of detection, in a form that can be stored, and keeps it', () => {
    const read = screenRevision(revision, () => {
      throw new Error(`bad \0 \uD800 ${'x'.repeat(5_000)}`);
    });
    expect(read).toMatchObject({ id: '7', language: null, findings: [], quiet: [] });
    expect(read.error).toMatch(/^Error: bad {2}\uFFFD x/);
    expect(read.error?.length).toBe(1_000);
    expect(isWorthKeeping(read)).toBe(true);
  });
});
