import { Controller, HttpCode, Post, Req, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { BouncesService, type BounceOutcome } from './bounces.service.js';
import { bounceNotReadable } from './delivery.errors.js';

const MOST_BYTES = 1_000_000;

const outcomeSchema = z
  .object({
    kind: z
      .enum(['no-report', 'unknown', 'bounced', 'given-up', 'complaint'])
      .describe('no-report: not a report of a failure; unknown: about no mail of ours'),
    deliveryIds: z.array(idText),
  })
  .meta({ id: 'BounceOutcome' });

@ApiTags('Deliveries')
@Controller('api/v1/bounces')
export class BouncesController implements OnModuleInit {
  constructor(
    private readonly bounces: BouncesService,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.adapterHost.httpAdapter.getInstance();
    server.addContentTypeParser(
      'message/rfc822',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
  }

  @ApiOperation({
    summary: 'Hand on what a mail system sent back',
    description:
      'A delivery status notification (RFC 3464) or a complaint (RFC 5965), as it came. It is matched to a mail by its ' +
      'Message-ID; an address that bounces or complains is stopped, and what it never got counts as not told.',
  })
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ description: 'What came of it', standardSchema: outcomeSchema })
  @Post()
  @HttpCode(200)
  @Needs('analyst', 'subscriptions:write')
  async take(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<z.output<typeof outcomeSchema>> {
    if (!Buffer.isBuffer(request.body)) throw bounceNotReadable();
    const outcome = await this.bounces.take(request.body.toString('latin1'), actor.id);
    return { kind: outcome.kind, deliveryIds: idsOf(outcome) };
  }
}

function idsOf(outcome: BounceOutcome): string[] {
  return 'deliveryIds' in outcome ? [...outcome.deliveryIds] : [];
}
