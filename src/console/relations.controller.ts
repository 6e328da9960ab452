/** `/relations`: who is said to supply whom, time and again. */
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { capitalise, partyName } from '../alerts/party-names.js';
import { relationListQuery } from '../alerts/relations-schema.js';
import { RelationsService } from '../alerts/relations.service.js';
import { Needs } from '../platform/http/needs.js';
import { buildRelation } from './build-relations.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { nameRegime } from './pages/name-things.js';
import { RelationsPage } from './pages/relations-page.js';

const query = relationListQuery.pick({ regime: true, party: true, cursor: true });
const PAGE = 50;

@ConsolePage('relations')
export class RelationPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly relations: RelationsService,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get()
  async show(
    @Query({ schema: query }) { regime, party, cursor }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { items, next } = await this.relations.list({ regime, party, cursor, limit: PAGE });
    const filters = [
      ...(regime ?? []).map((id) => ['regime', id] as const),
      ...(party === undefined ? [] : [['party', party] as const]),
    ];
    const onwards = new URLSearchParams([...filters.map(([key, value]) => [key, value]), ['cursor', next ?? '']]);
    const model = {
      narrowedTo: filters.map(([key, value]) => (key === 'regime' ? nameRegime(value) : capitalise(partyName(value)))),
      rows: items.map(buildRelation),
      nextHref: next === null ? null : `/relations?${onwards.toString()}`,
    };
    await this.frames.send(request, reply, (frame) => RelationsPage({ frame, model }));
  }
}
