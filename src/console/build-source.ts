/** Sources as their pages show them. */
import type { PollRecord } from '../collection/polls.repository.js';
import type { Preview } from '../intake/source-preview.service.js';
import type { SourceRecord } from '../sources/sources.service.js';
import { formatDay, formatInstant, formatShort, formatSpan } from './pages/format-instant.js';
import { RELIABILITY_LABELS } from './pages/labels.js';
import { directionOf, nameLanguage, nameRegime } from './pages/name-things.js';
import type { SourceModel } from './pages/source-page.js';
import type { FeedPreview, Health, SourceRow } from './pages/sources-page.js';

export function buildSourceRow(source: SourceRecord, now: Date): SourceRow {
  return {
    id: source.id,
    title: source.title,
    address: source.address,
    language: source.language === null ? null : nameLanguage(source.language),
    reliability: source.reliability,
    health: healthOf(source),
    healthNote: healthNote(source, now),
    lastNew: ago(source.lastNewItemAt, now),
    next: source.state === 'enabled' ? ahead(source.nextPollAt, now) : 'not planned',
  };
}

export function buildSource(source: SourceRecord, polls: readonly PollRecord[], now: Date): SourceModel {
  const facts: [string, string | null][] = [
    ['Publisher', source.publisher],
    ['Site', source.site],
    ['Country', source.country],
    ['Language', source.language === null ? null : nameLanguage(source.language)],
    ['Topics', source.topics.map(nameRegime).join(', ') || null],
    ['Reliability', `${source.reliability}, ${RELIABILITY_LABELS[source.reliability] ?? ''}`],
    ['Polled every', source.intervalSeconds === null ? null : formatSpan(source.intervalSeconds * 1000)],
    ['Next poll', source.state === 'enabled' ? ahead(source.nextPollAt, now) : 'not planned'],
    ['Last new item', ago(source.lastNewItemAt, now)],
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
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    polls: polls.map((poll) => ({
      when: formatShort(poll.startedAt),
      outcome:
        poll.outcome === 'failed'
          ? `failed: ${poll.error ?? poll.errorCode ?? poll.status}`
          : poll.outcome.replace('-', ' '),
      items: poll.outcome === 'fetched' ? ledger(poll) : '',
      isFailure: poll.outcome === 'failed',
    })),
  };
}

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
  return source.consecutiveFailures > 0 ? 'failing' : 'well';
}

function healthNote(source: SourceRecord, now: Date): string {
  switch (healthOf(source)) {
    case 'paused':
    case 'gone':
      return source.stateReason ?? '';
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
