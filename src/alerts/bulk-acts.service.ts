/** One act on many alerts: first what would happen, then the act, each alert on its own and at the version that was read. */
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import type { Actor } from '../platform/http/needs.js';
import type { bulkBody } from './alert-query-schema.js';
import type { AlertSnapshot } from './alert-schema.js';
import { AlertsService, type ActContext } from './alerts.service.js';
import { HandlingService } from './handling.service.js';

/** The act, as it is asked for. */
export type BulkAct = z.output<typeof bulkBody>['act'];

/** An alert as the person read it. */
export interface ReadAlert {
  readonly id: string;
  readonly version: number;
}

/** What came, or would come, of one alert. */
export type BulkOutcome =
  | { readonly id: string; readonly kind: 'changed'; readonly alert: AlertSnapshot }
  | { readonly id: string; readonly kind: 'unchanged'; readonly alert: AlertSnapshot }
  | { readonly id: string; readonly kind: 'refused'; readonly code: string; readonly why: string };

/** Undoes what was tried. */
class Preview extends Error {
  constructor(readonly alert: AlertSnapshot) {
    super('Only a preview');
  }
}

@Injectable()
export class BulkActsService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly handling: HandlingService,
    private readonly database: Database,
  ) {}

  /**
   * Does the act to each alert in a transaction of its own; what is refused for one keeps none of the others back.
   *
   * @param isDryRun Tries the very same and takes it back: what it answers is what would happen.
   */
  async run(act: BulkAct, read: readonly ReadAlert[], actor: Actor, isDryRun: boolean): Promise<BulkOutcome[]> {
    const outcomes: BulkOutcome[] = [];
    for (const { id, version } of new Map(read.map((one) => [one.id, one])).values()) {
      outcomes.push(await this.runOne(act, id, version, actor, isDryRun));
    }
    return outcomes;
  }

  private async runOne(
    act: BulkAct,
    id: string,
    version: number,
    actor: Actor,
    isDryRun: boolean,
  ): Promise<BulkOutcome> {
    const outcome = (alert: AlertSnapshot): BulkOutcome => ({
      id,
      kind: alert.version === version ? 'unchanged' : 'changed',
      alert,
    });
    try {
      const alert = await this.database.transaction(async (tx) => {
        const changed = await this.apply(act, id, { actor, ifVersion: version }, tx);
        if (isDryRun) throw new Preview(changed);
        return changed;
      });
      return outcome(alert);
    } catch (error) {
      if (error instanceof Preview) return outcome(error.alert);
      if (!(error instanceof Refusal)) throw error;
      return { id, kind: 'refused', code: error.code, why: error.message };
    }
  }

  private async apply(act: BulkAct, id: string, context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    switch (act.kind) {
      case 'review':
        return this.alerts.review(id, act.act, { ...context, reason: act.reason, text: act.text }, tx);
      case 'assign':
        return this.alerts.assign(id, act.assigneeId, context, tx);
      case 'label':
        return this.handling.addLabels(id, act.add, context, tx);
      case 'snooze':
        return this.handling.snooze(id, act.until, context, tx);
    }
  }
}
