/** Who else has an alert open: two people on one alert see each other before they decide. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { AlertsService } from './alerts.service.js';
import { PresenceRepository } from './presence.repository.js';

/** A page says every 15 s that it is open; one that misses three times is gone. */
const PRESENT_MS = 45_000;
const FORGET_MS = 86_400_000;

/** Rows of those who left without a word go now and then, with the look of somebody else. */
const FORGET_EVERY = 200;

@Injectable()
export class PresenceService {
  private looks = 0;

  constructor(
    private readonly presence: PresenceRepository,
    private readonly alerts: AlertsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes that a person has an alert open.
   *
   * @returns The names of the others who have, and the version at which the alert stands. @throws Refusal alert-not-found
   */
  async look(alertId: string, userId: string): Promise<{ readonly others: string[]; readonly version: number }> {
    const { version } = await this.alerts.getVersions(alertId);
    const now = this.clock.now();
    if (this.looks++ % FORGET_EVERY === 0) await this.presence.forgetBefore(new Date(now.getTime() - FORGET_MS));
    await this.presence.put(alertId, userId, now);
    return { others: await this.presence.listOthers(alertId, userId, new Date(now.getTime() - PRESENT_MS)), version };
  }

  /** The page was closed. */
  async leave(alertId: string, userId: string): Promise<void> {
    await this.presence.remove(alertId, userId);
  }
}
