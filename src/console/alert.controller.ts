/** `/alerts/:id`: one alert, and what a reviewer does with it. */
import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { AlertPagesService, type EvidenceText } from '../alerts/alert-pages.service.js';
import type { AlertSnapshot } from '../alerts/alert-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { RelationsService } from '../alerts/relations.service.js';
import { StoriesService } from '../alerts/stories.service.js';
import { CommentsService } from '../alerts/comments.service.js';
import { EditionsService } from '../alerts/editions.service.js';
import { DeskSettingsService } from '../alerts/desk-settings.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { HandlingService } from '../alerts/handling.service.js';
import { reasonId } from '../alerts/alert-query-schema.js';
import { detect } from '../detection/detect.js';
import type { Quiet } from '../detection/finding.js';
import { PackageService } from '../evidence/package.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { RulesService } from '../rules/rules.service.js';
import { ScreeningService } from '../screening/screening.service.js';
import { AlertConflictsService } from './alert-conflicts.service.js';
import { buildAlert } from './build-alert.js';
import type { Names } from './build-queue.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { AlertPage } from './pages/alert-page.js';

const params = z.object({ id: idText });
const version = z.coerce.number().int().min(1);
const words = z
  .string()
  .max(5_000)
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim());
const reviewForm = z.object({
  act: z.enum(['confirm', 'dismiss', 'escalate', 'reopen', 'approve', 'decline']),
  version,
  reason: z
    .union([reasonId, z.literal('')])
    .optional()
    .transform((reason) => (reason === undefined || reason === '' ? null : reason)),
  text: words,
});
const assignForm = z.object({ version, assigneeId: z.union([idText, z.literal('')]) });
const commentForm = z.object({ text: z.string().trim().min(1).max(5_000) });

type ReviewForm = z.output<typeof reviewForm>;

const TRIED: Readonly<Record<ReviewForm['act'], string>> = {
  confirm: 'confirm the report',
  dismiss: 'dismiss the report',
  escalate: 'escalate the report',
  reopen: 'reopen the alert',
  approve: 'approve the outcome',
  decline: 'decline the outcome',
};

const DONE: Readonly<Record<ReviewForm['act'], string>> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
  reopen: 'reopened',
  approve: 'approved',
  decline: 'declined',
};

@ConsolePage('alerts')
export class AlertController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly pages: AlertPagesService,
    private readonly relations: RelationsService,
    private readonly stories: StoriesService,
    private readonly comments: CommentsService,
    private readonly editions: EditionsService,
    private readonly handling: HandlingService,
    private readonly reasons: DismissalReasonsService,
    private readonly settings: DeskSettingsService,
    private readonly conflicts: AlertConflictsService,
    private readonly users: UsersService,
    private readonly packages: PackageService,
    private readonly rules: RulesService,
    private readonly screenings: ScreeningService,
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
    const [{ alert }, texts, editions, reasons, settings, knownLabels, people] = await Promise.all([
      this.alerts.get(id, { withPassages: false }),
      this.pages.listTexts(id),
      this.editions.list(id),
      this.reasons.list(),
      this.settings.get(),
      this.handling.listLabels(),
      this.users.list(null, 1_000),
    ]);
    if (alert.mergedInto !== null) {
      await reply.redirect(`/alerts/${alert.mergedInto}?done=${doneKey(request)}`, 303);
      return;
    }
    const [story, relation, quiet] = await Promise.all([
      this.stories.getArrangement(alert.storyId),
      this.relations.findOfAlert(alert),
      this.quietOf(texts[0], alert.evidence),
    ]);
    const names = namesOf(people);
    const reviewers = people.filter(({ role, isActive }) => isActive && role !== 'viewer');
    const viewer = { userId: actor.userId ?? '', role: actor.role, name: '', csrf: '' };
    const { register } = this.rules.pack;
    const now = this.clock.now();
    const model = buildAlert({
      alert,
      story,
      relation,
      texts,
      editions,
      quiet,
      register,
      reasons,
      bands: settings.reviewDue,
      knownLabels,
      names,
      people: reviewers,
      viewer,
      now,
    });
    if (actor.userId !== null) await this.comments.markMentionsSeen(id, actor.userId);
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
    const { act, text } = form;
    const reason = act === 'dismiss' ? form.reason : null;
    const context = { actor, ifVersion: form.version, reason, text: text === '' ? null : text };
    const tried = {
      act,
      path: 'review',
      tried: TRIED[act],
      text,
      version: form.version,
      reason,
      fields: [{ name: 'act', value: act }],
    };
    await this.conflicts.run(
      request,
      reply,
      id,
      tried,
      (tx) => this.alerts.review(id, act, context, tx),
      (alert) => (alert.state === 'second-opinion' ? 'proposed' : DONE[act]),
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
    const tried = {
      act: 'assign',
      path: 'assign',
      tried: 'hand the alert over',
      text: null,
      version: form.version,
      reason: null,
      fields: [{ name: 'assigneeId', value: form.assigneeId }],
    };
    const work = async (tx: Tx): Promise<AlertSnapshot> => {
      const before = await this.alerts.assign(id, assigneeId, { actor, ifVersion: form.version }, tx);
      // Whoever takes an open alert has begun to look at it.
      if (assigneeId === null || assigneeId !== actor.userId || before.state !== 'open') return before;
      return this.alerts.review(id, 'start', { actor, ifVersion: null, reason: null, text: null }, tx);
    };
    await this.conflicts.run(request, reply, id, tried, work, () => 'assigned');
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

  /**
   * What the law or the date kept quiet in the foremost text: near misses are told beside the alert, not lost. As it was when the
   * pack in use read it; a text of which no reading stands, since it has left the articles, is read again.
   */
  private async quietOf(
    text: EvidenceText | undefined,
    evidence: readonly {
      readonly articleId: string;
      readonly revisionId: string | null;
      readonly isCurrent: boolean;
    }[],
  ): Promise<readonly Quiet[]> {
    if (text === undefined) return [];
    const told = evidence.find(({ articleId, isCurrent }) => isCurrent && articleId === text.articleId);
    const revisionId = told?.revisionId ?? null;
    const read = revisionId === null ? null : await this.screenings.findQuiet(revisionId, this.rules.pack.version);
    if (read !== null) return read;
    const { title, text: body, language, publishedAt } = text;
    return detect({ title, text: body, language, published: publishedAt?.toISOString() ?? null }, this.rules.pack)
      .quiet;
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
