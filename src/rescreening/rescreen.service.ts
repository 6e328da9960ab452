/** Reads stored articles again with other rules: what would change, and, where wanted, keeps it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ScreeningQueueService } from '../articles/screening-queue.service.js';
import { detect } from '../detection/detect.js';
import type { Pack } from '../detection/pack.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { screenRevision, ScreeningService, type ReadRevision } from '../screening/screening.service.js';
import { compareArticle } from './compare-article.js';
import { joinReports, type GainedFinding, type LostEvidence, type StretchReport } from './stretch-report.js';
import { RescreenRepository, type NamedAlert, type StoredText } from './rescreen.repository.js';

export type { NamedAlert } from './rescreen.repository.js';
export type { GainedFinding, LostEvidence, StretchReport } from './stretch-report.js';

/** A stretch of ids: after the first, through the last. */
export interface Stretch {
  readonly after: string;
  readonly through: string;
}

/** With what to read, and whether to keep what was read. */
export interface Reader {
  readonly pack: Pack;
  /** Version of the engine; null: nothing is kept. */
  readonly engine: string | null;
}

/** Alerts by name: gone where no text is left, else weakened. */
export interface LostAlerts {
  readonly gone: readonly NamedAlert[];
  readonly weakened: readonly NamedAlert[];
}

/** Texts are held by so many bytes at a time, whatever their number. */
const MAX_BYTES_AT_ONCE = 4 * 1_024 * 1_024;
const MAX_TEXTS_AT_ONCE = 500;

/** Texts read between two looks at what else the process has to do. */
const TEXTS_PER_TURN = 8;

/** What is found in articles first seen longer ago than this is old news. */
const NEWS_MS = 48 * 3_600_000;

@Injectable()
export class RescreenService {
  constructor(
    private readonly repository: RescreenRepository,
    private readonly queue: ScreeningQueueService,
    private readonly screening: ScreeningService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All stored texts in stretches of so many ids, the oldest first; gaps in the ids make some of them short. */
  async listStretches(ids: number): Promise<Stretch[]> {
    const range = await this.repository.findRange();
    if (range === null) return [];
    const last = Number(range.last);
    const stretches: Stretch[] = [];
    for (let after = Number(range.first) - 1; after < last; after += ids)
      stretches.push({ after: String(after), through: String(Math.min(last, after + ids)) });
    return stretches;
  }

  /**
   * Reads the latest texts of a stretch. Where it keeps, what this pack has read before is left out, so that a run that
   * was broken off goes on where it was; and each portion is kept whole or not at all.
   */
  async readStretch({ after, through }: Stretch, reader: Reader): Promise<StretchReport> {
    const unlessBy = reader.engine === null ? null : reader.pack.version;
    return this.readPortions(await this.repository.listSizes(after, through, unlessBy), reader);
  }

  /** Reads the newest texts on which alerts rest: for rules that can only take findings away they are all that matter. */
  async readAlerted(most: number, pack: Pack): Promise<StretchReport> {
    return this.readPortions(await this.repository.listAlerted(most), { pack, engine: null });
  }

  /** Names the alerts that lost texts. */
  async nameLost(lost: readonly LostEvidence[]): Promise<LostAlerts> {
    const lostBy = Map.groupBy(lost, ({ alertId }) => alertId);
    const alerts = await this.repository.nameAlerts([...lostBy.keys()]);
    const isGone = ({ id, texts }: NamedAlert): boolean =>
      new Set(lostBy.get(id)?.map(({ articleId }) => articleId)).size >= texts;
    return { gone: alerts.filter(isGone), weakened: alerts.filter((alert) => !isGone(alert)) };
  }

  private async readPortions(
    sizes: readonly { readonly id: string; readonly bytes: number }[],
    reader: Reader,
  ): Promise<StretchReport> {
    const reports: StretchReport[] = [];
    let portion: string[] = [];
    let bytes = 0;
    for (const [at, size] of sizes.entries()) {
      portion.push(size.id);
      bytes += size.bytes;
      if (bytes < MAX_BYTES_AT_ONCE && portion.length < MAX_TEXTS_AT_ONCE && at < sizes.length - 1) continue;
      reports.push(await this.readPortion(portion, reader));
      portion = [];
      bytes = 0;
    }
    return joinReports(reports);
  }

  private async readPortion(ids: readonly string[], reader: Reader): Promise<StretchReport> {
    const texts = await this.repository.readTexts(ids);
    const evidence = await this.repository.findEvidence(texts.map(({ articleId }) => articleId));
    const read: ReadRevision[] = [];
    const gained: GainedFinding[] = [];
    const lost: LostEvidence[] = [];
    for (const [at, text] of texts.entries()) {
      if (at % TEXTS_PER_TURN === 0) await nextTurn();
      const reading = screenRevision(text, (article) => detect(article, reader.pack));
      read.push(reading);
      // A text that could not be read says nothing of what it holds.
      if (reading.error !== null) continue;
      const { articleId, title } = text;
      const change = compareArticle(evidence.get(articleId) ?? [], reading.findings);
      gained.push(...change.gained.map((finding) => ({ articleId, title, ...finding })));
      lost.push(...change.lost.map((alertId) => ({ articleId, alertId })));
    }
    if (reader.engine !== null) await this.keep(texts, read, gained, reader.pack.version, reader.engine);
    const failed = read.filter(({ error }) => error !== null).length;
    return { read: texts.length, failed, gained, lost };
  }

  private async keep(
    texts: readonly StoredText[],
    read: readonly ReadRevision[],
    gained: readonly GainedFinding[],
    packVersion: string,
    engine: string,
  ): Promise<void> {
    const now = this.clock.now();
    const ids = texts.map(({ id }) => id);
    const found = gained.map(({ articleId }) => articleId);
    await this.database.transaction(async (tx) => {
      await this.queue.noteReadAgain(ids, packVersion, now, tx);
      if (found.length > 0) await this.queue.markOldNews(found, new Date(now.getTime() - NEWS_MS), tx);
      await this.screening.keepAgain(read, { packVersion, engine }, tx);
    });
  }
}
