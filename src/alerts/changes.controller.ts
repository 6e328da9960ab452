/** `/api/v1/changes`: every committed change of an alert, once, in order. */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isUnchanged, strongEtag } from '../platform/http/etag.js';
import { JSON_TYPE, KeptAnswers } from '../platform/http/kept-answers.js';
import { Refusal } from '../platform/errors/refusal.js';
import { Needs } from '../platform/http/needs.js';
import { changesQuery } from './alert-query-schema.js';
import { changeSchema } from './alert-schema.js';
import { ChangesService } from './changes.service.js';

const page = z.object({
  items: z.array(changeSchema),
  next: z.string().describe('Cursor to go on from, always; keep it'),
});

/** Where a copy begins anew. */
export const RESTART = '</api/v1/alerts>; rel="restart"';

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/changes')
export class ChangesController {
  private readonly kept = new KeptAnswers();

  constructor(private readonly changes: ChangesService) {}

  @ApiOperation({
    summary: 'Follow what changes',
    description:
      'Ask again with `next` as `after`: every committed change comes exactly once per walk, in the order of commits. ' +
      'A change that is a deletion is a tombstone: drop the alert. A cursor that names a change no longer in the feed is ' +
      'answered with 410 and a Link of relation `restart`: page through that list, then go on from the changesCursor ' +
      'of its first page.',
  })
  @ApiOkResponse({ description: 'Changes after the cursor', standardSchema: page })
  @Get()
  async follow(
    @Query({ schema: changesQuery }) query: z.output<typeof changesQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string | undefined> {
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    try {
      // Where a cursor stands at the head there is nothing to read; who waits for news is not put off with that.
      const seen = await this.changes.head();
      const etag = strongEtag('changes', seen.number, seen.mark);
      if (query.waitMs === 0 && isUnchanged(request, reply, { etag })) return undefined;
      void reply.type(JSON_TYPE);
      const kept = this.kept.findFor(request, etag);
      if (kept !== null && query.waitMs === 0) return kept;
      const page = await this.changes.readOrWait(query.after ?? null, query.limit, query.waitMs, gone.signal);
      const json = JSON.stringify(page);
      // Who waited is answered with what has just come: nobody asks for that again.
      return query.waitMs === 0 ? this.kept.answer(request, etag, json) : json;
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'gone') void reply.header('link', RESTART);
      throw error;
    }
  }
}
