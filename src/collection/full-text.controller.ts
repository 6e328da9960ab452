import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { FullTextSwitchService } from '../sources/full-text-switch.service.js';
import { PAGE_OUTCOMES } from './page-read.entity.js';
import { PageReadsRepository } from './page-reads.repository.js';

const params = z.object({ id: idText });

const switchSchema = z.strictObject({
  enabled: z.boolean().describe('Whether the pages of new articles are read; those from before stay as they are'),
});

const fullTextSchema = z
  .object({
    enabled: z.boolean(),
    since: instantText.nullable(),
    pages: z
      .object({ waiting: z.int(), ...Object.fromEntries(PAGE_OUTCOMES.map((outcome) => [outcome, z.int()])) })
      .describe(
        'Pages by what came of them: a fuller text was read; nothing new; behind a paywall, a consent page or a check for robots; no article; forbidden by robots.txt; failed',
      ),
  })
  .meta({ id: 'FullText' });

/** Whether a source's pages are read for what its feed leaves out, and what came of them. */
@ApiTags('Sources')
@Controller('api/v1/sources/:id/full-text')
export class FullTextController {
  constructor(
    private readonly fullText: FullTextSwitchService,
    private readonly reads: PageReadsRepository,
  ) {}

  @ApiOperation({ summary: 'Full texts of a source', description: 'Whether pages are read, and what came of them.' })
  @ApiOkResponse({ description: 'The switch and the outcomes so far', standardSchema: fullTextSchema })
  @Get()
  @Needs('viewer', 'sources:read')
  async get(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<z.output<typeof fullTextSchema>> {
    return this.tell(id, await this.fullText.since(id));
  }

  @ApiOperation({
    summary: 'Read pages, or stop',
    description: 'Where a feed carries a teaser only, the page of each new article is read too, as robots.txt allows.',
  })
  @ApiOkResponse({ description: 'The switch as it is now', standardSchema: fullTextSchema })
  @Put()
  @Needs('analyst', 'sources:write')
  async set(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: switchSchema }) { enabled }: z.output<typeof switchSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof fullTextSchema>> {
    return this.tell(id, await this.fullText.set(id, enabled, actor));
  }

  private async tell(id: string, since: Date | null): Promise<z.output<typeof fullTextSchema>> {
    const counted = await this.reads.countOutcomes(id);
    const count = (outcome: string | null): number => counted.find((each) => each.outcome === outcome)?.count ?? 0;
    const pages = Object.fromEntries(PAGE_OUTCOMES.map((outcome) => [outcome, count(outcome)]));
    return {
      enabled: since !== null,
      since: since?.toISOString() ?? null,
      pages: { waiting: count(null), ...pages },
    } as z.output<typeof fullTextSchema>;
  }
}
