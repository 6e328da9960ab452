/** `poll`: fetches, screens and raises in this process, and says what came of each source. */
import { setTimeout as delay } from 'node:timers/promises';
import { SchedulePollsService } from '../collection/schedule-polls.service.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { drainQueues } from './drain-queues.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

const ACTOR: Actor = { ...SYSTEM, id: 'command-line' };
const LOOK_EVERY_MS = 200;
const MAX_SILENCE_MS = 600_000;

interface PollLine {
  readonly id: string;
  readonly source: string;
  readonly outcome: string;
  readonly received: number;
  readonly new: number;
  readonly revised: number;
  readonly rejected: number;
  readonly error: string | null;
}

/** @param names Ids or addresses; empty for all that are due. @returns 1 when a poll failed. */
export async function pollCommand(names: readonly string[]): Promise<number> {
  return withApplication({ hasWorkers: true }, async (app) => {
    const database = app.get(Database);
    const before = await database.rows<{ last: string }>('SELECT coalesce(max(id), 0)::text AS last FROM polls');
    const scheduling = app.get(SchedulePollsService);
    let expected = 0;
    if (names.length === 0) {
      expected = await scheduling.enqueueDue();
      if (expected === 0) console.log('Nothing is due.');
    } else {
      for (const id of await findSources(database, names)) {
        await app.get(SourcesService).pollNow(id, ACTOR);
        expected++;
      }
    }
    let last = before[0]?.last ?? '0';
    let failed = 0;
    let done = 0;
    const totals = { received: 0, new: 0, revised: 0 };
    let patience = performance.now() + MAX_SILENCE_MS;
    while (done < expected) {
      if (names.length === 0) expected += await scheduling.enqueueDue();
      if (performance.now() > patience)
        throw new UsageError('No poll has ended for ten minutes; is another process holding the sources?');
      const lines = await findPolls(database, last);
      for (const line of lines) {
        done++;
        patience = performance.now() + MAX_SILENCE_MS;
        if (line.outcome === 'failed') failed++;
        totals.received += line.received;
        totals.new += line.new;
        totals.revised += line.revised;
        console.log(describe(line));
        last = line.id;
      }
      if (done < expected) await delay(LOOK_EVERY_MS);
    }
    await drainQueues(app.get(JobsService), () => undefined);
    console.log(
      `${done} polled, ${failed} failed; ${totals.received} items, ${totals.new} new, ${totals.revised} revised.`,
    );
    return failed > 0 ? 1 : 0;
  });
}

async function findSources(database: Database, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const [row] = await database.rows<{ id: string }>(`SELECT id FROM sources WHERE id::text = $1 OR address = $1`, [
      name,
    ]);
    if (!row) throw new UsageError(`No source has the id or address ${name}.`);
    ids.push(row.id);
  }
  return ids;
}

function findPolls(database: Database, after: string): Promise<PollLine[]> {
  return database.rows<PollLine>(
    `SELECT p.id, s.title AS source, p.outcome, p.received, p.new, p.revised, p.rejected, p.error
     FROM polls p JOIN sources s ON s.id = p.source_id WHERE p.id > $1 ORDER BY p.id`,
    [after],
  );
}

function describe(line: PollLine): string {
  if (line.outcome === 'failed') return `failed        ${line.source}: ${line.error ?? 'no reason given'}`;
  if (line.outcome === 'not-modified') return `not modified  ${line.source}`;
  const rejected = line.rejected > 0 ? `, ${line.rejected} rejected` : '';
  return `fetched       ${line.source}: ${line.received} items, ${line.new} new, ${line.revised} revised${rejected}`;
}
