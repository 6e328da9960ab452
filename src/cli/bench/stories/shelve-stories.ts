/**
 * Groups items into stories as the service does, without its database: batches through the same board, candidates under
 * the same keys with the same limits, old ones put away when no text could meet them any more.
 */
import { arrivalOf, type RaisedScreening } from '../../../alerts/arrived-screening.js';
import { countIndependent, type ReportNode } from '../../../alerts/copy-graph.js';
import { readCredits } from '../../../alerts/read-credits.js';
import { lookupKeys, storedKeys, StoryBoard, type FoundMember } from '../../../alerts/story-board.js';
import type { StoryMember, Suggestion } from '../../../alerts/group-into-story.js';
import type { Finding } from '../../../detection/finding.js';

/** An item with what was read in it. */
export interface ReadItem {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publisher: string;
  readonly publishedAt: Date;
  readonly findings: readonly Finding[];
}

/** Where an item went. */
export interface ShelvedItem {
  readonly itemId: number;
  readonly storyId: string;
  readonly report: ReportNode;
  readonly suggestions: readonly Suggestion[];
}

/** As in the service. */
const BATCH_SIZE = 100;
const MAX_PER_KEY = 40;
const KEPT_DAYS = 91;
/** What was put away is forgotten in one go, from so many items up. */
const MAX_PUT_AWAY = 10_000;
const DAY_MS = 86_400_000;

interface Kept {
  readonly member: StoryMember;
  readonly keys: readonly number[];
}

/** A shelf of stories that grows with each batch. */
export class StoryShelf {
  private readonly byKey = new Map<number, Kept[]>();
  private readonly kept: Kept[] = [];
  private oldest = 0;
  private stories = 0;

  /** Places items, which come in order of time; each goes to the story of its first finding. */
  place(items: readonly ReadItem[]): ShelvedItem[] {
    const shelved: ShelvedItem[] = [];
    for (let at = 0; at < items.length; at += BATCH_SIZE) {
      shelved.push(...this.placeBatch(items.slice(at, at + BATCH_SIZE)));
    }
    return shelved;
  }

  private placeBatch(items: readonly ReadItem[]): ShelvedItem[] {
    this.putAway((items[0]?.publishedAt.getTime() ?? 0) - KEPT_DAYS * DAY_MS);
    const arrived = items.map((item) => ({ item, article: arrivalOf(asScreening(item)).article }));
    const found = this.find(new Set(arrived.flatMap(({ article }) => lookupKeys(article))));
    const board = new StoryBoard(found, [], [], [], () => String(++this.stories));
    return arrived.map(({ item, article }) => {
      const { places, suggestions } = board.place(article, []);
      const [place] = places;
      for (const [index, storyId] of [...new Set(places.map((one) => one.storyId))].entries()) {
        const facts = article.facts.filter((_, finding) => places[finding]?.storyId === storyId);
        const isCopy = places.every((one) => one.storyId !== storyId || one.isCopy);
        this.keep({
          member: { ...article, storyId, facts, isCopy },
          keys: storedKeys(article, facts, index === 0, isCopy),
        });
      }
      return {
        itemId: item.id,
        storyId: place?.storyId ?? '',
        report: {
          articleId: String(item.id),
          publisher: item.publisher,
          datedAtMs: item.publishedAt.getTime(),
          copyOf: place?.copyOf ?? null,
          credits: readCredits(item.text),
        },
        suggestions,
      };
    });
  }

  private find(keys: ReadonlySet<number>): FoundMember[] {
    const found = new Map<Kept, number[]>();
    for (const key of keys) {
      for (const kept of this.byKey.get(key)?.slice(-MAX_PER_KEY) ?? []) {
        const shared = found.get(kept);
        if (shared === undefined) found.set(kept, [key]);
        else shared.push(key);
      }
    }
    return [...found].map(([{ member }, shared]) => ({ ...member, keys: shared }));
  }

  private keep(kept: Kept): void {
    this.kept.push(kept);
    for (const key of kept.keys) {
      const others = this.byKey.get(key);
      if (others === undefined) this.byKey.set(key, [kept]);
      else {
        others.push(kept);
        if (others.length > MAX_PER_KEY) others.shift();
      }
    }
  }

  private putAway(beforeMs: number): void {
    for (; (this.kept[this.oldest]?.member.datedAtMs ?? Infinity) < beforeMs; this.oldest++) {
      const old = this.kept[this.oldest];
      if (old === undefined) break;
      for (const key of old.keys) {
        const left = this.byKey.get(key)?.filter((other) => other !== old) ?? [];
        if (left.length === 0) this.byKey.delete(key);
        else this.byKey.set(key, left);
      }
    }
    if (this.oldest > MAX_PUT_AWAY) {
      this.kept.splice(0, this.oldest);
      this.oldest = 0;
    }
  }
}

/** Independent voices by story. */
export function countIndependentByStory(shelved: readonly ShelvedItem[]): Map<string, number> {
  const byStory = Map.groupBy(shelved, ({ storyId }) => storyId);
  return new Map([...byStory].map(([id, items]) => [id, countIndependent(items.map(({ report }) => report))]));
}

function asScreening(item: ReadItem): RaisedScreening {
  return {
    packVersion: '',
    engine: null,
    languageHint: null,
    revision: {
      id: String(item.id),
      number: 1,
      title: item.title,
      text: item.text,
      author: null,
      language: item.language,
      publishedAt: item.publishedAt,
      contentHash: new Uint8Array(),
    },
    article: { id: String(item.id), url: null, isOldNews: false, firstSeenAt: item.publishedAt },
    source: null,
    capture: null,
    findings: item.findings,
  };
}
