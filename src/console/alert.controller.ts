/** `/alerts/:id`: one alert, and what a reviewer does with it. */
import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { AlertPagesService, type EvidenceText } from '../alerts/alert-pages.service.js';
import type { AlertSnapshot } from '../alerts/alert-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { StoriesService } from '../alerts/stories.service.js';
import { CommentsService } from '../alerts/comments.service.js';
import { EditionsService } from '../alerts/editions.service.js';
import {
  applyReview,
  DISMISSAL_REASON_WORDS,
  DISMISSAL_REASONS,
  type DismissalReason,
} from '../alerts/review-states.js';
import { detect } from '../detection/detect.js';
import type { Quiet } from '../detection/finding.js';
import { PackageService } from '../evidence/package.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { toProblem } from '../platform/http/problem.js';
import { RulesService } from '../rules/rules.service.js';
import { buildAlert } from './build-alert.js';
import { buildHistoryEntries } from './describe-history.js';
import type { Names } from './build-queue.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { AlertPage } from './pages/alert-page.js';
import { ConflictPage, type ConflictModel } from './pages/conflict-page.js';
import { RepairPage } from './pages/repair-page.js';

const params = z.object({ id: idText });
const version = z.coerce.number().int().min(1);
const words = z
  .string()
  .max(5_000)
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim());
const reviewForm = z.object({
  act: z.enum(['confirm', 'dismiss', 'escalate', 'reopen']),
  version,
  reason: z.enum(DISMISSAL_REASONS).optional(),
  text: words,
});
const assignForm = z.object({ version, assigneeId: z.union([idText, z.literal('')]) });
const commentForm = z.object({ text: z.string().trim().min(1).max(5_000) });

type ReviewForm = z.output<typeof reviewForm>;

const TRIED: Readonly<Record<ConflictModel['act'], string>> = {
  confirm: 'confirm the report',
  dismiss: 'dismiss the report',
  escalate: 'escalate the report',
  reopen: 'reopen the alert',
  assign: 'hand the alert over',
};

const DONE = { confirm: 'confirmed', dismiss: 'dismissed', escalate: 'escalated', reopen: 'reopened' } as const;

@ConsolePage('alerts')
export class AlertController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly pages: AlertPagesService,
    private readonly stories: StoriesService,
    private readonly comments: CommentsService,
    private readonly editions: EditionsService,
    private readonly users: UsersService,
    private readonly packages: PackageService,
    private readonly rules: RulesService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get(':id')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [{ alert }, texts, editions, people] = await Promise.all([
      this.alerts.get(id),
      this.pages.listTexts(id),
      this.editions.list(id),
      this.users.list(null, 1_000),
    ]);
    if (alert.mergedInto !== null) {
      await reply.redirect(`/alerts/${alert.mergedInto}?done=${doneKey(request)}`, 303);
      return;
    }
    const story = await this.stories.get(alert.storyId);
    const names = namesOf(people);
    const reviewers = people.filter(({ role, isActive }) => isActive && role !== 'viewer');
    const viewer = { userId: actor.userId ?? '', role: actor.role, name: '', csrf: '' };
    const { register } = this.rules.pack;
    const now = this.clock.now();
    const quiet = this.quietOf(texts[0]);
    const model = buildAlert({ alert, story, texts, editions, quiet, register, names, people: reviewers, viewer, now });
    await this.frames.send(request, reply, (frame) => AlertPage({ frame, model }));
  }

  @Needs('viewer', 'alerts:read')
  @Get(':id/evidence-package')
  async takeEvidence(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { headers, stream } = await this.packages.make(id, actor);
    await reply.headers(headers).send(stream);
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/review')
  async review(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: reviewForm }) form: ReviewForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = form.act === 'dismiss' ? (form.reason ?? null) : null;
    const context = { actor, ifVersion: form.version, reason, text: form.text === '' ? null : form.text };
    await this.act(request, reply, id, { ...form, assigneeId: '' }, DONE[form.act], (tx) =>
      this.alerts.review(id, form.act, context, tx),
    );
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/assign')
  async assign(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: assignForm }) form: z.output<typeof assignForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const assigneeId = form.assigneeId === '' ? null : form.assigneeId;
    await this.act(request, reply, id, { ...form, act: 'assign', text: '' }, 'assigned', async (tx) => {
      const before = await this.alerts.assign(id, assigneeId, { actor, ifVersion: form.version }, tx);
      // Whoever takes an open alert has begun to look at it.
      if (assigneeId === null || assigneeId !== actor.userId || before.state !== 'open') return before;
      return this.alerts.review(id, 'start', { actor, ifVersion: null, reason: null, text: null }, tx);
    });
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/comment')
  async comment(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: commentForm }) { text }: z.output<typeof commentForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.comments.add(id, text.replaceAll('\r\n', '\n'), actor);
    await reply.redirect(`/alerts/${id}?done=commented`, 303);
  }

  /** What the law or the date kept quiet in the foremost text: near misses are told beside the alert, not lost. */
  private quietOf(text: EvidenceText | undefined): readonly Quiet[] {
    if (text === undefined) return [];
    const { title, text: body, language, publishedAt } = text;
    return detect({ title, text: body, language, published: publishedAt?.toISOString() ?? null }, this.rules.pack)
      .quiet;
  }

  /** What the person typed is never lost: a conflict and a missing field both show it again. */
  private async act(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    form: Pick<ConflictModel, 'act' | 'text' | 'version' | 'assigneeId'> & { readonly reason?: DismissalReason },
    done: string,
    work: (tx: Tx) => Promise<AlertSnapshot>,
  ): Promise<void> {
    try {
      await this.database.transaction(work);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
      const { status } = toProblem(error, null);
      if (error.kind === 'stale' || error.kind === 'conflict') {
        const model = await this.conflict(id, form);
        await this.frames.send(request, reply, (frame) => ConflictPage({ frame, model }), status);
        return;
      }
      const { alert } = await this.alerts.get(id);
      const model = {
        ...(await this.conflict(id, form)),
        version: form.version,
        sentence: alert.headline,
        fault: error.message,
      };
      await this.frames.send(request, reply, (frame) => RepairPage({ frame, model }), status);
      return;
    }
    await reply.redirect(`/alerts/${id}?done=${done}`, 303);
  }

  private async conflict(
    id: string,
    form: Pick<ConflictModel, 'act' | 'text' | 'version' | 'assigneeId'> & { readonly reason?: DismissalReason },
  ): Promise<ConflictModel> {
    const [{ alert }, people] = await Promise.all([this.alerts.get(id), this.users.list(null, 1_000)]);
    const names = namesOf(people);
    const since = buildHistoryEntries(
      alert.history.filter((entry) => (entry.version ?? 0) > form.version),
      names,
    );
    const isStillPossible =
      form.act === 'assign' ||
      applyReview(alert.state, form.act, form.reason ?? null, form.text).kind !== 'not-from-here';
    return {
      alertId: id,
      sentence: alert.headline,
      state: alert.state,
      assignee: alert.assigneeId === null ? null : (names.get(alert.assigneeId) ?? null),
      since: since.map(({ who, what, time }) => `${who} ${what}, ${time} UTC`),
      tried: TRIED[form.act],
      act: form.act,
      isStillPossible,
      text: form.text,
      reason: form.reason ?? null,
      assigneeId: form.assigneeId,
      version: alert.version,
      reasons: DISMISSAL_REASONS.map((value) => ({ value, label: DISMISSAL_REASON_WORDS[value] })),
    };
  }
}

/** What was done is told where the joined alert lies now; without anything done, that it was joined. */
function doneKey(request: FastifyRequest): string {
  const { done } = request.query as { readonly done?: unknown };
  return typeof done === 'string' && /^[a-z-]{1,40}$/.test(done) ? done : 'alert-joined';
}

function namesOf(people: readonly { readonly id: string; readonly name: string }[]): Names {
  return new Map(people.map(({ id, name }) => [id, name]));
}
