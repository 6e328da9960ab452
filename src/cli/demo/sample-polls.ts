/** Registers the sample's feeds and polls them twice, as time would. */
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/needs.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import { SourcesService } from '../../sources/sources.service.js';
import { drainQueues } from '../drain-queues.js';
import type { Outlet } from './build-sample.js';
import type { Progress } from './progress.js';

const LOOK_EVERY_MS = 200;

/** A poll takes a minute at the most; when none ends for so long, none will. */
const MAX_SILENCE_MS = 90_000;

export class SamplePolls {
  private readonly sources: SourcesService;
  private readonly ids: string[] = [];

  /**
   * @param addresses Of the feeds, by the outlet's name.
   * @param stopping Ends the waiting.
   */
  constructor(
    private readonly app: INestApplicationContext,
    private readonly outlets: readonly Outlet[],
    private readonly addresses: ReadonlyMap<string, string>,
    private readonly actor: Actor,
    private readonly progress: Progress,
    private readonly stopping: AbortSignal,
  ) {
    this.sources = app.get(SourcesService, { strict: false });
  }

  /** Registers each outlet as an analyst would, in its folder; they are due at once. Waits until all is raised. */
  async first(): Promise<void> {
    for (const outlet of this.outlets) {
      const { title, site, publisher, country, language, folder, kind, reliability } = outlet;
      const address = this.addresses.get(outlet.name) ?? '';
      const source = await this.sources.create(
        { address, title, site, publisher, country, language, topics: [folder], kind, reliability },
        this.actor,
      );
      this.ids.push(source.id);
    }
    await this.wait(0, this.ids.length);
  }

  /** Polls all that have not gone, whatever their plan says. Waits until all is raised. */
  async second(): Promise<void> {
    let asked = 0;
    for (const id of this.ids) {
      if ((await this.sources.get(id)).state !== 'enabled') continue;
      await this.sources.pollNow(id, this.actor);
      asked++;
    }
    await this.wait(this.ids.length, asked);
  }

  /** @throws Error when no poll has ended for a minute and a half, or something could not be screened. */
  private async wait(before: number, expected: number): Promise<void> {
    let done = -1;
    let patience = performance.now() + MAX_SILENCE_MS;
    while (done < expected) {
      const [row] = await this.app.get(Database).rows<{ polls: number }>('SELECT count(*)::int AS polls FROM polls');
      const now = (row?.polls ?? 0) - before;
      if (now !== done) {
        done = now;
        this.progress.tell(`${done} of ${expected} feeds`);
        patience = performance.now() + MAX_SILENCE_MS;
      }
      if (performance.now() > patience) throw new Error(`Only ${done} of ${expected} polls have ended`);
      if (done < expected) await delay(LOOK_EVERY_MS, undefined, { signal: this.stopping });
    }
    await drainQueues(this.app.get(JobsService), (left) => {
      this.stopping.throwIfAborted();
      this.progress.tell(`${expected} feeds, ${left === 0 ? 'screened and raised' : `${left} jobs left`}`);
    });
    await this.checkScreened();
  }

  /** An empty queue may be one that gave up. */
  private async checkScreened(): Promise<void> {
    const [left] = await this.app.get(Database).rows<{ unscreened: number; unraised: number; error: string | null }>(
      `SELECT (SELECT count(*)::int FROM revisions WHERE screened_with IS NULL) AS unscreened,
              (SELECT count(*)::int FROM screenings WHERE finding_count > 0 AND raised_at IS NULL) AS unraised,
              (SELECT error FROM screenings WHERE error IS NOT NULL ORDER BY id LIMIT 1) AS error`,
    );
    if (left === undefined || left.unscreened > 0 || left.unraised > 0 || left.error !== null) {
      throw new Error(`Not everything was screened and raised: ${JSON.stringify(left)}`);
    }
  }
}
