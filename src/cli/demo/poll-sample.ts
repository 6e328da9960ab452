/** Registers the sample's feeds and polls them twice, as time would. */
import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '../../platform/database/database.js';
import type { Actor } from '../../platform/http/needs.js';
import { JobsService } from '../../platform/jobs/jobs.service.js';
import type { SourcesService } from '../../sources/sources.service.js';
import { drainQueues } from '../drain-queues.js';
import type { Outlet } from './build-sample.js';

const LOOK_EVERY_MS = 200;

/** A poll takes a minute at the most; when none ends for so long, none will. */
const MAX_SILENCE_MS = 90_000;

/** Registered sources: id by the outlet's name. */
export type Registered = ReadonlyMap<string, string>;

/** Registers each outlet as an analyst would, in its folder. They are due at once. */
export async function registerOutlets(
  outlets: readonly Outlet[],
  addresses: ReadonlyMap<string, string>,
  sources: SourcesService,
  actor: Actor,
): Promise<Registered> {
  const registered = new Map<string, string>();
  for (const outlet of outlets) {
    const { title, site, publisher, country, language, folder, kind, reliability } = outlet;
    const address = addresses.get(outlet.name) ?? '';
    const source = await sources.create(
      { address, title, site, publisher, country, language, topics: [folder], kind, reliability },
      actor,
    );
    registered.set(outlet.name, source.id);
  }
  return registered;
}

/** Polls all that have not gone, whatever their plan says. @returns How many. */
export async function pollAgain(sources: SourcesService, registered: Registered, actor: Actor): Promise<number> {
  let asked = 0;
  for (const id of registered.values()) {
    if ((await sources.get(id)).state !== 'enabled') continue;
    await sources.pollNow(id, actor);
    asked++;
  }
  return asked;
}

/** Waits until so many polls are on record. @throws Error when none has ended for a minute and a half. */
export async function waitForPolls(
  database: Database,
  expected: number,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<void> {
  let done = -1;
  let patience = performance.now() + MAX_SILENCE_MS;
  while (done < expected) {
    const [row] = await database.rows<{ done: number }>('SELECT count(*)::int AS done FROM polls');
    if (row !== undefined && row.done !== done) {
      onProgress((done = row.done));
      patience = performance.now() + MAX_SILENCE_MS;
    }
    if (performance.now() > patience) throw new Error(`Only ${done} of ${expected} polls have ended`);
    if (done < expected) await delay(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Waits until everything is screened, grouped and raised. */
export async function waitForQueues(
  jobs: JobsService,
  signal: AbortSignal,
  onProgress: (left: number) => void,
): Promise<void> {
  let before = -1;
  await drainQueues(jobs, (left) => {
    signal.throwIfAborted();
    if (left !== before) onProgress((before = left));
  });
}
