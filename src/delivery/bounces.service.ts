/** What mail systems report of mails that left long ago. */
import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { readBounceReport, type BounceReport } from './read-bounce-report.js';
import { SubscribersService } from './subscribers.service.js';

/** What came of a report. `unknown`: about no mail of ours. */
export type BounceOutcome =
  | { readonly kind: 'no-report' }
  | { readonly kind: 'unknown' }
  | { readonly kind: BounceReport['kind']; readonly deliveryIds: readonly string[] };

@Injectable()
export class BouncesService {
  private readonly logger = new Logger(BouncesService.name);

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly subscribers: SubscribersService,
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  /**
   * Takes a report: what never arrived was not told, and an address that bounces or complains is stopped for a person to see.
   * The same report twice changes nothing.
   *
   * @param raw A message as it came (RFC 5322).
   * @param actor Id of who hands it on.
   */
  async take(raw: string, actor: string): Promise<BounceOutcome> {
    const report = readBounceReport(raw);
    if (report === null) return { kind: 'no-report' };
    const found = await this.deliveries.findByMessageIds(report.messageIds);
    if (found.length === 0) return { kind: 'unknown' };
    for (const { id, subscriberId } of found) {
      await this.database.transaction(async (tx) => {
        if (subscriberId !== null) await this.deliveries.lockSubscriptions(subscriberId, tx);
        const { kind, words } = report;
        const isNews =
          kind === 'complaint' ? await this.isFirst(id) : await this.deliveries.recordReturned(id, kind, words, tx);
        if (!isNews || subscriberId === null || kind === 'given-up') return;
        const reason = kind === 'complaint' ? `Complaint. ${words}` : words;
        await this.subscribers.stopBounced(subscriberId, reason, tx);
        await this.audit.record(
          {
            actor,
            act: `delivery.${kind}`,
            subjectType: 'delivery',
            subjectId: id,
            after: { kind },
          },
          tx,
        );
      });
    }
    this.logger.warn({ kind: report.kind, deliveries: found.length }, 'A mail system reports on mails of ours');
    return { kind: report.kind, deliveryIds: found.map(({ id }) => id) };
  }

  /** A mail that was complained of stays sent: that it was stands on record alone, and its mailbox may be read out again. */
  private async isFirst(deliveryId: string): Promise<boolean> {
    const acts = await this.audit.listOfSubject('delivery', deliveryId);
    return acts.every(({ act }) => act !== 'delivery.complaint');
  }
}
