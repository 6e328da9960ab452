import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { sourceSchema, toSourceJson, type SourceJson } from './source-record.js';
import { sourceParams } from './source-requests.js';
import { SourcesService } from './sources.service.js';
import { SOURCE_EVENT_KINDS } from './tell-events.js';

const ledgerSchema = z
  .object({
    sources: z.int(),
    polls: z.int(),
    gaps: z.int().describe('Polls at which nothing known came back'),
    received: z.int().describe('Items received: new, known, revised and rejected together'),
    new: z.int(),
    known: z.int(),
    revised: z.int(),
    rejected: z.int(),
    troubled: z
      .object({ failing: z.int(), silent: z.int(), attention: z.int(), gaps: z.int() })
      .describe('Sources that fail, are silent, want a person, or may have missed items within a week'),
  })
  .meta({ id: 'Ledger' });

const eventSchema = z
  .object({
    id: idText,
    kind: z.enum(SOURCE_EVENT_KINDS),
    occurredAt: instantText,
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'SourceEvent' });

const eventsSchema = z.object({ items: z.array(eventSchema) }).meta({ id: 'SourceEvents' });

const MAX_EVENTS = 100;

/** How the sources fare: the ledger of all items received, and what happened to a source. */
@ApiTags('Sources')
@Controller('api/v1/sources')
export class SourceHealthController {
  constructor(private readonly sources: SourcesService) {}

  @ApiOperation({
    summary: 'The ledger of all sources',
    description: 'Every item received is in exactly one place: new, known, revised or rejected.',
  })
  @ApiOkResponse({ description: 'Sums over the sources that are registered now', standardSchema: ledgerSchema })
  @Get('ledger')
  @Needs('viewer', 'sources:read')
  async ledger(): Promise<z.output<typeof ledgerSchema>> {
    const [ledger, { failing, silent, attention, gaps }] = await Promise.all([
      this.sources.sumLedgers(),
      this.sources.countByState(),
    ]);
    return { ...ledger, troubled: { failing, silent, attention, gaps } };
  }

  @ApiOperation({
    summary: 'What happened to a source',
    description: `The latest ${MAX_EVENTS} events, newest first: gaps, silences and their ends, failures that want a person.`,
  })
  @ApiOkResponse({ description: 'Events', standardSchema: eventsSchema })
  @Get(':id/events')
  @Needs('viewer', 'sources:read')
  async events(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
  ): Promise<z.output<typeof eventsSchema>> {
    await this.sources.get(id);
    const events = await this.sources.findEvents(id, MAX_EVENTS);
    return { items: events.map((event) => ({ ...event, detail: { ...event.detail } })) };
  }

  @ApiOperation({
    summary: 'Take away the marks of a source',
    description: 'Its silence, its gap and its call for a person have been looked at. What lasts is marked again.',
  })
  @ApiOkResponse({ description: 'The source as it is now', standardSchema: sourceSchema })
  @Post(':id/acknowledge')
  @HttpCode(200)
  @Needs('analyst', 'sources:write')
  async acknowledge(
    @Param({ schema: sourceParams }) { id }: z.output<typeof sourceParams>,
    @CurrentActor() actor: Actor,
  ): Promise<SourceJson> {
    return toSourceJson(await this.sources.acknowledge(id, actor));
  }
}
