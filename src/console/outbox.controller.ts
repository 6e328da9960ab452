/** `/outbox`: the mails to subscribers. */
import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DeliveryRecord } from '../delivery/delivery-records.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatShort } from './pages/format-instant.js';
import { MailPage, OutboxPage, type MailRow } from './pages/outbox-page.js';
import { sendMail } from './send-mail.js';

const query = z.object({ cursor: z.string().max(1_000).optional() });
const params = z.object({ id: idText });
const WALK = { list: 'outbox' };
const PAGE = 50;
const EVERY_MAIL = { state: null, kind: null, subscriberId: null, subscriptionId: null };

@ConsolePage('outbox')
@Needs('analyst', 'subscriptions:read')
export class OutboxController {
  constructor(
    private readonly frames: FramesService,
    private readonly deliveries: DeliveryService,
  ) {}

  @Get()
  async list(
    @Query({ schema: query }) { cursor }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, z.tuple([idText]), WALK);
    const found = await this.deliveries.list(EVERY_MAIL, before, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    const model = {
      rows: shown.map(describe),
      nextHref: found.length > PAGE && last ? `/outbox?cursor=${encodeCursor([last.id], WALK)}` : null,
    };
    await this.frames.send(request, reply, (frame) => OutboxPage({ frame, model }));
  }

  @Get(':id')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const delivery = await this.deliveries.get(id);
    const model = { ...describe(delivery), text: delivery.text };
    await this.frames.send(request, reply, (frame) => MailPage({ frame, model }));
  }

  @Get(':id/html')
  async html(@Param({ schema: params }) { id }: z.output<typeof params>, @Res() reply: FastifyReply): Promise<void> {
    const { html } = await this.deliveries.get(id);
    await sendMail(reply, html);
  }
}

const STATES: Readonly<Record<DeliveryRecord['state'], string>> = {
  planned: 'Waits to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  bounced: 'Refused for good',
  failed: 'Given up',
  cancelled: 'Called off',
};

const KINDS: Readonly<Record<DeliveryRecord['kind'], (delivery: DeliveryRecord) => string>> = {
  digest: ({ alertCount }) => `Digest of ${alertCount}`,
  confirmation: () => 'Request to confirm',
  notice: () => 'Notice',
};

function describe(delivery: DeliveryRecord): MailRow {
  const { state, attempts, lastAnswer, sentAt } = delivery;
  const kind = KINDS[delivery.kind](delivery);
  const note = state === 'sent' && sentAt !== null ? `${formatShort(sentAt)} UTC` : attempts > 0 ? lastAnswer : null;
  return {
    id: delivery.id,
    subject: delivery.subject,
    recipient: delivery.recipient,
    kind,
    planned: formatShort(delivery.plannedAt),
    state: STATES[state],
    stateNote: note,
    isTrouble: state === 'bounced' || state === 'failed',
  };
}
