/** Sources as their pages show them. */
import type { PollRecord } from '../collection/polls.repository.js';
import type { HubSubscriptionRecord } from '../pushes/pushes.service.js';
import type { Preview } from '../intake/source-preview.service.js';
import type { SourceEventRecord, SourceRecord, TroubleCounts } from '../sources/sources.service.js';
import { countOf, formatCount, formatDay, formatInstant, formatShort, formatSpan } from './pages/format-instant.js';
import type { HealthDay } from './pages/health-days.js';
import { RELIABILITY_LABELS } from './pages/labels.js';
import { directionOf, nameLanguage, nameRegime } from './pages/name-things.js';
import type { SourceModel } from './pages/source-page.js';
import { describeLedger, type FeedPreview, type Health, type SourceRow } from './pages/sources-page.js';

export function buildSourceRow(source: SourceRecord, days: readonly HealthDay[], now: Date): SourceRow {
  return {
    id: source.id,
    title: source.title,
    address: source.address,
    language: source.language === null ? null : nameLanguage(source.language),
    reliability: source.reliability,
    health: healthOf(source),
    healthNote: healthNote(source, now),
    gapNote: gapNote(source, now),
    days,
    lastNew: ago(source.lastNewItemAt, now),
    next: source.state === 'paused' ? 'not planned' : ahead(source.nextPollAt, now),
  };
}

export function buildSource(
  source: SourceRecord,
  polls: readonly PollRecord[],
  events: readonly SourceEventRecord[],
  fullText: SourceModel['fullText'],
  push: HubSubscriptionRecord | null,
  days: readonly HealthDay[],
  now: Date,
): SourceModel {
  const facts: [string, string | null][] = [
    ['Publisher', source.publisher],
    ['Site', source.site],
    ['Country', source.country],
    ['Language', source.language === null ? null : nameLanguage(source.language)],
    ['Topics', source.topics.map(nameRegime).join(', ') || null],
    ['Reliability', `${source.reliability}, ${RELIABILITY_LABELS[source.reliability] ?? ''}`],
    ['Polled every', source.intervalSeconds === null ? null : formatSpan(source.intervalSeconds * 1000)],
    ['Next poll', source.state === 'paused' ? 'not planned' : ahead(source.nextPollAt, now)],
    ['Told of news by', push === null ? null : describePush(push, now)],
    ['Last new item', ago(source.lastNewItemAt, now)],
    ['Polls', `${formatCount(source.pollsMade)}, ${countOf(source.gapsFound, 'gap')}`],
    ['Items received', describeLedger(ledgerOf(source))],
    ['Moved to', source.movedTo],
    ['Added', formatDay(source.createdAt)],
  ];
  return {
    id: source.id,
    title: source.title,
    address: source.address,
    health: healthOf(source),
    healthNote: healthNote(source, now),
    reliability: source.reliability,
    version: source.version,
    isEnabled: source.state === 'enabled',
    publisher: source.publisher ?? '',
    fullText,
    days,
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    marks: marksOf(source, now),
    events: events.map((event) => ({ when: formatShort(event.occurredAt), what: describeEvent(event) })),
    polls: polls.map((poll) => ({
      when: formatShort(poll.startedAt),
      outcome:
        poll.outcome === 'failed'
          ? `failed: ${poll.error ?? poll.errorCode ?? poll.status}`
          : poll.outcome.replace('-', ' '),
      certificate: poll.certificate === 'gap' ? 'gap: items may have scrolled out' : poll.certificate,
      items: poll.received > 0 ? ledger(poll) : '',
      isFailure: poll.outcome === 'failed',
      isGap: poll.certificate === 'gap',
    })),
  };
}

/** "hub.example, until 3 Dec 2026; 12 pushes, the last 4 min ago, 1 ignored". */
function describePush(
  { hub, state, leaseUntil, pushes, pushesIgnored, lastPushAt, detail }: HubSubscriptionRecord,
  now: Date,
): string {
  const isActive = state === 'active' && leaseUntil !== null && leaseUntil > now;
  const standing = isActive
    ? `until ${formatDay(leaseUntil)}`
    : state === 'denied'
      ? `which declined: ${detail ?? ''}`
      : state === 'leaving'
        ? 'to be ended'
        : `asked, not yet agreed${detail === null ? '' : `: ${detail}`}`;
  const told = pushes === 0 ? 'no push yet' : `${countOf(pushes, 'push', 'pushes')}, the last ${ago(lastPushAt, now)}`;
  const ignored = pushesIgnored === 0 ? '' : `, ${formatCount(pushesIgnored)} ignored`;
  return `${new URL(hub).host}, ${standing}; ${told}${ignored}`;
}

/** What operators are told of the sources; nothing where all is well. */
export function describeTroubled({ silent, attention, gaps }: TroubleCounts): { text: string; href: string }[] {
  const notices = [
    { count: silent, trouble: 'silent', one: 'source has fallen silent', many: 'sources have fallen silent' },
    { count: gaps, trouble: 'gaps', one: 'source may have missed items', many: 'sources may have missed items' },
    { count: attention, trouble: 'attention', one: 'source wants a person', many: 'sources want a person' },
  ];
  return notices
    .filter(({ count }) => count > 0)
    .map(({ count, trouble, one, many }) => ({ text: countOf(count, one, many), href: `/sources?state=${trouble}` }));
}

const PAGE_OUTCOMES: Readonly<Record<string, string>> = {
  read: 'fuller texts',
  'nothing-new': 'that said no more than the feed',
  paywall: 'behind a paywall',
  consent: 'behind a page that asks for consent',
  blocked: 'behind a check for robots',
  'no-article': 'without an article',
  forbidden: 'that robots.txt forbids',
  failed: 'that could not be had',
};

/** "12 fuller texts, 3 behind a paywall, 2 waiting". */
export function describePages(counted: readonly { outcome: string | null; count: number }[]): string {
  return counted
    .map(({ outcome, count }) => `${formatCount(count)} ${outcome === null ? 'waiting' : PAGE_OUTCOMES[outcome]}`)
    .join(', ');
}

function ledgerOf(source: SourceRecord): Parameters<typeof describeLedger>[0] {
  return {
    received: source.itemsReceived,
    new: source.itemsNew,
    known: source.itemsKnown,
    revised: source.itemsRevised,
    rejected: source.itemsRejected,
  };
}

/** What a person should look at, in words. */
function marksOf(source: SourceRecord, now: Date): string[] {
  return [silenceNote(source, now), source.attention, gapNote(source, now)].filter((mark) => mark !== null);
}

const GAP_IS_NEWS_MS = 7 * 24 * 3_600_000;

function gapNote({ lastGapAt }: SourceRecord, now: Date): string | null {
  if (lastGapAt === null || now.getTime() - lastGapAt.getTime() > GAP_IS_NEWS_MS) return null;
  return `may have missed items ${ago(lastGapAt, now)}`;
}

function silenceNote({ silence, silentSince }: SourceRecord, now: Date): string | null {
  switch (silence) {
    case null:
      return null;
    case 'frozen':
      return `answers, but its last news came ${ago(silentSince, now)}: longer ago than is its habit`;
    case 'emptied':
      return `answers, but lost all its items ${ago(silentSince, now)}`;
    case 'replaced':
      return `seems to have become another publication ${ago(silentSince, now)}`;
  }
}

/** An event in words. */
function describeEvent({ kind, detail }: SourceEventRecord): string {
  switch (kind) {
    case 'source.gap': {
      const since = typeof detail['since'] === 'string' ? new Date(detail['since']) : null;
      return `Items may have been missed${since === null ? '' : ` since ${formatInstant(since)}`}: nothing known came back.`;
    }
    case 'source.silent':
      return SILENCES[String(detail['silence'])] ?? 'It fell silent.';
    case 'source.heard':
      return 'It brings news again.';
    case 'source.failing':
      return typeof detail['reason'] === 'string' ? detail['reason'] : 'It keeps failing.';
    case 'source.recovered':
      return 'It can be read again.';
    case 'source.gone':
      return 'The publisher says that it is gone for good.';
    case 'source.returned':
      return 'It is back.';
  }
}

const SILENCES: Readonly<Record<string, string>> = {
  frozen: 'It answers, and has been without news for longer than is its habit.',
  emptied: 'It answers, and has lost all its items.',
  replaced: 'It seems to have become another publication.',
};

function ledger({ received, new: fresh, revised, rejected }: PollRecord): string {
  return [
    `${fresh} new of ${received}`,
    ...(revised > 0 ? [`${revised} revised`] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
  ].join(', ');
}

function healthOf(source: SourceRecord): Health {
  if (source.state === 'paused') return 'paused';
  if (source.state === 'gone') return 'gone';
  if (source.lastPolledAt === null) return 'new';
  if (source.consecutiveFailures > 0) return 'failing';
  return source.silence === null ? 'well' : 'silent';
}

function healthNote(source: SourceRecord, now: Date): string {
  switch (healthOf(source)) {
    case 'paused':
    case 'gone':
      return source.stateReason ?? '';
    case 'silent':
      return silenceNote(source, now) ?? '';
    case 'new':
      return 'waits for its first poll';
    case 'failing': {
      const count = source.consecutiveFailures;
      return `${count === 1 ? 'the last poll failed' : `${count} failures in a row`}: ${source.lastError ?? `HTTP ${source.lastStatus}`}`;
    }
    case 'well':
      return `answered ${ago(source.lastSuccessAt, now)}`;
  }
}

function ago(at: Date | null, now: Date): string {
  return at === null ? 'never' : `${formatSpan(now.getTime() - at.getTime())} ago`;
}

function ahead(at: Date, now: Date): string {
  return at <= now ? 'due' : `in ${formatSpan(at.getTime() - now.getTime())}`;
}

/** What was seen at an address that may become a source. */
export function buildPreview(preview: Extract<Preview, { kind: 'feed' }>): FeedPreview {
  const items = preview.items.map(({ title, published, detection }) => ({
    title: title === '' ? 'Without a title' : title,
    language: detection.recognisedLanguage,
    direction: directionOf(detection.recognisedLanguage),
    published: published === null ? null : formatInstant(published),
    isFlagged: detection.findings.length > 0,
    verdict:
      detection.findings.length > 0
        ? `would raise an alert: ${[...new Set(detection.findings.map(({ regime }) => nameRegime(regime)))].join(', ')}`
        : detection.language === null
          ? 'not read: no lexicon for its language'
          : 'no alert',
  }));
  return {
    address: preview.address,
    title: preview.title ?? new URL(preview.address).hostname,
    language: preview.language,
    format: preview.format,
    warnings: preview.warnings,
    items,
    flagged: items.filter(({ isFlagged }) => isFlagged).length,
  };
}
