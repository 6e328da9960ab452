/** `/queue/many`, `/queue/views`: one act on many alerts, and kept views. */
import { Body, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bulkBody } from '../alerts/alert-query-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { BulkActsService, type BulkOutcome } from '../alerts/bulk-acts.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { SavedViewsService } from '../alerts/saved-views.service.js';
import { VIEW_PARAMETERS, viewFilters, viewName } from '../alerts/view-schema.js';
import { Clock } from '../platform/clock/clock.js';
import { Refusal } from '../platform/errors/refusal.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { requireValid } from '../platform/http/require-valid.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { BULK_ALERT_ACTS, BulkPage, type BulkModel } from './pages/bulk-alerts.js';
import { formatShort } from './pages/format-instant.js';
import { STATE_LABELS } from './pages/labels.js';

const params = z.object({ id: idText });
const bulkForm = z.object({
  act: z.enum(BULK_ALERT_ACTS),
  alerts: z.preprocess(
    (given) => (given === undefined ? [] : [given].flat()),
    z.array(z.string().regex(/^[1-9]\d{0,17}\.[1-9]\d{0,8}$/)).max(200),
  ),
  assigneeId: z.union([idText, z.literal('')]).default(''),
  days: z.coerce.number().int().min(1).max(90).default(1),
  label: z.string().trim().max(40).default(''),
  reason: z.string().max(60).default(''),
  text: z
    .string()
    .max(5_000)
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim()),
});
type BulkForm = z.output<typeof bulkForm>;
const viewForm = z.looseObject({ name: viewName, isShared: z.string().optional() });

const DAY_MS = 86_400_000;

@ConsolePage('queue')
@Needs('analyst', 'alerts:review')
export class QueueActsController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly bulk: BulkActsService,
    private readonly reasons: DismissalReasonsService,
    private readonly views: SavedViewsService,
    private readonly clock: Clock,
  ) {}

  @Post('many/preview')
  async preview(
    @Body({ schema: bulkForm }) form: BulkForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.run(form, actor, request, reply, true);
  }

  @Post('many')
  async many(
    @Body({ schema: bulkForm }) form: BulkForm,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.run(form, actor, request, reply, false);
  }

  @Post('views')
  async keep(
    @Body({ schema: viewForm }) form: z.output<typeof viewForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = VIEW_PARAMETERS.flatMap((name) => {
      const values = [form[name]].flat().filter((value) => typeof value === 'string' && value !== '');
      return values.length === 0 ? [] : [[name, values] as const];
    });
    const filters = requireValid(viewFilters, Object.fromEntries(given));
    await this.views.add({ name: form.name, filters, isShared: form.isShared === 'yes' }, actor.userId ?? '0');
    await reply.redirect('/queue?done=view-kept', 303);
  }

  @Post('views/:id/forget')
  async forget(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.views.remove(id, actor.userId ?? '0');
    await reply.redirect('/queue?done=view-forgotten', 303);
  }

  private async run(
    form: BulkForm,
    actor: Actor,
    request: FastifyRequest,
    reply: FastifyReply,
    isDryRun: boolean,
  ): Promise<void> {
    if (form.alerts.length === 0) {
      await reply.redirect('/queue?done=no-alert-chosen', 303);
      return;
    }
    const read = form.alerts.map((text) => {
      const [id = '', version = ''] = text.split('.');
      return { id, version: Number(version) };
    });
    const { act } = requireValid(bulkBody, { alerts: read, act: this.actOf(form) });
    const outcomes = await this.bulk.run(act, read, actor, isDryRun);
    const model = await this.modelOf(form, outcomes, !isDryRun);
    await this.frames.send(request, reply, (frame) => BulkPage({ frame, model }));
  }

  private actOf({ act, assigneeId, days, label, reason, text }: BulkForm): z.input<typeof bulkBody>['act'] {
    switch (act) {
      case 'assign':
        return { kind: 'assign', assigneeId: assigneeId === '' ? null : assigneeId };
      case 'label':
        return { kind: 'label', add: label === '' ? [] : [label] };
      case 'snooze':
        return { kind: 'snooze', until: new Date(this.clock.now().getTime() + days * DAY_MS).toISOString() };
      case 'start':
      case 'confirm':
      case 'dismiss':
      case 'escalate': {
        const given = act === 'dismiss' && reason !== '' ? reason : null;
        return { kind: 'review', act, reason: given, text: text === '' ? null : text };
      }
    }
  }

  private async modelOf(form: BulkForm, outcomes: readonly BulkOutcome[], isDone: boolean): Promise<BulkModel> {
    const refused = await Promise.all(
      outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [this.refusedRow(outcome)] : [])),
    );
    const lacksReason = outcomes.some(
      ({ kind, ...rest }) => kind === 'refused' && 'code' in rest && rest.code === 'dismissal-reason-missing',
    );
    const reasons = lacksReason ? await this.reasons.list() : [];
    return {
      isDone,
      tried: form.act === 'start' ? 'take into review' : form.act,
      changed: outcomes.flatMap((outcome) =>
        outcome.kind === 'changed'
          ? [{ id: outcome.id, headline: outcome.alert.headline, what: tellChange(form.act, outcome.alert) }]
          : [],
      ),
      unchanged: outcomes.flatMap((outcome) =>
        outcome.kind === 'unchanged' ? [{ id: outcome.id, headline: outcome.alert.headline }] : [],
      ),
      refused,
      fields: Object.entries(form).flatMap(([name, value]) =>
        [value].flat().flatMap((one) => (name === 'reason' && lacksReason ? [] : [{ name, value: String(one) }])),
      ),
      reasons: lacksReason
        ? reasons.filter(({ isRetired }) => !isRetired).map(({ id, words }) => ({ value: id, label: words }))
        : null,
    };
  }

  private async refusedRow({ id, why }: { id: string; why: string }): Promise<BulkModel['refused'][number]> {
    try {
      const { alert } = await this.alerts.get(id);
      return { id, headline: alert.headline, why };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { id, headline: `Alert ${id}`, why };
    }
  }
}

function tellChange(act: BulkForm['act'], alert: Extract<BulkOutcome, { kind: 'changed' }>['alert']): string {
  switch (act) {
    case 'label':
      return `labels: ${alert.labels.join(', ')}`;
    case 'snooze':
      return alert.snoozedUntil === null ? 'awake' : `asleep until ${formatShort(new Date(alert.snoozedUntil))} UTC`;
    case 'assign':
      return alert.assigneeId === null ? 'with nobody' : 'handed over';
    case 'start':
    case 'confirm':
    case 'dismiss':
    case 'escalate':
      return `becomes: ${STATE_LABELS[alert.state].toLowerCase()}`;
  }
}
