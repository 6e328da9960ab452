/** `/api/v1/stats`: how many alerts, by what and when. */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { REGIMES } from '../detection/vocabulary.js';
import { isUnchanged, strongEtag } from '../platform/http/etag.js';
import { Needs } from '../platform/http/needs.js';
import { instantQuery, several } from './alert-query-schema.js';
import { instant } from './alert-schema.js';
import { ChangesService } from './changes.service.js';
import { BUCKETS } from './stats.repository.js';
import { StatsService, type Stats } from './stats.service.js';

const query = z.strictObject({
  from: instantQuery.optional().describe('Raised at or after; without it, 30 steps before the end'),
  to: instantQuery.optional().describe('Raised before; without it, now, to the full minute'),
  bucket: z.enum(BUCKETS).default('day'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Vienna')
    .default('UTC')
    .describe('Days, weeks (from Monday) and months are cut in this time zone'),
  regime: several(z.enum(REGIMES)).optional().describe('One or more'),
});

const counts = z.record(z.string(), z.int());

const answer = z
  .object({
    from: instant,
    to: instant,
    bucket: z.enum(BUCKETS),
    timeZone: z.string(),
    alerts: z.int(),
    byRegime: counts,
    byKind: counts,
    byState: counts,
    byConduct: counts.describe('An alert with two kinds of conduct counts under both'),
    series: z
      .array(
        z.object({
          start: z.iso.date(),
          startsAt: instant.describe('The beginning of the step'),
          alerts: z.int(),
          byRegime: counts,
        }),
      )
      .describe('Without gaps: a step in which nothing was raised has 0'),
  })
  .meta({ id: 'Stats' });

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/stats')
export class StatsController {
  constructor(
    private readonly stats: StatsService,
    private readonly changes: ChangesService,
  ) {}

  @ApiOperation({ summary: 'Count alerts by regime, kind, state, conduct and time' })
  @ApiOkResponse({ description: 'The counts', standardSchema: answer })
  @Get()
  async count(
    @Query({ schema: query }) question: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Stats | undefined> {
    const { bucket, timeZone, regime = [] } = question;
    const { from, to } = this.stats.rangeOf({ from: question.from ?? null, to: question.to ?? null, bucket });
    // Whatever is counted is in the feed: while its head stands, so do the counts.
    const { number, mark } = await this.changes.head();
    if (isUnchanged(request, reply, { etag: strongEtag('stats', number, mark, from, to) })) return undefined;
    return this.stats.count({ from, to, bucket, timeZone, regimes: regime });
  }
}

/** Names that the runtime knows by region; offsets and abbreviations are refused, since Postgres reads them otherwise. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]+\/[A-Za-z_+\-/]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
