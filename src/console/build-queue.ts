/** Rows of alerts as the queue shows them. */
import type { AlertSnapshot } from '../alerts/alert-schema.js';
import type { LeadClaim } from '../alerts/alert-pages.service.js';
import type { StorySuggestionView } from '../alerts/story-schema.js';
import { capitalise } from '../alerts/party-names.js';
import { bandOf, tellBand, tellHours, type DueBand } from '../alerts/review-due.js';
import { formatDay, formatDue, formatSpan } from './pages/format-instant.js';
import { FORCE_LABELS } from './pages/labels.js';
import { nameLanguage, nameRegime } from './pages/name-things.js';
import type { QueueGroup, QueueRow } from './pages/queue-model.js';
import { tellByWhom, tellSlots, type ClaimWords } from './pages/tell-claim.js';

/** Names of people by user id. */
export type Names = ReadonlyMap<string, string>;

/**
 * @param due When its decision is due, and the bands that say so.
 * @param suggestions What is asked about its story, the nearest first.
 * @param mayDecide Whether the viewer may answer.
 */
export function buildRow(
  alert: AlertSnapshot,
  due: { readonly dueAt: Date | null; readonly bands: readonly DueBand[] },
  lead: LeadClaim | null,
  names: Names,
  now: Date,
  suggestions: readonly StorySuggestionView[] = [],
  mayDecide = false,
): QueueRow {
  const claim = lead?.claim ?? null;
  const told = tellByWhom(
    {
      modality: claim?.modality ?? alert.modality,
      by: claim?.by ?? null,
      deniedBy: claim?.deniedBy ?? lead?.deniedBy ?? null,
    },
    lead?.outlet ?? null,
  );
  const foreign = alert.languages.filter((language) => language !== 'en');
  return {
    id: alert.id,
    priority: alert.priority,
    claim: claim === null || alert.kind !== 'violation' ? null : capitalised(tellSlots(claim)),
    headline: alert.headline,
    told: told.told,
    denied: alert.kind === 'violation' ? told.denied : null,
    language:
      foreign.length === 0 || foreign.length < alert.languages.length ? null : foreign.map(nameLanguage).join(', '),
    regime: nameRegime(alert.regime),
    force: FORCE_LABELS[alert.status] ?? alert.status,
    independent: alert.independentCount,
    articles: alert.articleCount,
    grade: alert.grade,
    age: formatSpan(now.getTime() - new Date(alert.raisedAt).getTime()),
    version: alert.version,
    within: tellHours(bandOf(alert.priority, due.bands).hours),
    due: dueOf(due.dueAt, now),
    state: alert.state,
    mark: markOf(alert, now),
    labels: alert.labels,
    assignee: alert.assigneeId === null ? null : (names.get(alert.assigneeId) ?? `user ${alert.assigneeId}`),
    perhaps: perhapsOf(suggestions[0], mayDecide),
  };
}

function perhapsOf(suggestion: StorySuggestionView | undefined, mayDecide: boolean): QueueRow['perhaps'] {
  if (suggestion === undefined) return null;
  const { storyId, alertId, headline, title, reasons } = suggestion;
  return {
    storyId,
    href: alertId === null ? null : `/alerts/${alertId}`,
    headline: headline ?? title,
    reasons,
    mayDecide,
  };
}

function capitalised(words: ClaimWords): ClaimWords {
  return { ...words, who: capitalise(words.who) };
}

/** What stands in the place of the state: that it came back, by itself or by new evidence, or is asleep. */
export function markOf(alert: Pick<AlertSnapshot, 'reopenedAt' | 'snoozedUntil'>, now: Date): string | null {
  if (alert.reopenedAt !== null) return 'Came back';
  if (alert.snoozedUntil === null) return null;
  const until = new Date(alert.snoozedUntil);
  return until > now ? `Asleep, ${formatDue(until, now).replace('Due', 'until')}` : 'Snooze ended';
}

/** When its review is due; null once decided. */
export function dueOf(due: Date | null, now: Date): { text: string; isOverdue: boolean } | null {
  if (due === null) return null;
  const late = now.getTime() - due.getTime();
  return late > 0
    ? { text: `${formatSpan(late)} overdue`, isOverdue: true }
    : { text: formatDue(due, now), isOverdue: false };
}

/** Rows in the order given, cut where the priority's band or the day changes. */
export function groupRows(
  rows: readonly QueueRow[],
  sort: string,
  bands: readonly DueBand[],
  dayOf: (id: string) => Date,
): QueueGroup[] {
  const labelOf = (row: QueueRow): string =>
    sort === 'priority' ? tellBand(bandOf(row.priority, bands), bands) : formatDay(dayOf(row.id));
  const groups: { label: string; count: null; rows: QueueRow[] }[] = [];
  for (const row of rows) {
    const label = labelOf(row);
    const last = groups.at(-1);
    if (last?.label === label) last.rows.push(row);
    else groups.push({ label, count: null, rows: [row] });
  }
  return groups;
}
