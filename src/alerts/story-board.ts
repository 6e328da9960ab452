/**
 * The serial lane's view of the stories while it places a batch of articles: what the database knew when the batch
 * began, and what the batch itself has placed since. Holds no connection; the caller loads and stores.
 */
import { sameRelation } from './compare-events.js';
import type { EventFacts } from './event-facts.js';
import { newAmong } from './standing-facts.js';
import {
  addressKey,
  EVENT_WINDOW_DAYS,
  eventKeys,
  groupIntoStory,
  markKeys,
  type GroupedArticle,
  type Placement,
  type StoryMember,
  type Suggestion,
} from './group-into-story.js';

/** An article of the batch. */
export interface Arrival extends GroupedArticle {
  /** Blocking keys of its text. */
  readonly textKeys: readonly number[];
  /** For each of `facts`: what it tells of a standing relation; see `standingFacts`. */
  readonly told: readonly (readonly string[])[];
}

/** A candidate from the database, with the keys under which it was found. */
export interface FoundMember extends StoryMember {
  readonly keys: readonly number[];
}

/** Where an article of the batch already stands. */
export interface Standing {
  readonly articleId: string;
  readonly storyId: string;
  readonly kind: string;
  readonly regime: string;
  /** Its finding only restated the event there. */
  readonly isMention: boolean;
  readonly isCopy: boolean;
  readonly copyOf: string | null;
}

/** What a person decided of an article of the batch and a story: the machine never goes against it. */
export interface Decided {
  readonly articleId: string;
  readonly storyId: string;
  readonly isSame: boolean;
}

/** An alert that a background finding may join: same kind, regime, supplier and recipient, recent enough. */
export interface KnownRelation {
  readonly storyId: string;
  readonly kind: string;
  readonly regime: string;
}

/** What is kept of the relation of a background finding. */
export interface StandingRelation extends KnownRelation {
  /** What the finding tells and no alert of the relation does. */
  readonly news: readonly string[];
}

/** Where a finding goes and how. */
export interface PlacedFinding extends Omit<Placement, 'storyId' | 'ground'> {
  readonly storyId: string;
  readonly ground: Placement['ground'] | 'background' | 'known';
  /** Joins an alert silently: it only restates what the alert tells. */
  readonly isMention: boolean;
}

/** Where an article went, and which stories a person should look at beside it. */
export interface PlacedArticle {
  /** One for each finding, in order. */
  readonly places: readonly PlacedFinding[];
  readonly suggestions: readonly Suggestion[];
}

/**
 * A background finding that does not name both sides joins an alert of its relation that is at most this old. Between
 * two named parties time makes no news: only a new fact does.
 */
export const BACKGROUND_WINDOW_DAYS = 180;

const DAY_MS = 86_400_000;

const OPENS: Placement = { storyId: null, ground: 'new', similarity: 0, isCopy: false, copyOf: null };

/** Keys to look up for an article. */
export function lookupKeys(article: Arrival): number[] {
  const keys = new Set(article.textKeys);
  if (article.url !== null) keys.add(addressKey(article.url));
  for (const facts of article.facts) {
    for (const key of eventKeys(facts, article.datedAtMs, EVENT_WINDOW_DAYS)) keys.add(key);
    for (const key of markKeys(facts, article.datedAtMs, 1)) keys.add(key);
  }
  return [...keys];
}

/**
 * Keys to store for an article in one story: those of its text and address go with the first of its stories. A copy tells
 * of the event nothing that the text it repeats does not: other tellings meet that one.
 */
export function storedKeys(
  article: Arrival,
  facts: readonly EventFacts[],
  isFirst: boolean,
  isCopy: boolean,
): number[] {
  const keys = new Set(isFirst ? article.textKeys : []);
  if (isFirst && article.url !== null) keys.add(addressKey(article.url));
  if (isCopy) return [...keys];
  for (const own of facts.filter(({ isBackground }) => !isBackground)) {
    for (const key of eventKeys(own, article.datedAtMs, 0)) keys.add(key);
    for (const key of markKeys(own, article.datedAtMs, 0)) keys.add(key);
  }
  return [...keys];
}

export class StoryBoard {
  private readonly byKey = new Map<number, Map<string, StoryMember>>();
  private readonly standings = new Map<string, Standing[]>();
  private readonly alerts = new Set<string>();
  private readonly placed: { storyId: string; facts: EventFacts; told: readonly string[]; datedAtMs: number }[] = [];

  /**
   * @param found Candidates for any article of the batch.
   * @param standings Where articles of the batch already stand, oldest first.
   * @param alerts The alerts that exist in the stories of candidates and standings.
   * @param decided What people decided of articles of the batch.
   * @param newStoryId Ids for new stories; called once for each.
   */
  constructor(
    found: readonly FoundMember[],
    standings: readonly Standing[],
    alerts: readonly KnownRelation[],
    private readonly decided: readonly Decided[],
    private readonly newStoryId: () => string,
  ) {
    for (const member of found) this.remember(member, member.keys);
    for (const standing of standings) this.stand(standing);
    for (const alert of alerts) this.alerts.add(alertKey(alert.storyId, alert.kind, alert.regime));
  }

  /**
   * Places an article's findings and remembers it for the articles after it.
   *
   * @param relations For each finding: a standing alert of its relation, or null; asked for background findings only.
   * @returns One place for each of `article.facts`, in order.
   */
  place(article: Arrival, relations: readonly (StandingRelation | null)[]): PlacedArticle {
    const decided = this.decided.filter(({ articleId }) => articleId === article.articleId);
    const isApart = (storyId: string): boolean => decided.some((pair) => pair.storyId === storyId && !pair.isSame);
    const standing = (this.standings.get(article.articleId) ?? []).filter(({ storyId }) => !isApart(storyId));
    const together = decided.find(({ isSame }) => isSame)?.storyId ?? null;
    const candidates = this.candidates(article).filter(({ storyId }) => !isApart(storyId));
    const { placements: proposed, suggestions } = groupIntoStory(article, candidates);
    let opened: string | null = null;
    const places = article.facts.map((facts, index): PlacedFinding => {
      const known = standing.find(
        (at) => at.kind === facts.kind && at.regime === facts.regime && (facts.isBackground || !at.isMention),
      );
      if (known) return { ...known, ground: 'known', similarity: 1 };
      const main = standing.find((at) => !at.isMention);
      if (main && !facts.isBackground) {
        return { ...main, ground: 'same-article', similarity: 1, isMention: false };
      }
      const proposal = proposed[index] ?? OPENS;
      const relation =
        facts.isBackground && !proposal.isCopy ? this.relationOf(article, index, relations[index] ?? null) : null;
      if (relation !== null && !isApart(relation)) {
        return { storyId: relation, ground: 'background', similarity: 0, isCopy: false, copyOf: null, isMention: true };
      }
      const storyId = together ?? proposal.storyId ?? main?.storyId ?? (opened ??= this.newStoryId());
      const isMention = facts.isBackground && this.alerts.has(alertKey(storyId, facts.kind, facts.regime));
      return { ...proposal, storyId, isMention };
    });
    this.keep(article, places);
    const stories = new Set(places.map(({ storyId }) => storyId));
    return {
      places,
      // An article that stood somewhere before was asked about when it came.
      suggestions: standing.length > 0 ? [] : suggestions.filter(({ storyId }) => !stories.has(storyId)),
    };
  }

  private candidates(article: Arrival): StoryMember[] {
    const members = new Map<string, StoryMember>();
    for (const key of lookupKeys(article)) {
      for (const [id, member] of this.byKey.get(key) ?? []) members.set(id, member);
    }
    return [...members.values()];
  }

  /**
   * The story of an alert of the same relation that a background finding joins silently: one that the database knows, or one
   * that this batch has made. Null where there is none, and where the finding tells something that none of them does: that
   * is news, in an alert of its own, and silent when it is told again.
   */
  private relationOf(article: Arrival, index: number, known: StandingRelation | null): string | null {
    const facts = article.facts[index];
    if (facts === undefined) return null;
    const made = this.placed.filter(
      (other) =>
        sameRelation(facts, other.facts) &&
        (facts.suppliers.length * facts.recipients.length > 0 ||
          Math.abs(article.datedAtMs - other.datedAtMs) <= BACKGROUND_WINDOW_DAYS * DAY_MS),
    );
    const story = known?.storyId ?? made[0]?.storyId ?? null;
    const news = newAmong(
      known?.news ?? article.told[index] ?? [],
      made.flatMap(({ told }) => told),
    );
    return news.length > 0 ? null : story;
  }

  private keep(article: Arrival, places: readonly PlacedFinding[]): void {
    const stories = [...new Set(places.map(({ storyId }) => storyId))];
    for (const [at, storyId] of stories.entries()) {
      const facts = article.facts.filter((_, index) => places[index]?.storyId === storyId);
      const isCopy = places.every((place) => place.storyId !== storyId || place.isCopy);
      this.remember({ ...article, storyId, facts, isCopy }, storedKeys(article, facts, at === 0, isCopy));
    }
    for (const [index, place] of places.entries()) {
      const facts = article.facts[index];
      if (facts === undefined) continue;
      if (place.ground !== 'known') {
        this.stand({ ...place, articleId: article.articleId, kind: facts.kind, regime: facts.regime });
      }
      if (place.isMention) continue;
      this.alerts.add(alertKey(place.storyId, facts.kind, facts.regime));
      this.placed.push({
        storyId: place.storyId,
        facts,
        told: article.told[index] ?? [],
        datedAtMs: article.datedAtMs,
      });
    }
  }

  private remember(member: StoryMember, keys: readonly number[]): void {
    const id = `${member.storyId}/${member.articleId}`;
    for (const key of keys) {
      let members = this.byKey.get(key);
      if (members === undefined) this.byKey.set(key, (members = new Map()));
      members.set(id, member);
    }
  }

  private stand(standing: Standing): void {
    const known = this.standings.get(standing.articleId);
    if (known === undefined) this.standings.set(standing.articleId, [standing]);
    else known.push(standing);
  }
}

function alertKey(storyId: string, kind: string, regime: string): string {
  return `${storyId}|${kind}|${regime}`;
}
