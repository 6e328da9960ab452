/** Turns screenings with findings into stories and alerts, in one serial lane and a batch at a time. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { ScreeningService } from '../screening/screening.service.js';
import { contentOf, type AlertContent } from './alert-content.js';
import type { FullAlertRow } from './alert-row.js';
import { arrivalsOf, hex, keptEvidence, type ArrivedPiece, type ArrivedScreening } from './arrived-screening.js';
import type { ChangeWord } from './change-words.js';
import { ChangesRepository } from './changes.repository.js';
import { planAlert } from './plan-batch.js';
import type { StoryArticleRow } from './kept-rows.js';
import { alertWrite, storyArticles, type PlacedScreening, type PlannedAlert } from './raised-rows.js';
import { namesOf } from './name-key.js';
import { NamesRepository } from './names.repository.js';
import { RaisingRepository, type StandingEvidence } from './raising.repository.js';
import { isRetracted } from './retraction-notices.js';
import { StoriesRepository } from './stories.repository.js';
import { BACKGROUND_WINDOW_DAYS, lookupKeys, StoryBoard } from './story-board.js';
import { WithdrawalsService } from './withdrawals.service.js';

/** Screenings in one transaction: enough to share the cost of its statements, few enough to hold the lane briefly. */
const BATCH_SIZE = 100;

/** What ends a snooze before its time: something new is said, or the alert comes back. */
const WAKING: readonly ChangeWord[] = ['evidence', 'reopened'];

@Injectable()
export class RaisingService {
  constructor(
    private readonly database: Database,
    private readonly screening: ScreeningService,
    private readonly stories: StoriesRepository,
    private readonly raising: RaisingRepository,
    private readonly names: NamesRepository,
    private readonly changes: ChangesRepository,
    private readonly withdrawals: WithdrawalsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Raises what these screenings found. Screenings that were raised before are left alone, so twice is once. */
  async raise(screeningIds: readonly string[], signal?: AbortSignal): Promise<void> {
    for (let at = 0; at < screeningIds.length; at += BATCH_SIZE) {
      signal?.throwIfAborted();
      const batch = screeningIds.slice(at, at + BATCH_SIZE);
      await this.database.transaction((tx) => this.raiseBatch(batch, tx));
    }
  }

  private async raiseBatch(screeningIds: readonly string[], tx: Tx): Promise<void> {
    await this.stories.enterLane(tx);
    const screenings = await this.screening.loadForRaising(screeningIds, tx);
    if (screenings.length === 0) return;
    const now = this.clock.now();
    const telling = screenings.filter((screening) => screening.findings.length > 0 && !isRetracted(screening.revision));
    const placed = await this.place(arrivalsOf(telling), now, tx);
    const planned = await this.plan(placed, now, tx);
    await this.keepNames(placed, tx);
    await this.write(planned, now, tx);
    await this.withdrawals.withdraw(
      screenings.map(({ screeningId, revision }) => ({ screeningId, isRetracted: isRetracted(revision) })),
      now,
      tx,
    );
    await this.screening.recordRaised(
      screenings.map(({ screeningId }) => screeningId),
      tx,
    );
    await this.recordReopened(planned, tx);
    await this.changes.commitChanges(tx);
  }

  /** Decides where each finding goes, and stores stories and their articles. */
  private async place(arrived: readonly ArrivedScreening[], now: Date, tx: Tx): Promise<PlacedScreening[]> {
    const found = await this.stories.findCandidates(
      [...new Set(arrived.flatMap(({ article }) => lookupKeys(article)))],
      tx,
    );
    const standings = await this.stories.findStandings(
      arrived.map(({ article }) => article.articleId),
      tx,
    );
    const nearby = new Set([...found, ...standings].map(({ storyId }) => storyId));
    const alerts = await this.stories.findAlertsOf([...nearby], tx);
    const ids = await this.stories.drawIds('stories', arrived.length, tx);
    const relations = await this.findRelations(arrived, tx);
    const opened: string[] = [];
    const decided = await this.stories.findDecided(
      arrived.map(({ article }) => article.articleId),
      tx,
    );
    const board = new StoryBoard(found, standings, alerts, decided, () => {
      const id = ids[opened.length] ?? '';
      opened.push(id);
      return id;
    });
    const placed = arrived.map((one) => ({ arrived: one, ...board.place(one.article, relations.get(one) ?? []) }));
    const members = storyArticles(placed);
    const isNew = new Set(opened);
    const first = new Map<string, StoryArticleRow>();
    for (const member of members) {
      if (isNew.has(member.storyId) && !first.has(member.storyId)) first.set(member.storyId, member);
    }
    await this.stories.insertStories(
      [...first].map(([id, { title, datedAt }]) => ({ id, title, latestArticleAt: datedAt })),
      now,
      tx,
    );
    await this.stories.saveArticles(members, now, tx);
    await this.stories.suggest(
      placed.flatMap(({ arrived: { article }, places, suggestions }) =>
        suggestions.map(({ storyId, articleId, ...why }) => ({
          ...why,
          storyId: places[0]?.storyId ?? '',
          articleId: article.articleId,
          otherStoryId: storyId,
          otherArticleId: articleId,
        })),
      ),
      now,
      tx,
    );
    return placed;
  }

  private async findRelations(
    arrived: readonly ArrivedScreening[],
    tx: Tx,
  ): Promise<Map<ArrivedScreening, Parameters<StoryBoard['place']>[1]>> {
    const asked = arrived.flatMap((one) =>
      one.article.facts.flatMap((facts, index) => (facts.isBackground ? [{ one, facts, index }] : [])),
    );
    const answers = await this.stories.findRelations(
      asked.map(({ one, facts, index }) => ({
        kind: facts.kind,
        regime: facts.regime,
        supplier: facts.suppliers,
        recipient: facts.recipients,
        told: one.article.told[index] ?? [],
        datedAt: one.datedAt,
      })),
      BACKGROUND_WINDOW_DAYS,
      tx,
    );
    const byArrival = new Map<ArrivedScreening, (Awaited<typeof answers>[number] | null)[]>();
    for (const [at, { one, index }] of asked.entries()) {
      const relations = byArrival.get(one) ?? one.article.facts.map(() => null);
      relations[index] = answers[at] ?? null;
      byArrival.set(one, relations);
    }
    return byArrival;
  }

  /** Computes what each touched alert becomes. */
  private async plan(placed: readonly PlacedScreening[], now: Date, tx: Tx): Promise<PlannedAlert[]> {
    const pieces = placed.flatMap(({ arrived, places }) => places.map((place, index) => arrived.piece(index, place)));
    const byAlert = new Map<string, ArrivedPiece[]>();
    for (const piece of pieces) {
      const key = alertKey(piece.storyId, piece.finding.kind, piece.finding.regime);
      const others = byAlert.get(key);
      if (others === undefined) byAlert.set(key, [piece]);
      else others.push(piece);
    }
    const rows = await this.raising.lockAlertsOf([...new Set(pieces.map(({ storyId }) => storyId))], tx);
    const standing = new Map(rows.map((row) => [alertKey(row.storyId, row.kind, row.regime), row]));
    const touched = [...byAlert.keys()].flatMap((key) => standing.get(key)?.id ?? []);
    const evidence = groupBy(await this.raising.listEvidence(touched, tx), ({ alertId }) => alertId);
    const contents = await this.loadContents(byAlert, standing, evidence, tx);
    const ids = await this.stories.drawIds('alerts', byAlert.size - touched.length, tx);
    let drawn = 0;
    return [...byAlert.entries()].flatMap(([key, own]) => {
      const [piece] = own;
      if (piece === undefined) return [];
      const row = standing.get(key) ?? null;
      const id = row?.id ?? ids[drawn++] ?? '';
      const { kind, regime } = piece.finding;
      const plan = planAlert(
        { kind, regime },
        row,
        own,
        evidence.get(id) ?? [],
        () => contents.get(id) ?? new Map<string, AlertContent>(),
        now,
      );
      return [{ id, storyId: piece.storyId, kind, regime, standing: row, plan }];
    });
  }

  /** Contents of the current evidence of those alerts where an article they rest on comes again. */
  private async loadContents(
    byAlert: ReadonlyMap<string, readonly ArrivedPiece[]>,
    standing: ReadonlyMap<string, FullAlertRow>,
    evidence: ReadonlyMap<string, readonly StandingEvidence[]>,
    tx: Tx,
  ): Promise<Map<string, Map<string, AlertContent>>> {
    const revised = [...byAlert.entries()].flatMap(([key, pieces]) => {
      const id = standing.get(key)?.id ?? '';
      const known = new Set((evidence.get(id) ?? []).map(({ articleId }) => articleId));
      return pieces.some(({ articleId }) => known.has(articleId)) ? [id] : [];
    });
    if (revised.length === 0) return new Map();
    const contents = new Map<string, Map<string, AlertContent>>();
    for (const row of await this.raising.listFindings(revised, tx)) {
      const own = contents.get(row.alertId) ?? new Map<string, AlertContent>();
      own.set(row.articleId, contentOf(row));
      contents.set(row.alertId, own);
    }
    return contents;
  }

  private async write(planned: readonly PlannedAlert[], now: Date, tx: Tx): Promise<void> {
    const changed = planned.flatMap((alert) => {
      const { revision } = alert.plan;
      return revision === null || revision.what.length === 0 ? [] : [{ alert, revision }];
    });
    const writes = changed.map(({ alert, revision }) => ({ alert, write: alertWrite(alert, revision, now) }));
    await this.raising.insertAlerts(
      writes.filter(({ alert }) => alert.standing === null).map(({ write }) => write),
      tx,
    );
    await this.raising.updateAlerts(
      writes.filter(({ alert }) => alert.standing !== null).map(({ write }) => write),
      tx,
    );
    const woken = changed.filter(({ revision }) => revision.what.some((word) => WAKING.includes(word)));
    await this.raising.wake(
      woken.map(({ alert }) => alert.id),
      now,
      tx,
    );
    for (const { alert, revision } of changed) {
      const isNew = alert.standing === null || alert.standing.mergedInto !== null;
      this.changes.note(alert.id, isNew ? 'created' : 'updated', revision.what, tx, alert.plan.grounds);
    }
    const kept = planned.flatMap(({ id, plan }) =>
      plan.kept.map(({ piece, isCurrent }) => ({ piece, evidence: keptEvidence(piece, id, isCurrent) })),
    );
    this.changes.noteGathered(
      kept.map(({ evidence }) => evidence.alertId),
      tx,
    );
    const bodies = new Map(
      kept.flatMap(({ piece: { screening } }) =>
        screening.capture === null ? [] : [[hex(screening.capture.sha256), screening.capture]],
      ),
    );
    await this.raising.keepBodies([...bodies.values()], tx);
    await this.raising.saveEvidence(
      kept.map(({ evidence }) => evidence),
      now,
      tx,
    );
  }

  /** Keeps which article tells which names. */
  private async keepNames(placed: readonly PlacedScreening[], tx: Tx): Promise<void> {
    await this.names.save(
      placed.flatMap(({ arrived, places }) =>
        places.flatMap((place, index) =>
          namesOf(arrived.piece(index, place).finding).map((name) => ({
            ...name,
            articleId: arrived.article.articleId,
          })),
        ),
      ),
      tx,
    );
  }

  private async recordReopened(planned: readonly PlannedAlert[], tx: Tx): Promise<void> {
    for (const { id, standing, plan } of planned) {
      const reason = plan.revision?.reopenedReason;
      if (!reason || standing === null) continue;
      await this.audit.record(
        {
          actor: SYSTEM.id,
          act: 'alert.reopen',
          subjectType: 'alert',
          subjectId: id,
          before: { state: standing.state, stateReason: standing.stateReason, version: standing.version },
          after: { state: 'open', stateReason: null, reopenedReason: reason, version: standing.version + 1 },
        },
        tx,
      );
    }
  }
}

function alertKey(storyId: string, kind: string, regime: string): string {
  return `${storyId}|${kind}|${regime}`;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
