/** One history of an alert from the record of people's acts and the feed of its changes. */
import type { HistoryEntry } from './alert-schema.js';

/** An act on record. */
export interface HistoricAct {
  readonly alertId: string;
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly text: string | null;
}

/** A change in the feed. */
export interface HistoricChange {
  readonly at: Date;
  readonly change: string;
  readonly what: readonly string[];
  readonly version: number;
}

/**
 * Joins both, oldest first; acts on alerts that were joined to this one are named as such: an act that led to a version stands for the change of that version; changes without one are
 * the system's own (`alert.raise`, `alert.update`).
 */
export function buildHistory(
  alertId: string,
  acts: readonly HistoricAct[],
  changes: readonly HistoricChange[],
): HistoryEntry[] {
  const whatOf = new Map(changes.map(({ version, what }) => [version, what]));
  const acted = acts.map((act) => {
    const isOwn = act.alertId === alertId;
    const version = isOwn && typeof act.after?.['version'] === 'number' ? act.after['version'] : null;
    return {
      at: act.at.toISOString(),
      actor: act.actor,
      act: act.act,
      version,
      what: [...(version === null ? [] : (whatOf.get(version) ?? []))],
      before: act.before,
      after: act.after,
      text: act.text,
      joinedAlertId: isOwn ? null : act.alertId,
    };
  });
  const covered = new Set(acted.map(({ version }) => version));
  const own = changes
    .filter(({ version }) => !covered.has(version))
    .map(({ at, change, what, version }) => ({
      at: at.toISOString(),
      actor: 'system',
      act: change === 'created' ? 'alert.raise' : 'alert.update',
      version,
      what: [...what],
      before: null,
      after: null,
      text: null,
      joinedAlertId: null,
    }));
  return [...acted, ...own].sort(
    (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) || (a.version ?? 0) - (b.version ?? 0),
  );
}
