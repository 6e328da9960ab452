import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, instantText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { SourcesService } from '../sources/sources.service.js';
import { PollsRepository, type PollRecord } from './polls.repository.js';

const params = z.object({ id: idText });
const sortKey = z.tuple([idText]);

const pollSchema = z
  .object({
    id: idText,
    startedAt: instantText,
    finishedAt: instantText,
    outcome: z.enum(['fetched', 'not-modified', 'failed']),
    status: z.int().nullable().describe('HTTP status; null where there was no answer'),
    errorCode: z.string().nullable(),
    error: z.string().nullable(),
    bytes: z.int().nullable().describe('Length of the document after decompression'),
    bodySha256: z.string().nullable().describe('Of the document, hexadecimal'),
    certificate: z
      .enum(['contiguous', 'gap', 'unchanged', 'unknown'])
      .describe(
        'What the poll proves: nothing was missed since the document before (contiguous); nothing known came back, so that items may have scrolled out (gap); the document is unchanged; or there was nothing to compare (unknown)',
      ),
    received: z.int().describe('Items in the document: new, known, revised and rejected together'),
    new: z.int(),
    known: z.int(),
    revised: z.int(),
    rejected: z.int(),
    rejections: z
      .object({
        empty: z.int().describe('With neither title nor text'),
        unread: z.int().describe('Past the bound on their number, or of no shape to be read'),
        unstored: z.int().describe('Read, but the database refused the document'),
      })
      .describe('Those rejected, by reason'),
    warnings: z.array(z.string()).describe('What the parser recovered from, why items were rejected'),
    nextPollAt: instantText.describe('As planned after this poll'),
  })
  .meta({ id: 'Poll' });

type PollJson = z.output<typeof pollSchema>;

@ApiTags('Sources')
@Needs('viewer', 'sources:read')
@Controller('api/v1/sources/:id/polls')
export class PollsController {
  constructor(
    private readonly polls: PollsRepository,
    private readonly sources: SourcesService,
  ) {}

  @ApiOperation({ summary: 'Polls of a source', description: 'Newest first: what was asked, answered and stored.' })
  @ApiOkResponse({ description: 'A page of polls', standardSchema: listOf(pollSchema) })
  @Get()
  async list(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ): Promise<Page<PollJson>> {
    const list = { list: 'polls', source: id };
    const before = query.cursor === undefined ? null : decodeCursor(query.cursor, sortKey, list)[0];
    await this.sources.get(id);
    const polls = await this.polls.findBySource(id, before, query.limit + 1);
    return toPage(polls, query.limit, toPollJson, (poll) => encodeCursor([poll.id], list));
  }
}

function toPollJson(poll: PollRecord): PollJson {
  return {
    id: poll.id,
    startedAt: poll.startedAt,
    finishedAt: poll.finishedAt,
    outcome: poll.outcome,
    status: poll.status,
    errorCode: poll.errorCode,
    error: poll.error,
    bytes: poll.bytes,
    bodySha256: poll.bodySha256?.toString('hex') ?? null,
    certificate: poll.certificate,
    received: poll.received,
    new: poll.new,
    known: poll.known,
    revised: poll.revised,
    rejected: poll.rejected,
    rejections: { empty: poll.rejectedEmpty, unread: poll.rejectedUnread, unstored: poll.rejectedUnstored },
    warnings: [...poll.warnings],
    nextPollAt: poll.nextPollAt,
  };
}
