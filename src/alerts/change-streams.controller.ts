/** `/api/v1/changes/stream`: the change feed, pushed. */
import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AuthenticationService } from '../access/authentication.service.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { changeStreamQuery } from './alert-query-schema.js';
import { ChangeStreamsService } from './change-streams.service.js';
import { RESTART } from './changes.controller.js';

/** A connection on which the client takes nothing for so long, heartbeats not even, is given up. */
const STALLED_MS = 60_000;

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/changes/stream')
export class ChangeStreamsController {
  constructor(
    private readonly streams: ChangeStreamsService,
    private readonly authentication: AuthenticationService,
  ) {}

  @ApiOperation({
    summary: 'Follow what changes as server-sent events',
    description:
      'The same changes in the same order as GET /changes: event `created`, `updated` or `deleted`, its data a change, its ' +
      'id a cursor of GET /changes. With Last-Event-ID (or `after`) it goes on where it broke off; without, it tells ' +
      'what comes from now on. Comments keep the connection alive. It ends when the key is revoked or the server ' +
      'closes: connect again.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event that arrived' })
  @ApiOkResponse({
    description: 'Events, without end',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Get()
  async stream(
    @Query({ schema: changeStreamQuery }) query: z.output<typeof changeStreamQuery>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    try {
      const events = await this.streams.start({
        // The person, with all keys of theirs: or whoever makes keys could hold every stream there is.
        actorId: actor.userId ?? actor.id,
        // A client that connects again sends what it has seen last; its address still says where it once began.
        after: lastEventId || (query.after ?? null),
        isAllowed: () => this.authentication.isStill(request, actor),
        signal: gone.signal,
      });
      request.raw.socket.setTimeout(STALLED_MS);
      reply.raw.once('close', () => request.raw.socket.setTimeout(0));
      await reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        // nginx would hold events back until its buffer is full.
        .header('x-accel-buffering', 'no')
        .send(events);
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'gone') void reply.header('link', RESTART);
      throw error;
    }
  }
}
