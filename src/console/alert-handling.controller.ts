/** `/alerts/:id/labels`, `/snooze`, `/link`, `/unlink`, `/presence`: an alert in people's hands, besides deciding on it. */
import { Body, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AlertsService } from '../alerts/alerts.service.js';
import { LINK_KINDS, MAX_LABELS, tidyLabels } from '../alerts/handling.js';
import { HandlingService } from '../alerts/handling.service.js';
import { PresenceService } from '../alerts/presence.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { AlertConflictsService, type TriedAct } from './alert-conflicts.service.js';
import { ConsolePage } from './console-page.controller.js';

const params = z.object({ id: idText });
const version = z.coerce.number().int().min(1);
const labelsForm = z.object({ version, labels: z.string().max(2_000).default('') });
const snoozeForm = z.object({ version, days: z.coerce.number().int().min(0).max(90) });
const linkForm = z.object({ version, other: z.string().trim().max(300), kind: z.enum(LINK_KINDS) });
const unlinkForm = z.object({ version, otherId: idText });
const presenceForm = z.object({ leaves: z.string().optional() });

const DAY_MS = 86_400_000;
const MAX_LABEL_LENGTH = 40;

@ConsolePage('alerts')
export class AlertHandlingController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly handling: HandlingService,
    private readonly presence: PresenceService,
    private readonly conflicts: AlertConflictsService,
    private readonly clock: Clock,
  ) {}

  @Needs('analyst', 'alerts:review')
  @Post(':id/labels')
  async label(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: labelsForm }) form: z.output<typeof labelsForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const labels = tidyLabels(form.labels.split(',').map((label) => label.slice(0, MAX_LABEL_LENGTH)));
    const tried = triedAct('labels', 'change the labels', form.version, { labels: form.labels });
    await this.conflicts.run(
      request,
      reply,
      id,
      tried,
      (tx) => this.handling.label(id, labels.slice(0, MAX_LABELS), { actor, ifVersion: form.version }, tx),
      () => 'labelled',
    );
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/snooze')
  async snooze(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: snoozeForm }) { version: ifVersion, days }: z.output<typeof snoozeForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const until = days === 0 ? null : new Date(this.clock.now().getTime() + days * DAY_MS);
    await this.conflicts.run(
      request,
      reply,
      id,
      triedAct('snooze', 'snooze the alert', ifVersion, { days: String(days) }),
      (tx) => this.handling.snooze(id, until, { actor, ifVersion }, tx),
      () => (until === null ? 'woken' : 'snoozed'),
    );
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/link')
  async link(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: linkForm }) { version: ifVersion, other, kind }: z.output<typeof linkForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A number, or an address that ends in one.
    const otherId = /(?:^|\/alerts\/)([1-9]\d{0,17})(?:[/?#].*)?$/.exec(other)?.[1] ?? '0';
    await this.alerts.getVersions(otherId);
    await this.conflicts.run(
      request,
      reply,
      id,
      triedAct('link', 'link the alerts', ifVersion, { other, kind }),
      (tx) => this.handling.link(id, otherId, kind, { actor, ifVersion }, tx),
      () => 'linked',
    );
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id/unlink')
  async unlink(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: unlinkForm }) { version: ifVersion, otherId }: z.output<typeof unlinkForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.conflicts.run(
      request,
      reply,
      id,
      triedAct('unlink', 'take the link away', ifVersion, { otherId }),
      (tx) => this.handling.unlink(id, otherId, { actor, ifVersion }, tx),
      () => 'unlinked',
    );
  }

  /** The page says that it is open, or that it closes; it learns who else is there and whether the alert has moved. */
  @Needs('viewer', 'alerts:read')
  @Post(':id/presence')
  @HttpCode(200)
  async present(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: presenceForm }) { leaves }: z.output<typeof presenceForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const userId = actor.userId ?? '0';
    if (leaves === undefined)
      await reply.header('cache-control', 'no-store').send(await this.presence.look(id, userId));
    else {
      await this.presence.leave(id, userId);
      await reply.status(204).send();
    }
  }
}

function triedAct(path: string, tried: string, ifVersion: number, fields: Readonly<Record<string, string>>): TriedAct {
  return {
    act: path,
    path,
    tried,
    text: null,
    version: ifVersion,
    reason: null,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
}
