/** The product's own steering over simulated feeds: matching, certificates, habits, silences and delays are not copies. */
import { matchItems, type KnownArticle } from '../../articles/match-items.js';
import { prepareItems, type IncomingItem, type PreparedItem } from '../../articles/prepare-items.js';
import { retryAfterMs } from '../../collection/read-cache-headers.js';
import type { SeenItem } from '../../sources/certify-document.js';
import { planAfterPoll, type PollOutcome, type SourceBefore } from '../../sources/plan-after-poll.js';
import { profileOf } from '../../sources/profile.js';
import { answerPoll } from './answer-poll.js';
import { FeedWindow, type Shown } from './feed-window.js';
import { DAY, type SimulatedFeed } from './make-feed.js';
import { type Random } from './random.js';
import { seeded } from '../seeded.js';
import type { Tally } from './tally.js';

const QUARTER_DAYS = 91;

const LONG_TEXT = 'The ministry said on Monday that the talks would go on. '.repeat(5);
const BODY = Buffer.alloc(0);

/** Polls one feed as the product would, from its registration at `start` until `until`. */
export function runProduct(feed: SimulatedFeed, start: number, until: number, epoch: number, tally: Tally): void {
  const random = seeded(feed.seed * 104_729 + 7);
  const window = new FeedWindow(feed);
  const articles = new Articles();
  let source = newSource(feed);
  let readVersion = -1;
  let falseAlarms = 0;
  let isAlarmed = false;
  let hasEndBeenSeen = false;
  for (let at = start; at < until;) {
    const answer = answerPoll(feed, at, epoch, random);
    const now = at + answer.tookMs;
    const date = new Date(epoch + now);
    tally.requests += 1;
    tally.polls += 1;
    let outcome: PollOutcome;
    let lost = 0;
    let beneath = 0;
    let hasJustEnded = false;
    const common = { at: date, permanentRedirectTo: null };
    if (answer.fault !== null) {
      const { status, code } = answer.fault;
      const headers: Record<string, string> = answer.retryAfter === null ? {} : { 'retry-after': answer.retryAfter };
      outcome = { ...common, kind: 'failed', status, code, message: code, retryAfterMs: retryAfterMs(headers, date) };
    } else {
      window.advance(at);
      const hasEnded = feed.end !== null && feed.end.kind !== 'frozen' && feed.end.at <= at;
      hasJustEnded = hasEnded && !hasEndBeenSeen;
      hasEndBeenSeen = hasEnded;
      const version = window.version + (hasEnded ? 1e9 : 0) + (reguided(feed, at) ? 5e8 : 0);
      const isSame = version === readVersion && !feed.isRestless && !feed.hasUnstableIds;
      lost = window.lostSinceLook;
      beneath = window.beneathSinceLook;
      for (const { item } of window.look(at)) {
        if (item.at >= start) {
          tally.seen += 1;
          tally.delays.push(now - item.at);
        }
      }
      readVersion = version;
      outcome = {
        ...common,
        kind: 'answered',
        status: isSame && feed.isConditional ? 304 : 200,
        retryAfterMs: null,
        etag: null,
        lastModified: null,
        hintMs: feed.hintMs,
        document: isSame ? null : articles.store(documentOf(feed, window, at, epoch, random), date),
      };
    }
    const after = planAfterPoll(source, outcome, random());
    tally.lost += lost;
    tally.lostBeneath += beneath;
    if (after.certificate === 'gap') {
      tally.gapFlags += 1;
      if (lost === 0 && !hasJustEnded) tally.falseGapFlags += 1;
    } else tally.lostUnnoticed += lost - beneath;
    tally.count(after.certificate);
    const isAlarmedNow = after.silence !== null;
    if (isAlarmedNow && !isAlarmed) {
      if (feed.end !== null && feed.end.at <= at) {
        const expectedGapMs = expectedGap(feed, feed.end.at);
        const { kind, at: endedAt } = feed.end;
        tally.alarms.push({ kind, delayMs: now - endedAt, expectedGapMs, leastGaps: leastGapsOf(feed) });
      } else falseAlarms += 1;
    }
    isAlarmed = isAlarmedNow;
    source = { ...source, ...after };
    at = Math.max(now, after.nextPollAt.getTime() - epoch);
  }
  window.advance(until);
  tally.lost += window.lostSinceLook;
  tally.lostPending += window.lostSinceLook;
  tally.offered += window.offered;
  tally.falseAlarms += falseAlarms;
  tally.mostFalseAlarms = Math.max(tally.mostFalseAlarms, falseAlarms);
  tally.watchedDays += ((feed.end?.at ?? until) - start) / DAY;
  if (feed.end !== null) tally.silences += 1;
}

/** Arrivals closer than this are one: items of a batch. */
const APART_MS = 60_000;

/**
 * With gaps that are memoryless once the rhythm is taken out, and their mean m known exactly, N of them in a quarter have one
 * in it that is longer than m × ln N: who wants no more than one false alarm a quarter cannot raise the true one sooner.
 *
 * @returns That delay in expected gaps between items; several items of a batch are one arrival.
 */
function leastGapsOf({ items, perDay }: SimulatedFeed): number {
  const gaps = items.slice(1).filter(({ at }, index) => at - (items[index]?.at ?? at) > APART_MS).length;
  const days = ((items.at(-1)?.at ?? 0) - (items[0]?.at ?? 0)) / DAY;
  const gapsPerDay = gaps / Math.max(days, 1);
  return gaps === 0 ? 0 : Math.max(0, Math.log(gapsPerDay * QUARTER_DAYS)) * (perDay / gapsPerDay);
}

/** The time in which one item is expected at that hour and weekday, by the rate that the feed really has. */
function expectedGap(feed: SimulatedFeed, from: number): number {
  const step = DAY / 96;
  let expected = 0;
  for (let at = from; ; at += step) {
    expected += (feed.perDay * feed.rhythm(at) * step) / DAY;
    if (expected >= 1) return at + step - from;
  }
}

function newSource(feed: SimulatedFeed): SourceBefore {
  return {
    id: String(feed.seed),
    address: `https://feed-${feed.seed}.example/rss`,
    etag: null,
    lastModified: null,
    bodySha256: null,
    intervalSeconds: null,
    consecutiveFailures: 0,
    failureScore: 0,
    failingSince: null,
    isGone: false,
    attention: null,
    lastSuccessAt: null,
    lastNewItemAt: null,
    movedTo: null,
    movedSince: null,
    habit: null,
    profile: null,
    tip: null,
    windowItems: null,
    silence: null,
    emptySince: null,
    pushedUntil: null,
    pushedAt: null,
    isPushProven: false,
  };
}

const reguided = (feed: SimulatedFeed, at: number): boolean => feed.reguidedAt !== null && at >= feed.reguidedAt;

interface Document {
  readonly title: string;
  readonly items: readonly IncomingItem[];
}

function documentOf(feed: SimulatedFeed, window: FeedWindow, at: number, epoch: number, random: Random): Document {
  if (feed.end?.kind === 'replaced' && feed.end.at <= at) {
    const items = Array.from({ length: 20 }, (_, index) => otherItem(feed, index));
    return { title: 'Casino bonus offers', items };
  }
  if (window.shown.length === 0) return { title: titleOf(feed), items: [] };
  const shown = [...window.shown, ...window.pins.filter((pin) => !window.shown.some(({ item }) => item === pin.item))];
  if (feed.order === 'oldest-first') shown.reverse();
  if (feed.order === 'shuffled') shown.sort(() => random() - 0.5);
  return { title: titleOf(feed), items: shown.map((each) => itemOf(feed, each, at, epoch, random)) };
}

const titleOf = (feed: SimulatedFeed): string => `Daily Courier ${feed.seed}`;

function itemOf(feed: SimulatedFeed, { item, edits }: Shown, at: number, epoch: number, random: Random): IncomingItem {
  const isReguided = reguided(feed, at);
  const generation = isReguided ? 'b' : 'a';
  const house = isReguided && feed.movesHouse ? 'new.' : '';
  const guid = feed.hasUnstableIds ? `r${random()}` : `${generation}${item.id}`;
  const edited = edits > 0 ? ` Corrected ${edits} times since it was published.` : '';
  return {
    guid,
    url: `https://${house}site-${feed.seed}.example/news/${item.id}`,
    title: `Report ${item.id}`,
    text: `${feed.hasLongTexts ? LONG_TEXT : ''}Item ${item.id}.${edited}`,
    author: null,
    language: 'en',
    published: item.stated === null ? null : new Date(epoch + item.stated),
    publishedMark: item.stated === null ? 'absent' : 'stated',
  };
}

function otherItem(feed: SimulatedFeed, index: number): IncomingItem {
  return {
    guid: `spam-${index}`,
    url: `https://casino-${feed.seed}.test/${index}`,
    title: `Bonus ${index}`,
    text: `Win ${index} today.`,
    author: null,
    language: 'en',
    published: null,
    publishedMark: 'absent',
  };
}

/** The articles of one source, found by their keys as the database finds them. */
class Articles {
  private readonly byKey = new Map<string, Set<Article>>();
  private count = 0;

  store({ title, items }: Document, now: Date): NonNullable<Extract<PollOutcome, { kind: 'answered' }>['document']> {
    const prepared = prepareItems(items, null, (text) => text).items;
    const known = new Set<Article>();
    for (const item of prepared) {
      for (const key of keysOf(item)) for (const article of this.byKey.get(key) ?? []) known.add(article);
    }
    const { isNew, differing, order } = matchItems(prepared, [...known]);
    const ids = isNew.map((item) => this.add(item));
    const byId = new Map([...known].map((article) => [article.id, article]));
    for (const { item, articleId } of differing) {
      const article = byId.get(articleId);
      if (article !== undefined) this.revise(article, item);
    }
    const seen: SeenItem[] = order.map((listed) => ({
      articleId: listed.kind === 'new' ? (ids[listed.place] ?? '') : listed.articleId,
      isNew: listed.kind === 'new',
      published: listed.item.publishedAt !== null && listed.item.publishedAt <= now ? listed.item.publishedAt : null,
    }));
    const profile = profileOf(
      title,
      items.map(({ url }) => url),
    );
    return { sha256: BODY, seen, received: items.length, revised: differing.length, profile };
  }

  private add(item: PreparedItem): string {
    this.count += 1;
    const { guidKey, urlKey, contentKey } = item;
    const article = { id: String(this.count), guidKey, urlKey, contentKey };
    for (const key of keysOf({ ...item, isKnownByContent: true })) this.index(key, article);
    return article.id;
  }

  private revise(article: Article, item: PreparedItem): void {
    article.contentKey = item.contentKey;
    this.index(`c${item.contentKey}`, article);
  }

  private index(key: string, article: Article): void {
    const found = this.byKey.get(key);
    if (found === undefined) this.byKey.set(key, new Set([article]));
    else found.add(article);
  }
}

type Article = { -readonly [Key in keyof KnownArticle]: KnownArticle[Key] };

function keysOf(item: Pick<PreparedItem, 'guidKey' | 'urlKey' | 'contentKey' | 'isKnownByContent'>): string[] {
  return [
    ...(item.guidKey === null ? [] : [`g${item.guidKey}`]),
    ...(item.urlKey === null ? [] : [`u${item.urlKey}`]),
    ...(item.isKnownByContent ? [`c${item.contentKey}`] : []),
  ];
}
