/** Acts on an alert from a page: what the person typed is never lost, whether others were faster or something is missing. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UsersService } from '../access/users.service.js';
import type { AlertSnapshot } from '../alerts/alert-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { possibleActs, REVIEW_ACTS } from '../alerts/review-states.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { toProblem } from '../platform/http/problem.js';
import { offered } from './build-handling.js';
import type { Names } from './build-queue.js';
import { describeEditions } from './describe-editions.js';
import { buildHistoryEntries } from './describe-history.js';
import { EditionsService } from '../alerts/editions.service.js';
import { FramesService } from './frames.service.js';
import { ConflictPage, type ConflictModel } from './pages/conflict-page.js';
import { RepairPage } from './pages/repair-page.js';

/** What was tried, with all that was typed. */
export type TriedAct = Pick<ConflictModel, 'act' | 'path' | 'tried' | 'text' | 'version' | 'fields'> & {
  readonly reason: string | null;
};

@Injectable()
export class AlertConflictsService {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly editions: EditionsService,
    private readonly reasons: DismissalReasonsService,
    private readonly users: UsersService,
    private readonly database: Database,
  ) {}

  /** Does the work in one transaction and goes back to the alert; a refusal shows what was typed again. */
  async run(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    tried: TriedAct,
    work: (tx: Tx) => Promise<AlertSnapshot>,
    done: (alert: AlertSnapshot) => string,
  ): Promise<void> {
    let alert: AlertSnapshot;
    try {
      alert = await this.database.transaction(work);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'alert-not-found') throw error;
      const { status } = toProblem(error, null);
      const model = await this.conflict(id, tried);
      if (error.kind === 'stale' || error.code === 'review-not-possible') {
        await this.frames.send(request, reply, (frame) => ConflictPage({ frame, model }), status);
        return;
      }
      const repair = { ...model, version: tried.version, fault: error.message };
      await this.frames.send(request, reply, (frame) => RepairPage({ frame, model: repair }), status);
      return;
    }
    await reply.redirect(`/alerts/${id}?done=${done(alert)}`, 303);
  }

  private async conflict(id: string, tried: TriedAct): Promise<ConflictModel> {
    const [{ alert }, editions, people, reasons] = await Promise.all([
      this.alerts.get(id),
      this.editions.list(id),
      this.users.list(null, 1_000),
      this.reasons.list(),
    ]);
    const names: Names = new Map(people.map(({ id: user, name }) => [user, name]));
    const since = buildHistoryEntries(
      alert.history.filter((entry) => (entry.version ?? 0) > tried.version),
      names,
      reasons,
    );
    const later = describeEditions(
      editions.filter(({ version }) => version > tried.version),
      alert.articleCount,
    );
    const act = REVIEW_ACTS.find((one) => one === tried.act);
    return {
      ...tried,
      alertId: id,
      sentence: alert.headline,
      state: alert.state,
      assignee: alert.assigneeId === null ? null : (names.get(alert.assigneeId) ?? null),
      since: [
        ...since.map(({ who, what, time }) => `${who} ${what}, ${time} UTC`),
        ...later.editions.flatMap(({ changes }) => changes),
      ],
      isStillPossible: act === undefined || possibleActs(alert.state).includes(act),
      version: alert.version,
      reasons: offered(reasons),
    };
  }
}
