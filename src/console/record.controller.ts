/** `/record`: the record of acts, checkpoints of it, and the erasure of personal words; for admins. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { CheckpointMailsService } from '../delivery/checkpoint-mails.service.js';
import { nothingOnRecord } from '../platform/audit/audit.errors.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { CheckpointsService } from '../platform/audit/checkpoints.service.js';
import { SigningService } from '../platform/audit/signing.service.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, SYSTEM, type Actor } from '../platform/http/needs.js';
import { toProblem } from '../platform/http/problem.js';
import type { Names } from './build-queue.js';
import { buildRecordLine, tellAct } from './build-record.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatShort } from './pages/format-instant.js';
import { EraseWordsPage, RecordPage, type RecordFilters } from './pages/record-page.js';

const PAGE = 50;
const MOST_SENT = 5;
const MOST_READERS = 20;
const MOST_PEOPLE = 1_000;
const DAY_MS = 86_400_000;

const text = (most: number): z.ZodType<string> => z.string().trim().max(most).default('').catch('');
const recordQuery = z.object({
  actor: text(100),
  act: text(100),
  alert: z
    .union([idText, z.literal('')])
    .default('')
    .catch(''),
  day: z
    .union([z.iso.date(), z.literal('')])
    .default('')
    .catch(''),
  cursor: z.string().max(2_000).optional(),
});
const sortKey = z.tuple([idText]);
const params = z.object({ number: idText });
const eraseForm = z.object({ reason: z.string().trim().max(2_000).default(''), sure: z.string().optional() });
const readersForm = z.object({ readers: z.string().max(6_000).default('') });

@ConsolePage('record')
@Needs('admin', 'admin')
export class RecordPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly audit: AuditService,
    private readonly checkpoints: CheckpointsService,
    private readonly signing: SigningService,
    private readonly mails: CheckpointMailsService,
    private readonly users: UsersService,
    private readonly database: Database,
  ) {}

  @Get()
  async show(
    @Query({ schema: recordQuery }) { cursor, ...filters }: z.output<typeof recordQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(request, reply, filters, cursor, null);
  }

  /** The record's end as it stands now, signed, as a file. */
  @Get('checkpoint')
  async take(@Res() reply: FastifyReply): Promise<void> {
    const checkpoint = await this.checkpoints.make();
    if (checkpoint === null) throw nothingOnRecord();
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="checkpoint.json"')
      .header('cache-control', 'private, no-store')
      .send(`${JSON.stringify(checkpoint, null, 2)}\n`);
  }

  @Post('checkpoint')
  async mail(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.mails.sendNow(actor);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.list(request, reply, NO_FILTERS, undefined, error);
      return;
    }
    await reply.redirect('/record?done=checkpoint-mailed', 303);
  }

  @Post('readers')
  async keepReaders(
    @Body({ schema: readersForm }) { readers }: z.output<typeof readersForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = readers.split(/[\s,;]+/).filter((address) => address !== '');
    const wrong = given.find((address) => !z.email().max(254).safeParse(address).success);
    if (wrong !== undefined || given.length > MOST_READERS) {
      const fault =
        wrong === undefined ? `At most ${MOST_READERS} addresses get checkpoints.` : `“${wrong}” is no e-mail address.`;
      await this.list(request, reply, NO_FILTERS, undefined, fault, given);
      return;
    }
    await this.mails.setReaders(given, actor);
    await reply.redirect('/record?done=checkpoint-readers-changed', 303);
  }

  @Get(':number/erase')
  async ask(
    @Param({ schema: params }) { number }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.confirm(request, reply, number, '', null);
  }

  @Post(':number/erase')
  async erase(
    @Param({ schema: params }) { number }: z.output<typeof params>,
    @Body({ schema: eraseForm }) { reason, sure }: z.output<typeof eraseForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (reason === '' || sure !== 'yes') {
      const fault = reason === '' ? 'Give a reason.' : 'Say that you know that nobody can bring the words back.';
      await this.confirm(request, reply, number, reason, fault);
      return;
    }
    await this.database.transaction((tx) => this.audit.eraseText(Number(number), actor.id, tx, reason));
    await reply.redirect('/record?done=words-erased', 303);
  }

  private async confirm(
    request: FastifyRequest,
    reply: FastifyReply,
    number: string,
    reason: string,
    fault: string | null,
  ): Promise<void> {
    const [entry, names] = await Promise.all([this.audit.getWithText(number), this.nameAll()]);
    const line = buildRecordLine(entry, names);
    const status = fault === null ? 200 : 400;
    await this.frames.send(request, reply, (frame) => EraseWordsPage({ frame, line, reason, fault }), status);
  }

  private async list(
    request: FastifyRequest,
    reply: FastifyReply,
    filters: RecordFilters,
    cursor: string | undefined,
    fault: Refusal | string | null,
    typed: readonly string[] | null = null,
  ): Promise<void> {
    const { actor, act, alert, day } = filters;
    const walk = { list: 'record', ...filters };
    const before = cursor === undefined ? null : decodeCursor(cursor, sortKey, walk)[0];
    const asked = {
      before,
      actor: actor === '' ? null : actor,
      act: act === '' ? null : act,
      subjectType: alert === '' ? null : 'alert',
      subjectId: alert === '' ? null : alert,
      from: day === '' ? null : new Date(day),
      to: day === '' ? null : new Date(Date.parse(day) + DAY_MS),
    };
    const [entries, names, acts, head, { fingerprint }, { readers, sent }] = await Promise.all([
      this.audit.list(asked, PAGE + 1),
      this.nameAll(),
      this.audit.listActs(),
      this.audit.head(),
      this.signing.identify(),
      this.mails.describe(MOST_SENT),
    ]);
    const shown = entries.slice(0, PAGE);
    const last = shown.at(-1);
    const next = entries.length > PAGE && last !== undefined ? encodeCursor([last.number], walk) : null;
    const model = {
      filters,
      actors: [
        { value: SYSTEM.id, label: 'The system' },
        ...[...names].map(([id, name]) => ({ value: `user:${id}`, label: name })),
      ],
      acts: acts.map((value) => ({ value, label: tellAct(value) })),
      lines: shown.map((entry) => buildRecordLine(entry, names)),
      nextHref: next === null ? null : `/record?${new URLSearchParams({ ...filters, cursor: next }).toString()}`,
      proof: {
        head,
        fingerprint,
        readers: typed ?? readers,
        sent: sent.map(({ number, hash, madeAt, readerCount }) => ({
          number,
          hash,
          at: formatShort(madeAt),
          readers: readerCount,
        })),
      },
      fault: fault instanceof Refusal ? fault.message : fault,
    };
    const status = fault === null ? 200 : fault instanceof Refusal ? toProblem(fault, null).status : 400;
    await this.frames.send(request, reply, (frame) => RecordPage({ frame, model }), status);
  }

  private async nameAll(): Promise<Names> {
    const people = await this.users.list(null, MOST_PEOPLE);
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}

const NO_FILTERS: RecordFilters = { actor: '', act: '', alert: '', day: '' };
