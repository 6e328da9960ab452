/** `/api/v1/alerts/:id/labels`, `/snooze`, `/links`: what people do with an alert besides deciding on it. */
import { Body, Controller, Delete, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { AlertActsService } from './alert-acts.service.js';
import { labelsBody, linkBody, snoozeBody } from './alert-query-schema.js';
import { alertSchema, type AlertSnapshot } from './alert-schema.js';
import { HandlingService } from './handling.service.js';

const params = z.object({ id: idText });
const linkParams = z.object({ id: idText, other: idText });

const IF_MATCH = { name: 'If-Match', required: true, description: 'ETag of the alert as read, or *' };

@ApiTags('Alerts')
@Needs('analyst', 'alerts:review')
@Controller('api/v1/alerts')
export class HandlingController {
  constructor(
    private readonly handling: HandlingService,
    private readonly acts: AlertActsService,
  ) {}

  @ApiOperation({ summary: 'Label an alert' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Post(':id/labels')
  @HttpCode(200)
  async label(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: labelsBody }) { labels }: z.output<typeof labelsBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) => this.handling.label(id, labels, context, tx));
  }

  @ApiOperation({ summary: 'Take an alert out of the queue until an instant, after which it comes back by itself' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Post(':id/snooze')
  @HttpCode(200)
  async snooze(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: snoozeBody }) { until }: z.output<typeof snoozeBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) => this.handling.snooze(id, until, context, tx));
  }

  @ApiOperation({ summary: 'Link an alert with another' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Post(':id/links')
  @HttpCode(200)
  async link(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: linkBody }) { alertId, kind }: z.output<typeof linkBody>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) =>
      this.handling.link(id, alertId, kind, context, tx),
    );
  }

  @ApiOperation({ summary: 'Take the link between two alerts away' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ description: 'The alert as it is now', standardSchema: alertSchema })
  @Delete(':id/links/:other')
  @HttpCode(200)
  async unlink(
    @Param({ schema: linkParams }) { id, other }: z.output<typeof linkParams>,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AlertSnapshot> {
    return this.acts.act({ id, ifMatch, actor, reply }, (context, tx) => this.handling.unlink(id, other, context, tx));
  }
}
