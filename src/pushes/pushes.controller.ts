/** `/push/KEY`: where hubs verify what we asked, and tell of news. */
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OpenToAll } from '../platform/http/needs.js';
import { checkPush } from './check-push.js';
import { PUSH_PATH } from './push-path.js';
import { PushesService } from './pushes.service.js';
import { readSignature } from './read-signature.js';

const params = z.object({ key: z.string().max(100) });
const text = z.string().max(4_096);
const intent = z.union([
  z.object({
    'hub.mode': z.enum(['subscribe', 'unsubscribe']),
    'hub.topic': text,
    'hub.challenge': text.min(1),
    'hub.lease_seconds': z.coerce.number().int().positive().nullable().catch(null).default(null),
  }),
  z.object({ 'hub.mode': z.literal('denied'), 'hub.topic': text, 'hub.reason': text.nullable().default(null) }),
]);
type Intent = z.output<typeof intent>;

/** The hub knows us by the key in the address, we know it by its signature: no other credentials are asked for. */
@ApiExcludeController()
@Controller(PUSH_PATH)
export class PushesController {
  constructor(private readonly pushes: PushesService) {}

  /** Verification of intent, and denial (W3C WebSub, 5.2 and 5.3). */
  @OpenToAll()
  @Get(':key')
  async verify(
    @Param({ schema: params }) { key }: z.output<typeof params>,
    @Query({ schema: intent }) query: Intent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const topic = query['hub.topic'];
    if (query['hub.mode'] === 'denied') {
      const isKnown = await this.pushes.deny(key, topic, query['hub.reason']);
      await reply.status(isKnown ? 200 : 404).send();
      return;
    }
    const { 'hub.mode': mode, 'hub.lease_seconds': leaseSeconds, 'hub.challenge': challenge } = query;
    if (await this.pushes.verify(key, { mode, topic, leaseSeconds })) {
      await reply.status(200).type('text/plain; charset=utf-8').send(challenge);
    } else {
      await reply.status(404).send();
    }
  }

  /** Content distribution (W3C WebSub, 6 and 7): 2xx for every push of a subscription that stands, 410 for others. */
  @OpenToAll()
  @Post(':key')
  async push(
    @Param({ schema: params }) { key }: z.output<typeof params>,
    @Body() body: AsyncIterable<Uint8Array> | Uint8Array | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const subscription = await this.pushes.findByKey(key);
    if (subscription === null || subscription.state === 'leaving') {
      this.pushes.countRefusedPush('unknown');
      await reply.status(410).header('connection', 'close').send();
      return;
    }
    const header = request.headers['x-hub-signature'];
    const signature = readSignature(Array.isArray(header) ? header[0] : header);
    const checked = await checkPush(body, signature, subscription.secret);
    if (checked === 'too-large') {
      this.pushes.countRefusedPush('too-large');
      await reply.status(413).header('connection', 'close').send();
      return;
    }
    await this.pushes.notePush(subscription, checked === 'genuine');
    await reply.status(202).send();
  }
}
