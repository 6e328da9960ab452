/** `/sources`: the registry, one source, and looking at a feed before it is added. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { toStorableText } from '../platform/database/storable-text.js';
import { PageReadsRepository } from '../collection/page-reads.repository.js';
import { PollsRepository } from '../collection/polls.repository.js';
import { SourcePreviewService } from '../intake/source-preview.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Refusal } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { PushesService } from '../pushes/pushes.service.js';
import { FullTextSwitchService } from '../sources/full-text-switch.service.js';
import { RELIABILITIES, SOURCE_STATES, SOURCE_TROUBLES } from '../sources/source-vocabulary.js';
import { SourcesService } from '../sources/sources.service.js';
import { buildHealthDays, firstHealthDay } from './build-health-days.js';
import { buildPreview, buildSource, buildSourceRow, describePages } from './build-source.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { SourcePage } from './pages/source-page.js';
import { SourcesPage, type SourcesModel } from './pages/sources-page.js';

const listQuery = z.object({
  q: z
    .string()
    .max(200)
    .default('')
    .catch('')
    .transform((words) => toStorableText(words).trim()),
  state: z
    .enum([...SOURCE_STATES, ...SOURCE_TROUBLES, ''])
    .default('')
    .catch(''),
  cursor: z.string().max(1_000).optional(),
});
type ListQuery = z.output<typeof listQuery>;
const previewQuery = z.object({ address: z.string().trim().max(4_096).default('') });
const params = z.object({ id: idText });
const title = z.string().trim().min(1).max(300);
const addForm = z.object({
  address: z.string().trim().min(1).max(4_096),
  title,
  language: z.string().max(35).default(''),
  reliability: z.enum(RELIABILITIES).default('F'),
});
const pauseForm = z.object({ reason: z.string().trim().max(1_000).default('') });
const changeForm = z.object({
  version: z.coerce.number().int().min(1),
  title,
  publisher: z.string().trim().max(300).default(''),
  reliability: z.enum(RELIABILITIES),
});

const PAGE = 100;
const POLLS = 20;
const EVENTS = 10;
const NOTHING_TO_ADD: SourcesModel['add'] = { address: '', fault: null, preview: null, candidates: [] };

@ConsolePage('sources')
export class SourcePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly sources: SourcesService,
    private readonly previews: SourcePreviewService,
    private readonly polls: PollsRepository,
    private readonly fullText: FullTextSwitchService,
    private readonly pages: PageReadsRepository,
    private readonly pushes: PushesService,
    private readonly clock: Clock,
  ) {}

  @Needs('viewer', 'sources:read')
  @Get()
  async list(
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const model = await this.registry(query, NOTHING_TO_ADD);
    await this.frames.send(request, reply, (frame) => SourcesPage({ frame, model }));
  }

  /** Fetches from the outside world on behalf of the person, hence not for viewers. */
  @Needs('analyst', 'sources:write')
  @Get('preview')
  async preview(
    @Query({ schema: previewQuery }) { address }: z.output<typeof previewQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seen = await this.previews.look(address);
    const add: SourcesModel['add'] = {
      address,
      fault: seen.kind === 'failed' ? `It could not be looked at: ${seen.message}` : null,
      preview: seen.kind === 'feed' ? buildPreview(seen) : null,
      candidates: seen.kind === 'page' ? seen.feeds : [],
    };
    const model = await this.registry({ q: '', state: '' }, add);
    await this.frames.send(request, reply, (frame) => SourcesPage({ frame, model }));
  }

  @Needs('analyst', 'sources:write')
  @Post()
  async add(
    @Body({ schema: addForm }) form: z.output<typeof addForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [language = ''] = form.language.toLowerCase().split('-');
    try {
      const { id } = await this.sources.create(
        {
          address: form.address,
          title: form.title,
          reliability: form.reliability,
          language: /^[a-z]{2,3}$/.test(language) ? language : null,
        },
        actor,
      );
      await reply.redirect(`/sources/${id}?done=source-added`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const model = await this.registry(
        { q: '', state: '' },
        { ...NOTHING_TO_ADD, address: form.address, fault: error.message },
      );
      await this.frames.send(request, reply, (frame) => SourcesPage({ frame, model }), 409);
    }
  }

  @Needs('viewer', 'sources:read')
  @Get(':id')
  async show(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now();
    const [source, polls, events, readSince, outcomes, push, days] = await Promise.all([
      this.sources.get(id),
      this.polls.findBySource(id, null, POLLS),
      this.sources.findEvents(id, EVENTS),
      this.fullText.since(id),
      this.pages.countOutcomes(id),
      this.pushes.findBySource(id),
      this.daysOf([id], now),
    ]);
    const fullText = { isOn: readSince !== null, outcomes: describePages(outcomes) };
    const model = buildSource(source, polls, events, fullText, push, days.get(id) ?? [], now);
    await this.frames.send(request, reply, (frame) => SourcePage({ frame, model }));
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/poll')
  async poll(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.pollNow(id, actor);
    await reply.redirect(`/sources/${id}?done=source-polled`, 303);
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/pause')
  async pause(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: pauseForm }) { reason }: z.output<typeof pauseForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.pause(id, reason === '' ? null : reason, actor);
    await reply.redirect(`/sources/${id}?done=source-paused`, 303);
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/acknowledge')
  async acknowledge(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.acknowledge(id, actor);
    await reply.redirect(`/sources/${id}?done=source-acknowledged`, 303);
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/resume')
  async resume(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sources.resume(id, actor);
    await reply.redirect(`/sources/${id}?done=source-resumed`, 303);
  }

  @Needs('analyst', 'sources:write')
  @Post(':id/change')
  async change(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: changeForm }) form: z.output<typeof changeForm>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const publisher = form.publisher === '' ? null : form.publisher;
    const { title: named, reliability } = form;
    await this.sources.change(id, { title: named, publisher, reliability }, form.version, actor);
    await reply.redirect(`/sources/${id}?done=source-changed`, 303);
  }

  private async daysOf(ids: readonly string[], now: Date): Promise<ReturnType<typeof buildHealthDays>> {
    return buildHealthDays(ids, await this.polls.countByDay(ids, firstHealthDay(now)), now);
  }

  private async registry(query: ListQuery, add: SourcesModel['add']): Promise<SourcesModel> {
    const walk = { list: 'source-pages', q: query.q, state: query.state };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, z.tuple([idText]), walk);
    const [rows, counts, ledger] = await Promise.all([
      this.sources.find({
        state: SOURCE_STATES.find((state) => state === query.state) ?? null,
        trouble: SOURCE_TROUBLES.find((trouble) => trouble === query.state) ?? null,
        language: null,
        q: query.q === '' ? null : query.q,
        afterId: after?.[0] ?? '0',
        limit: PAGE + 1,
      }),
      this.sources.countByState(),
      this.sources.sumLedgers(),
    ]);
    const now = this.clock.now();
    const shown = rows.slice(0, PAGE);
    const days = await this.daysOf(
      shown.map(({ id }) => id),
      now,
    );
    const last = shown.at(-1);
    const next = rows.length > PAGE && last ? encodeCursor([last.id], walk) : null;
    const search = new URLSearchParams({ q: query.q, state: query.state });
    return {
      search: query.q,
      state: query.state,
      troubles: [
        { value: 'failing', label: 'failing', count: counts.failing },
        { value: 'silent', label: 'silent', count: counts.silent },
        { value: 'gaps', label: 'may have missed items within a week', count: counts.gaps },
        { value: 'attention', label: 'to be looked at by a person', count: counts.attention },
      ],
      ledger,
      counts: [
        { value: 'enabled', label: 'Polled', count: counts.enabled },
        { value: 'paused', label: 'Paused', count: counts.paused },
        { value: 'gone', label: 'Gone', count: counts.gone },
      ],
      rows: shown.map((source) => buildSourceRow(source, days.get(source.id) ?? [], now)),
      nextHref: next === null ? null : `/sources?${search.toString()}&cursor=${next}`,
      add,
    };
  }
}
