import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arrivalOf } from '../../alerts/arrived-screening.js';
import { StoryBoard, type Arrival } from '../../alerts/story-board.js';
import { detect } from '../../detection/detect.js';
import { loadPack } from '../../rules/pack.client.js';
import { makeReport } from './make-events.js';

const EVENTS = 8;
const TELLERS = 4;
const pack = await loadPack();

const reports = Array.from(
  { length: EVENTS * TELLERS },
  (_, nth): { readonly event: number; readonly article: Arrival } => {
    const event = Math.floor(nth / TELLERS);
    const { title, text, publishedAt } = makeReport(event, nth % TELLERS, 1_500);
    const { findings } = detect({ title, text, language: 'en', published: publishedAt.toISOString() }, pack);
    const { article } = arrivalOf({
      packVersion: '',
      engine: null,
      languageHint: null,
      revision: {
        id: String(nth + 1),
        number: 1,
        title,
        text,
        author: 'A wire',
        language: 'en',
        publishedAt,
        contentHash: new Uint8Array(),
      },
      article: { id: String(nth + 1), url: null, isOldNews: false, firstSeenAt: publishedAt },
      source: null,
      capture: null,
      findings,
    });
    return { event, article };
  },
);

describe('made-up events', () => {
  it('are each reported by all their tellers', () => {
    expect(reports.filter(({ article }) => article.facts.length === 0)).toEqual([]);
  });

  it('come out as one story each, in whatever order they are told', () => {
    const anyOrder = fc.shuffledSubarray(reports, { minLength: reports.length });
    fc.assert(
      fc.property(anyOrder, (told) => {
        let stories = 0;
        const board = new StoryBoard([], [], [], [], () => String(++stories));
        const eventOf = new Map<string, Set<number>>();
        for (const { event, article } of told)
          for (const { storyId } of board.place(
            article,
            article.facts.map(() => null),
          ).places)
            eventOf.set(storyId, (eventOf.get(storyId) ?? new Set()).add(event));
        expect(stories).toBe(EVENTS);
        expect([...eventOf.values()].every(({ size }) => size === 1)).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});
