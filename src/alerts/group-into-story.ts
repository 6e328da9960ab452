/**
 * Decides to which story each finding of an article belongs, among candidates that share a blocking key with it.
 *
 * Three grounds, from the surest: the same address; a near-copy of the text whose facts do not contradict; another
 * telling of the event, where the deed is the same and what both tell (ships, figures, names, days, words) outweighs
 * what they tell differently. There are two thresholds: above the upper one the machine joins; between the two it only
 * suggests, and a person decides. In doubt an article opens a story of its own: an analyst joins two rows in a moment,
 * but never sees a second shipment that was taken for the first. A mere headline is never joined by what it says.
 */
import { conflicts, likeDeed, sameDeed, sameRelation, weighAgreement, type Agreement } from './compare-events.js';
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
  /** It has the words of another, which tells the event in its place. */
  readonly isCopy: boolean;
}

/** Where a finding goes. `storyId` null: it opens a story (one for all such findings of the article). */
export interface Placement {
  readonly storyId: string | null;
  readonly ground: 'same-address' | 'copy' | 'same-event' | 'same-article' | 'new';
  /** Share of the shorter text (or its words, for another telling) found in the other, 0–1; 0 for a new story. */
  readonly similarity: number;
  /** Adds no weight of its own: the same words as another article. */
  readonly isCopy: boolean;
  /** The article whose words it has, or null. */
  readonly copyOf: string | null;
}

/** Two stories that are perhaps one, for a person to decide. */
export interface Suggestion {
  readonly storyId: string;
  /** The article there that is most alike. */
  readonly articleId: string;
  readonly ground: 'copy' | 'same-event';
  /** 0–1: how near it comes to being joined. */
  readonly similarity: number;
  /** What speaks for it and against it, in plain English. */
  readonly reasons: readonly string[];
}

/** Where an article’s findings go, and which other stories a person should look at beside them. */
export interface Grouping {
  readonly placements: readonly Placement[];
  /** The most alike first; none of them is a story in which the article is placed. */
  readonly suggestions: readonly Suggestion[];
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

/** From here on they are the same words, and a date counted from another day of publication means nothing. */
const VERBATIM = 0.95;

/** A correction changes little else. */
const CORRECTED = 0.85;

/** From here on two texts are perhaps copies. */
const PERHAPS_JACCARD = 0.25;
const PERHAPS_CONTAINMENT = 0.45;

/**
 * Points of agreement from which another telling joins, and from which it is suggested. Between languages there are no
 * words to be shared, so that less is enough: two figures, or one with a name and a day.
 */
const JOIN_POINTS = 4;
const JOIN_POINTS_ACROSS = 3;
const SUGGEST_POINTS = 2;

/** Where one text was read with less (no supplier, another conduct), so much more must agree. */
const HALF_READ_POINTS = 1;
const HALF_READ = 'but parties, conduct or goods are not read alike';

/** A text of fewer shingles (some fifteen words) is a headline: it may be suggested, and joins by its address alone. */
const MIN_TOLD_SHINGLES = 13;

/** Most stories that are suggested for one article. */
const MAX_SUGGESTIONS = 3;

const DAY_MS = 86_400_000;

/** Event keys of one finding are bounded: a text that lists everything would otherwise match everything. */
const MAX_COMBINATIONS = 12;

/** Keys of events and addresses lie above those of texts, which are 32 bits wide. */
const EVENT_KEYS = 2 ** 40;
const ADDRESS_KEYS = 2 ** 41;
const MARK_KEYS = 2 ** 42;

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

/** Marks are looked for within stretches of so many days; those before and after are looked into as well. */
const MARK_DAYS = 4;

/** Figures of fewer digits stand in any report. */
const KEY_DIGITS = 3;

/** Marks of one finding that serve as keys. */
const MAX_MARK_KEYS = 8;

/**
 * The keys under which tellings meet that were not read alike: ships and other identifiers, and figures.
 *
 * @param spread 0 for the keys to store; 1 for those to look up.
 */
export function markKeys(facts: EventFacts, datedAtMs: number, spread: 0 | 1): number[] {
  const stretch = Math.floor(datedAtMs / (MARK_DAYS * DAY_MS));
  const marks = [...facts.identifiers, ...facts.figures.filter(({ length }) => length >= KEY_DIGITS)];
  return marks.slice(0, MAX_MARK_KEYS).flatMap((mark) =>
    Array.from({ length: 2 * spread + 1 }, (_, at) => {
      return MARK_KEYS + hashText([facts.kind, facts.regime, mark, stretch + at - spread].join('|'));
    }),
  );
}

/**
 * Places each finding of `article`. Deterministic: the order of the candidates makes no difference.
 *
 * @param candidates Members of stories that share a key with it; itself is ignored among them.
 * @returns One placement for each entry of `article.facts`, in order, and stories that are perhaps the same.
 */
export function groupIntoStory(article: GroupedArticle, candidates: readonly StoryMember[]): Grouping {
  const compared = candidates
    .filter((member) => member.articleId !== article.articleId)
    .map((member) => compare(article, member));
  const copied = best(compared.flatMap((pair) => copyOf(article, pair)));
  // What a copy is like, the text it repeats is like: that was asked when it came.
  if (copied !== null) return { placements: article.facts.map(() => copied.placement), suggestions: [] };
  const placements = placeByEvents(article, compared);
  return { placements, suggestions: suggest(article, compared, placements) };
}

/** A candidate beside the article, with what takes time to compute. */
interface Compared {
  readonly member: StoryMember;
  readonly shared: Resemblance;
  readonly apartDays: number;
  /** The texts are alike, and tell different events all the same. */
  readonly isLookAlike: boolean;
}

function compare(article: GroupedArticle, member: StoryMember): Compared {
  const shared = resemblance(article.signature, member.signature);
  const apartDays = Math.abs(article.datedAtMs - member.datedAtMs) / DAY_MS;
  const isLookAlike = isAlike(shared) && contradicts(article, member, { shared, apartDays: 0, isVerbatim: false });
  return { member, shared, apartDays, isLookAlike };
}

function placeByEvents(article: GroupedArticle, compared: readonly Compared[]): Placement[] {
  const placed = article.facts.map((facts) =>
    facts.isBackground ? null : best(compared.flatMap((pair) => sameEvent(article, facts, pair))),
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
    return { storyId: null, ground: 'new', similarity: 0, isCopy: false, copyOf: null };
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

function copyOf(article: GroupedArticle, pair: Compared): Ranked[] {
  const { member, shared, apartDays } = pair;
  const joins = (ground: 'same-address' | 'copy', similarity: number): Ranked[] => [
    { member, placement: { storyId: member.storyId, ground, similarity, isCopy: true, copyOf: member.articleId } },
  ];
  if (article.url !== null && article.url === member.url) return joins('same-address', 1);
  if (!isAlike(shared) || isFarApart(pair)) return [];
  const isVerbatim = similarityOf(shared) >= VERBATIM;
  if (contradicts(article, member, { shared, apartDays, isVerbatim })) return [];
  return joins('copy', similarityOf(shared));
}

function similarityOf({ jaccard, containment }: Resemblance): number {
  return Math.max(jaccard, containment);
}

/** Archives re-date verbatim copies, and outlets recycle them; an edited one belongs to its own weeks. */
function isFarApart({ shared, apartDays }: Compared): boolean {
  return apartDays > (similarityOf(shared) >= VERBATIM ? VERBATIM_WINDOW_DAYS : STORY_WINDOW_DAYS);
}

function isAlike({ jaccard, containment, shorter }: Resemblance): boolean {
  return shorter >= MIN_SHINGLES && (jaccard >= COPY_JACCARD || containment >= COPY_CONTAINMENT);
}

interface Likeness {
  readonly shared: Resemblance;
  readonly apartDays: number;
  /** The same words: a date counted from the day of publication then says nothing. */
  readonly isVerbatim: boolean;
}

/**
 * Whether alike texts tell different events all the same: agencies fill last month's report with this week's facts. Too
 * few numbers and names in common are enough, and so is one differing date or ship; a figure alone may be a correction,
 * unless days have passed or more than the figure has changed; two other kinds of fact together are enough.
 */
function contradicts(a: GroupedArticle, b: GroupedArticle, { shared, apartDays, isVerbatim }: Likeness): boolean {
  if (keptMarks(a.marks, b.marks) < KEPT_MARKS) return true;
  return a.facts.some((facts) =>
    b.facts
      .filter((other) => sameRelation(facts, other))
      .some((other) => {
        const found = conflicts(facts, other).filter((conflict) => !(isVerbatim && conflict === 'inferred-dates'));
        if (found.some((conflict) => ['dates', 'inferred-dates', 'identifiers'].includes(conflict))) return true;
        const isCorrection = apartDays <= 1 && similarityOf(shared) >= CORRECTED;
        return found.length >= 2 || (found.includes('figures') && !isCorrection);
      }),
  );
}

function keptMarks(a: readonly string[], b: readonly string[]): number {
  const fewer = Math.min(a.length, b.length);
  if (fewer < MIN_MARKS) return 1;
  const known = new Set(a);
  return b.filter((mark) => known.has(mark)).length / fewer;
}

function sameEvent(article: GroupedArticle, facts: EventFacts, pair: Compared): Ranked[] {
  const { member, shared } = pair;
  if (isHeadline(article) || isHeadline(member)) return [];
  const { points } = bestAgreement(article, facts, pair) ?? NO_AGREEMENT;
  if (points < (article.language === member.language ? JOIN_POINTS : JOIN_POINTS_ACROSS)) return [];
  const similarity = Math.min(1, points / (2 * JOIN_POINTS));
  // Short as it is, a text that stands whole in another is no telling of its own.
  const isCopy = shared.containment >= COPY_CONTAINMENT;
  const copyOf = isCopy ? member.articleId : null;
  return [{ member, placement: { storyId: member.storyId, ground: 'same-event', similarity, isCopy, copyOf } }];
}

const NO_AGREEMENT: Agreement = { points: 0, reasons: [] };

function isHeadline({ signature }: GroupedArticle): boolean {
  return signature.shingleCount < MIN_TOLD_SHINGLES;
}

/** The best of what the member tells of the same deed; null where it tells of none, or on other days. */
function bestAgreement(article: GroupedArticle, facts: EventFacts, pair: Compared): Agreement | null {
  const { member, apartDays, isLookAlike } = pair;
  // The same form of words for another event is no telling of this one.
  // A copy that an archive dated anew says nothing of the days on which it appears.
  if (apartDays > EVENT_WINDOW_DAYS || isLookAlike || member.isCopy) return null;
  const isSameLanguage = article.language === member.language;
  return member.facts
    .filter((other) => !other.isBackground && likeDeed(facts, other))
    .map((other) => {
      const agreement = weighAgreement(facts, other, [article.marks, member.marks], isSameLanguage, apartDays);
      if (sameDeed(facts, other)) return agreement;
      return { points: agreement.points - HALF_READ_POINTS, reasons: [...agreement.reasons, HALF_READ] };
    })
    .reduce<Agreement | null>((most, one) => (most === null || one.points > most.points ? one : most), null);
}

/** The best of each other story that is perhaps the same. */
function suggest(
  article: GroupedArticle,
  compared: readonly Compared[],
  placements: readonly Placement[],
): Suggestion[] {
  const placed = new Set(placements.map(({ storyId }) => storyId));
  const byStory = new Map<string, Suggestion>();
  for (const pair of compared) {
    if (placed.has(pair.member.storyId)) continue;
    for (const one of perhapsSame(article, pair)) {
      const known = byStory.get(one.storyId);
      if (known === undefined || comesBefore(one, known)) byStory.set(one.storyId, one);
    }
  }
  return [...byStory.values()].sort((a, b) => (comesBefore(a, b) ? -1 : 1)).slice(0, MAX_SUGGESTIONS);
}

function comesBefore(a: Suggestion, b: Suggestion): boolean {
  if (a.similarity !== b.similarity) return a.similarity > b.similarity;
  const byStory = compareIds(a.storyId, b.storyId);
  return byStory === 0 ? compareIds(a.articleId, b.articleId) < 0 : byStory < 0;
}

function perhapsSame(article: GroupedArticle, pair: Compared): Suggestion[] {
  const { member, shared } = pair;
  const { storyId, articleId } = member;
  const found: Suggestion[] = [];
  const isLike = shared.jaccard >= PERHAPS_JACCARD || shared.containment >= PERHAPS_CONTAINMENT;
  if (isLike && shared.shorter >= MIN_TOLD_SHINGLES && !isFarApart(pair) && !mayDiffer(article, member)) {
    const similarity = similarityOf(shared);
    const reasons = [`${Math.round(similarity * 100)}% of the words of the shorter text stand in the other`];
    found.push({ storyId, articleId, ground: 'copy', similarity, reasons });
  }
  for (const facts of article.facts.filter(({ isBackground }) => !isBackground)) {
    const { points, reasons } = bestAgreement(article, facts, pair) ?? NO_AGREEMENT;
    if (points < SUGGEST_POINTS) continue;
    const similarity = Math.min(1, points / (2 * JOIN_POINTS));
    found.push({
      storyId,
      articleId,
      ground: 'same-event',
      similarity,
      reasons: reasons.includes(HALF_READ) ? reasons : ['the same parties, conduct and class of goods', ...reasons],
    });
  }
  return found;
}

/** Agencies fill the same form of words with other facts: half-alike texts are asked about only where none differs. */
function mayDiffer(a: GroupedArticle, b: GroupedArticle): boolean {
  return (
    keptMarks(a.marks, b.marks) < KEPT_MARKS ||
    !a.facts.some((facts) =>
      b.facts.some((other) => sameRelation(facts, other) && conflicts(facts, other).length === 0),
    )
  );
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
