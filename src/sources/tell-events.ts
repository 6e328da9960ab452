/** What a poll has to tell of its source beyond the articles: the events that operators and webhooks are told. */
import type { SourceAfter, SourceBefore } from './plan-after-poll.js';

/**
 * Items may have scrolled out; it has fallen silent, and is heard again; it wants a person since it keeps failing, and no
 * longer does; the publisher says it is gone, and it is back.
 */
export const SOURCE_EVENT_KINDS = [
  'source.gap',
  'source.silent',
  'source.heard',
  'source.failing',
  'source.recovered',
  'source.gone',
  'source.returned',
] as const;
export type SourceEventKind = (typeof SOURCE_EVENT_KINDS)[number];

/** One event. */
export interface SourceEventDraft {
  readonly sourceId: string;
  readonly kind: SourceEventKind;
  readonly at: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The events that lie between two states of a source; none where nothing begins or ends. */
export function tellEvents(before: SourceBefore, after: SourceAfter): SourceEventDraft[] {
  const events: SourceEventDraft[] = [];
  const tell = (kind: SourceEventKind, detail: Readonly<Record<string, unknown>>): void => {
    events.push({ sourceId: after.id, kind, at: after.lastPolledAt, detail });
  };
  if (after.certificate === 'gap') tell('source.gap', { since: before.lastSuccessAt?.toISOString() ?? null });
  if (after.silence !== null && before.silence?.kind !== after.silence.kind) {
    tell('source.silent', { silence: after.silence.kind, since: after.silence.since.toISOString() });
  }
  if (after.silence === null && before.silence !== null) {
    tell('source.heard', { silence: before.silence.kind, since: before.silence.since.toISOString() });
  }
  if (after.isGone && !before.isGone) tell('source.gone', { status: after.lastStatus });
  if (!after.isGone && before.isGone) tell('source.returned', { status: after.lastStatus });
  if (after.isGone || before.isGone) return events;
  if (after.attention !== null && before.attention === null) tell('source.failing', { reason: after.attention });
  if (after.attention === null && before.attention !== null) tell('source.recovered', {});
  return events;
}
