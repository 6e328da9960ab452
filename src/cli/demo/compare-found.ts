/** Holds what was raised against what the sample says it reports. */
import type { Outlet } from './build-sample.js';
import type { Found } from './count-found.js';

/** Behaviours that make a document no XML. */
const SPOILT = ['bare-ampersands', 'junk-before-prolog', 'unclosed'] as const;

/** How the two agree. Each entry of the lists reads `<outlet>/<item>: <kind>/<regime>`. */
export interface Comparison {
  /** What the languages that can be read today should raise, and how much of it was raised. */
  readonly expected: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Raised for an item that does not report it. */
  readonly unexpected: readonly string[];
  /** Expected of items in languages without a lexicon. */
  readonly notRead: number;
  /** Outlets whose broken documents were read whole all the same, by title. */
  readonly repaired: readonly string[];
  /** Items of the sample that were not stored. */
  readonly lost: number;
  /** Stories of the sample that came out as several, by their word. */
  readonly torn: readonly string[];
}

/** @param outlets What was served. @param found What came of it. @param isRead Whether a language has a lexicon. */
export function compareFound(
  outlets: readonly Outlet[],
  found: Pick<Found, 'articles' | 'bySource' | 'raised' | 'stories'>,
  isRead: (language: string) => boolean,
): Comparison {
  const raised = new Map(found.raised.map(({ url, raisedFor }) => [url, raisedFor]));
  const missed: string[] = [];
  const unexpected: string[] = [];
  const storyUrls = new Map<string, string[]>();
  let expected = 0;
  let notRead = 0;
  for (const outlet of outlets) {
    for (const item of outlet.items) {
      const url = `${outlet.site}${item.key.split('/')[1]}`;
      const wanted = item.expect.flatMap(({ kind, regimes }) => regimes.map((regime) => `${kind}/${regime}`));
      const got = raised.get(url) ?? [];
      unexpected.push(...got.filter((each) => !wanted.includes(each)).map((each) => `${item.key}: ${each}`));
      if (!isRead(outlet.language)) {
        notRead += wanted.filter((each) => !got.includes(each)).length;
        continue;
      }
      expected += wanted.length;
      missed.push(...wanted.filter((each) => !got.includes(each)).map((each) => `${item.key}: ${each}`));
      if (item.story !== null && got.length > 0) {
        storyUrls.set(item.story, [...(storyUrls.get(item.story) ?? []), url]);
      }
    }
  }
  const torn = [...storyUrls]
    .filter(([, urls]) => !found.stories.some((story) => urls.every((url) => story.urls.includes(url))))
    .map(([word]) => word);
  const items = outlets.reduce((sum, outlet) => sum + outlet.items.length, 0);
  const repaired = outlets
    .filter(({ behaviour }) => (SPOILT as readonly string[]).includes(behaviour))
    .filter((outlet) => found.bySource[outlet.title] === outlet.items.length)
    .map(({ title }) => title);
  return {
    expected,
    found: expected - missed.length,
    missed,
    unexpected,
    notRead,
    repaired,
    lost: items - found.articles,
    torn,
  };
}
