import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { idText, instantText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { SourcesService } from '../sources/sources.service.js';
import { HUB_STATES } from './hub-states.js';
import { PushesService } from './pushes.service.js';

const params = z.object({ id: idText });

const pushSchema = z
  .object({
    isOffered: z.boolean().describe('Whether the feed names a hub, and hubs can call this installation back'),
    hub: z.string().nullable(),
    topic: z.string().nullable().describe('The address by which publisher and hub call the feed'),
    state: z
      .enum(HUB_STATES)
      .nullable()
      .describe('Asked or to be asked (also where a lease has run out); active; denied by the hub; being ended'),
    leaseUntil: instantText.nullable(),
    verifiedAt: instantText.nullable(),
    lastPushAt: instantText.nullable(),
    pushes: z.int().describe('Pushes whose signature was right; each makes the source due'),
    pushesIgnored: z.int().describe('Pushes whose signature was missing or wrong'),
    nextTryAt: instantText.nullable().describe('When the hub is asked again'),
    detail: z.string().nullable().describe('Why the hub denied it, or could not be asked'),
  })
  .meta({ id: 'SourcePush' });

/** Who tells of a source's news. */
@ApiTags('Sources')
@Controller('api/v1/sources/:id/push')
export class SourcePushController {
  constructor(
    private readonly sources: SourcesService,
    private readonly pushes: PushesService,
    private readonly clock: Clock,
  ) {}

  @ApiOperation({
    summary: 'What is agreed with the hub of a source',
    description: 'A feed may name a hub (W3C WebSub) that tells of news; while it does, the feed is polled less often.',
  })
  @ApiOkResponse({ description: 'What is agreed', standardSchema: pushSchema })
  @Get()
  @Needs('viewer', 'sources:read')
  async show(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<z.output<typeof pushSchema>> {
    await this.sources.get(id);
    const found = await this.pushes.findBySource(id);
    const hasRunOut = found?.state === 'active' && (found.leaseUntil ?? new Date(0)) <= this.clock.now();
    return {
      isOffered: found !== null,
      hub: found?.hub ?? null,
      topic: found?.topic ?? null,
      state: hasRunOut ? 'asking' : (found?.state ?? null),
      leaseUntil: found?.leaseUntil ?? null,
      verifiedAt: found?.verifiedAt ?? null,
      lastPushAt: found?.lastPushAt ?? null,
      pushes: found?.pushes ?? 0,
      pushesIgnored: found?.pushesIgnored ?? 0,
      nextTryAt: found?.nextTryAt ?? null,
      detail: found?.detail ?? null,
    };
  }
}
