/** What was sent, and what it said: for the API, the console's outbox and the pages behind the links in mails. */
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { Refusal } from '../platform/errors/refusal.js';
import type { DigestEntry } from './build-digest.js';
import { DeliveriesRepository, type DeliveryFilter } from './deliveries.repository.js';
import type { DeliveryRecord } from './delivery-records.js';
import { deliveryNotFound } from './delivery.errors.js';

/** One mail with its content. */
export interface DeliveryDetail extends DeliveryRecord {
  readonly html: string;
  readonly text: string;
  /** Empty for anything but a digest. */
  readonly entries: readonly DigestEntry[];
}

/** What a reader was mailed. */
export interface MailedDigest {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly subject: string;
  readonly plannedAt: Date;
  readonly entries: readonly DigestEntry[];
}

@Injectable()
export class DeliveryService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly alerts: AlertsService,
  ) {}

  /** Newest first. @param beforeId Id of the last one of the page before; null for the first page. */
  async list(filter: DeliveryFilter, beforeId: string | null, limit: number): Promise<DeliveryRecord[]> {
    return this.deliveries.list(filter, beforeId, limit);
  }

  /** One mail as HTML and as text. @throws Refusal delivery-not-found */
  async get(id: string): Promise<DeliveryDetail> {
    const found = await this.deliveries.find(id);
    if (found === null) throw deliveryNotFound(id);
    return { ...found, entries: await this.deliveries.listAlerts(id) };
  }

  /** What was removed is not shown on, also where it was mailed before. */
  private async isRemoved(alertId: string): Promise<boolean> {
    try {
      await this.alerts.get(alertId);
      return false;
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'not-found') return true;
      throw error;
    }
  }

  /** A digest as it was mailed, with one of its alerts or all; null where there is no such thing any more. */
  async findMailed(deliveryId: string, alertId: string | null): Promise<MailedDigest | null> {
    const delivery = await this.deliveries.find(deliveryId);
    if (delivery === null || delivery.kind !== 'digest') return null;
    const { subscriptionId, subject, plannedAt } = delivery;
    if (subscriptionId === null) return null;
    const entries =
      alertId === null
        ? await this.deliveries.listAlerts(deliveryId)
        : [await this.deliveries.findAlert(deliveryId, alertId)].filter((entry) => entry !== null);
    if (entries.length === 0) return null;
    const [entry] = entries;
    if (alertId !== null && entry?.alert.gone === undefined && (await this.isRemoved(alertId))) return null;
    return { deliveryId, subscriptionId, subject, plannedAt, entries };
  }
}
