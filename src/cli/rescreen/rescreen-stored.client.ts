/** A whole run over stored articles: progress, what changed by name, and how fast it went. */
import type { Pack } from '../../detection/pack.js';
import type { GainedFinding, LostAlerts, LostEvidence, RescreenService } from '../../rescreening/rescreen.service.js';
import { localLane, readAll, threadLane } from './rescreen-lane.client.js';

/** How to run. */
export interface RescreenRun {
  readonly pack: Pack;
  /** From which threads load the same pack. */
  readonly rulesDir: string | null;
  readonly databaseUrl: string;
  /** Version of the engine, where what is read is kept; null for a look only. */
  readonly engine: string | null;
  readonly workers: number;
}

/** What came of it. */
export interface RescreenOutcome {
  readonly packVersion: string;
  readonly isKept: boolean;
  readonly read: number;
  readonly failed: number;
  readonly seconds: number;
  readonly gainedCount: number;
  /** The first {@link MAX_NAMED}. */
  readonly gained: readonly GainedFinding[];
  readonly lost: LostAlerts;
}

const IDS_PER_STRETCH = 1_000;

/** Named at most, so that a pack that finds everything everywhere fills no memory; the rest is counted. */
export const MAX_NAMED = 10_000;

/** @param told Called with the part done, 0 to 1, and the number of texts read. */
export async function rescreenStored(
  rescreen: RescreenService,
  run: RescreenRun,
  told: (share: number, read: number) => void = () => undefined,
): Promise<RescreenOutcome> {
  const began = performance.now();
  const { pack, engine, workers } = run;
  const stretches = await rescreen.listStretches(IDS_PER_STRETCH);
  const lanes =
    workers > 1 ? Array.from({ length: workers }, () => threadLane(run)) : [localLane(rescreen, { pack, engine })];
  const gained: GainedFinding[] = [];
  const lost: LostEvidence[] = [];
  let [done, read, failed, gainedCount] = [0, 0, 0, 0];
  try {
    await readAll(lanes, stretches, (report) => {
      done++;
      read += report.read;
      failed += report.failed;
      gainedCount += report.gained.length;
      gained.push(...report.gained.slice(0, MAX_NAMED - gained.length));
      lost.push(...report.lost.slice(0, MAX_NAMED - lost.length));
      told(done / stretches.length, read);
    });
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()));
  }
  gained.sort((a, b) => Number(a.articleId) - Number(b.articleId));
  const seconds = (performance.now() - began) / 1_000;
  const names = await rescreen.nameLost(lost);
  return {
    packVersion: pack.version,
    isKept: engine !== null,
    read,
    failed,
    seconds,
    gainedCount,
    gained,
    lost: names,
  };
}
