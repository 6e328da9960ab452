/**
 * Decides to which story each finding of an article belongs, among candidates that share a blocking key with it.
 *
 * Three grounds, from the surest: the same address; a near-copy of the text whose facts do not contradict; another
 * telling of the event, where the deed is the same, nothing contradicts and enough words (or, across languages, a name
 * or number) are shared. In doubt an article opens a story of its own: an analyst merges two rows in a moment, but never
 * sees a second shipment that was taken for the first.
 */
import { conflicts, sameDeed, sameRelation, wordOverlap } from './compare-events.js';
import type { EventFacts } from './event-facts.js';
import { hashText, resemblance, type Resemblance, type TextSignature } from './text-signature.js';

/** An article as grouping sees it. */
export interface GroupedArticle {
  readonly articleId: string;
  /** Canonical address of its page. */
  readonly url: string | null;
  readonly language: string | null;
  /** When it was published, or else first seen: ms since 1970, UTC. */
  readonly datedAtMs: number;
  readonly signature: Pick<TextSignature, 'shingleCount' | 'sketch'>;
  /** Numbers and names in the text. */
  readonly marks: readonly string[];
  readonly facts: readonly EventFacts[];
}

/** An article that already belongs to a story. */
export interface StoryMember extends GroupedArticle {
  readonly storyId: string;
}

/** Where a finding goes. `storyId` null: it opens a story (one for all such findings of the article). */
export interface Placement {
  readonly storyId: string | null;
  readonly ground: 'same-address' | 'copy' | 'same-event' | 'same-article' | 'new';
  /** Share of the shorter text (or its words, for another telling) found in the other, 0–1; 0 for a new story. */
  readonly similarity: number;
  /** Adds no weight of its own: the same words as an earlier article. */
  readonly isCopy: boolean;
}

/** Articles further apart than this never share a story, except verbatim copies. */
const STORY_WINDOW_DAYS = 14;

/** Verbatim copies are recognised this long: archives re-date them, outlets recycle them. */
const VERBATIM_WINDOW_DAYS = 90;

/** Two tellings of one event in other words are published within this many days of each other. */
export const EVENT_WINDOW_DAYS = 3;

/** Fewer shingles than this (some 35 words) make no copy: short items of one matter read alike. */
const MIN_SHINGLES = 32;

/** From here on two texts are copies: a tenth of the words may have been edited, or most of the text cut. */
const COPY_JACCARD = 0.45;
const COPY_CONTAINMENT = 0.75;

/** Of the numbers and names of the text with fewer, a copy keeps at least this share; fewer than three say nothing. */
const KEPT_MARKS = 0.6;
const MIN_MARKS = 3;

/** Another telling in the same language keeps at least this share of them. */
const TOLD_MARKS = 0.25;

/** From here on they are the same words, and a date counted from another day of publication means nothing. */
const VERBATIM = 0.95;

/** Content words of title and passages that another telling must share, by how many there are to share. */
const EVENT_WORDS = [
  { atLeast: 8, overlap: 0.5 },
  { atLeast: 5, overlap: 0.8 },
] as const;

/** A number must have this many digits to tie two languages together. */
const TELLING_DIGITS = 3;

const DAY_MS = 86_400_000;

/** Event keys of one finding are bounded: a text that lists everything would otherwise match everything. */
const MAX_COMBINATIONS = 12;

/** Keys of events and addresses lie above those of texts, which are 32 bits wide. */
const EVENT_KEYS = 2 ** 40;
const ADDRESS_KEYS = 2 ** 41;

/** The key under which articles with one address meet. */
export function addressKey(url: string): number {
  return ADDRESS_KEYS + hashText(url);
}

/**
 * The keys under which tellings of one event meet: one for each conduct and item class, by day of publication.
 *
 * @param spreadDays 0 for the keys to store; {@link EVENT_WINDOW_DAYS} for those to look up.
 */
export function eventKeys(facts: EventFacts, datedAtMs: number, spreadDays: number): number[] {
  const day = Math.floor(datedAtMs / DAY_MS);
  const keys = new Set<number>();
  let combinations = 0;
  for (const supplier of orNone(facts.suppliers)) {
    for (const recipient of orNone(facts.recipients)) {
      for (const conduct of orNone(facts.conduct)) {
        for (const item of orNone(facts.items)) {
          if (++combinations > MAX_COMBINATIONS) return [...keys];
          for (let offset = -spreadDays; offset <= spreadDays; offset++) {
            const deed = [facts.kind, facts.regime, supplier, recipient, conduct, item, day + offset].join('|');
            keys.add(EVENT_KEYS + hashText(deed));
          }
        }
      }
    }
  }
  return [...keys];
}

/**
 * Places each finding of `article`. Deterministic: the order of the candidates makes no difference.
 *
 * @param candidates Members of stories that share a key with it; itself is ignored among them.
 * @returns One placement for each entry of `article.facts`, in order.
 */
export function groupIntoStory(article: GroupedArticle, candidates: readonly StoryMember[]): Placement[] {
  const others = candidates.filter((member) => member.articleId !== article.articleId);
  const copied = best(others.flatMap((member) => copyOf(article, member)));
  if (copied !== null) return article.facts.map(() => copied.placement);
  const placed = article.facts.map((facts) =>
    facts.isBackground ? null : best(others.flatMap((member) => sameEvent(article, facts, member))),
  );
  return article.facts.map((facts, index) => {
    const own = placed[index];
    if (own) return own.placement;
    const sibling = placed.findIndex((other, at) => {
      const otherFacts = article.facts[at];
      return other !== null && otherFacts !== undefined && sharesParties(facts, otherFacts);
    });
    const joined = placed[sibling];
    if (joined) return { ...joined.placement, ground: 'same-article' };
    return { storyId: null, ground: 'new', similarity: 0, isCopy: false };
  });
}

interface Ranked {
  readonly placement: Placement;
  readonly member: StoryMember;
}

/** The most similar; among equals the oldest article, then the lowest story. */
function best(ranked: readonly Ranked[]): Ranked | null {
  let chosen: Ranked | null = null;
  for (const candidate of ranked) {
    if (chosen === null || isBefore(candidate, chosen)) chosen = candidate;
  }
  return chosen;
}

function isBefore(a: Ranked, b: Ranked): boolean {
  if (a.placement.similarity !== b.placement.similarity) return a.placement.similarity > b.placement.similarity;
  const byArticle = compareIds(a.member.articleId, b.member.articleId);
  return byArticle === 0 ? compareIds(a.member.storyId, b.member.storyId) < 0 : byArticle < 0;
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function copyOf(article: GroupedArticle, member: StoryMember): Ranked[] {
  const apartDays = Math.abs(article.datedAtMs - member.datedAtMs) / DAY_MS;
  if (article.url !== null && article.url === member.url) {
    return [{ member, placement: { storyId: member.storyId, ground: 'same-address', similarity: 1, isCopy: true } }];
  }
  const shared = resemblance(article.signature, member.signature);
  if (!isAlike(shared)) return [];
  const { jaccard, containment } = shared;
  const isVerbatim = Math.max(jaccard, containment) >= VERBATIM;
  if (apartDays > (isVerbatim ? VERBATIM_WINDOW_DAYS : STORY_WINDOW_DAYS)) return [];
  if (contradicts(article, member, isVerbatim, apartDays)) return [];
  const similarity = Math.max(jaccard, containment);
  return [{ member, placement: { storyId: member.storyId, ground: 'copy', similarity, isCopy: true } }];
}

function isAlike({ jaccard, containment, shorter }: Resemblance): boolean {
  return shorter >= MIN_SHINGLES && (jaccard >= COPY_JACCARD || containment >= COPY_CONTAINMENT);
}

/**
 * Whether alike texts tell different events all the same: agencies fill last month's report with this week's facts. Too
 * few numbers and names in common are enough, and so is one differing date or ship; a figure alone may be a correction,
 * unless days have passed; two other kinds of fact together are enough.
 */
function contradicts(a: GroupedArticle, b: GroupedArticle, isVerbatim: boolean, apartDays: number): boolean {
  if (keptMarks(a.marks, b.marks) < KEPT_MARKS) return true;
  return a.facts.some((facts) =>
    b.facts
      .filter((other) => sameRelation(facts, other))
      .some((other) => {
        const found = conflicts(facts, other).filter((conflict) => !(isVerbatim && conflict === 'inferred-dates'));
        if (found.some((conflict) => ['dates', 'inferred-dates', 'identifiers'].includes(conflict))) return true;
        return found.length >= 2 || (found.includes('figures') && apartDays > 1);
      }),
  );
}

function keptMarks(a: readonly string[], b: readonly string[]): number {
  const fewer = Math.min(a.length, b.length);
  if (fewer < MIN_MARKS) return 1;
  const known = new Set(a);
  return b.filter((mark) => known.has(mark)).length / fewer;
}

function sameEvent(article: GroupedArticle, facts: EventFacts, member: StoryMember): Ranked[] {
  if (Math.abs(article.datedAtMs - member.datedAtMs) > EVENT_WINDOW_DAYS * DAY_MS) return [];
  const isSameLanguage = article.language === member.language;
  // The same form of words for another event is no telling of this one; nor is a text with other numbers and names.
  if (isSameLanguage && keptMarks(article.marks, member.marks) < TOLD_MARKS) return [];
  if (isAlike(resemblance(article.signature, member.signature)) && contradicts(article, member, false, 0)) return [];
  const similarity = Math.max(
    0,
    ...member.facts
      .filter((other) => !other.isBackground && sameDeed(facts, other))
      // Each language writes names its own way.
      .filter((other) => conflicts(facts, other).every((conflict) => conflict === 'names' && !isSameLanguage))
      .map((other) => (isSameLanguage ? sharedWords(facts, other) : sharedMarks(facts, other))),
  );
  if (similarity === 0) return [];
  return [{ member, placement: { storyId: member.storyId, ground: 'same-event', similarity, isCopy: false } }];
}

/** The overlap where it is enough, else 0. */
function sharedWords(a: EventFacts, b: EventFacts): number {
  const { overlap, fewer } = wordOverlap(a, b);
  return EVENT_WORDS.some((rule) => fewer >= rule.atLeast && overlap >= rule.overlap) ? overlap : 0;
}

/** Across languages only what is written alike counts: a ship, a registration, a telling number. */
function sharedMarks(a: EventFacts, b: EventFacts): number {
  const marks = [
    ...a.identifiers.filter((identifier) => b.identifiers.includes(identifier)),
    ...a.figures.filter((figure) => figure.length >= TELLING_DIGITS && b.figures.includes(figure)),
  ];
  return marks.length === 0 ? 0 : Math.min(1, 0.5 + marks.length / 10);
}

function sharesParties(a: EventFacts, b: EventFacts): boolean {
  return (
    a.suppliers.some((party) => b.suppliers.includes(party)) &&
    a.recipients.some((party) => b.recipients.includes(party))
  );
}

function orNone(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [''] : values;
}
