/** What people do with an alert besides deciding on it: label, snooze, link. Each act on record and in the feed. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { brokenConstraint, type Tx } from '../platform/database/database.js';
import type { AlertSnapshot } from './alert-schema.js';
import { alertNotFound, linkNotFound, linkToItself, snoozeNotPossible, snoozeOutOfRange } from './alerts.errors.js';
import { AlertsService, type ActContext } from './alerts.service.js';
import { MAX_LABELS, MAX_SNOOZE_DAYS, tidyLabels, type LinkKind } from './handling.js';
import { HandlingRepository } from './handling.repository.js';
import { WAITING_STATES } from './review-states.js';

const DAY_MS = 86_400_000;

@Injectable()
export class HandlingService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly handling: HandlingRepository,
    private readonly clock: Clock,
  ) {}

  /** Gives an alert these labels and no others. @throws Refusal alert-not-found, alert-stale. */
  async label(alertId: string, labels: readonly string[], context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    return this.putLabels(alertId, () => labels, context, tx);
  }

  /** Adds labels to those an alert has; beyond the most it may have they are left out. @throws as {@link label} */
  async addLabels(alertId: string, labels: readonly string[], context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    return this.putLabels(alertId, (had) => [...had, ...labels].slice(0, MAX_LABELS), context, tx);
  }

  private async putLabels(
    alertId: string,
    choose: (had: readonly string[]) => readonly string[],
    context: ActContext,
    tx: Tx,
  ): Promise<AlertSnapshot> {
    return this.alerts.act(alertId, context, tx, async (row) => {
      const wanted = tidyLabels(choose(row.labels));
      if (row.labels.join(',') === wanted.join(',')) return null;
      await this.handling.recordLabels(alertId, wanted, this.clock.now(), tx);
      return { act: 'label', before: { labels: row.labels }, after: { labels: wanted }, what: 'labels' };
    });
  }

  /**
   * Takes an alert out of the queue until an instant; null ends that.
   *
   * @throws Refusal alert-not-found, alert-stale, snooze-not-possible, snooze-out-of-range.
   */
  async snooze(alertId: string, until: Date | null, context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    const now = this.clock.now();
    if (until !== null && (until <= now || until.getTime() > now.getTime() + MAX_SNOOZE_DAYS * DAY_MS))
      throw snoozeOutOfRange(MAX_SNOOZE_DAYS);
    return this.alerts.act(alertId, context, tx, async (row) => {
      if (!(WAITING_STATES as readonly string[]).includes(row.state)) throw snoozeNotPossible(row.state);
      if (row.snoozedUntil?.getTime() === until?.getTime()) return null;
      await this.handling.recordSnooze(alertId, until, now, tx);
      return {
        act: until === null ? 'wake' : 'snooze',
        before: { snoozedUntil: row.snoozedUntil?.toISOString() ?? null },
        after: { snoozedUntil: until?.toISOString() ?? null },
        what: 'snooze',
      };
    });
  }

  /**
   * Says that an alert is related to, or a duplicate of, another; in the place of what was said of the two before.
   *
   * @throws Refusal alert-not-found (of either), alert-stale, link-to-itself.
   */
  async link(alertId: string, otherId: string, kind: LinkKind, context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    if (alertId === otherId) throw linkToItself();
    return this.alerts.act(alertId, context, tx, async () => {
      const known = await this.handling.findLink(alertId, otherId, tx);
      if (known?.kind === kind && (kind === 'related' || known.alertId === alertId)) return null;
      const now = this.clock.now();
      try {
        await this.handling.putLink(alertId, otherId, kind, now, tx);
      } catch (error) {
        if (brokenConstraint(error) === 'fk_alert_links_other') throw alertNotFound(otherId);
        throw error;
      }
      await this.handling.recordTouched([alertId, otherId], now, tx);
      return {
        act: 'link',
        before: { linkedWith: known === null ? null : otherId, kind: known?.kind ?? null },
        after: { linkedWith: otherId, kind },
        what: 'links',
        also: [otherId],
      };
    });
  }

  /** Takes a link away, from either end. @throws Refusal alert-not-found, alert-stale, link-not-found. */
  async unlink(alertId: string, otherId: string, context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    return this.alerts.act(alertId, context, tx, async () => {
      const known = await this.handling.findLink(alertId, otherId, tx);
      if (known === null) throw linkNotFound(alertId, otherId);
      await this.handling.removeLink(alertId, otherId, tx);
      await this.handling.recordTouched([alertId, otherId], this.clock.now(), tx);
      return {
        act: 'unlink',
        before: { linkedWith: otherId, kind: known.kind },
        after: { linkedWith: null, kind: null },
        what: 'links',
        also: [otherId],
      };
    });
  }

  /** Labels in use, most frequent first. */
  async listLabels(): Promise<string[]> {
    return this.handling.listLabels(200);
  }
}
