/** `/embargoes/changes`: what falls due in the register, and reports of changes beside its entries. */
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { regimeChangePosition, RegimeChangesService } from '../alerts/regime-changes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { toStorableText } from '../platform/database/storable-text.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { RegisterService } from '../rules/register.service.js';
import { RulesService } from '../rules/rules.service.js';
import { buildReport } from './build-regime-changes.js';
import { buildRenewals, describeAsOf } from './build-renewals.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { RegimeChangesPage } from './pages/regime-changes-page.js';

const STATES = ['unchecked', 'checked', 'all'] as const;

const STATE_WORDS: Readonly<Record<(typeof STATES)[number], string>> = {
  unchecked: 'To check',
  checked: 'Checked',
  all: 'All',
};

const query = z.object({
  state: z.enum(STATES).default('unchecked').catch('unchecked'),
  cursor: z.string().max(2_000).optional(),
});
const params = z.object({ id: idText });
const renewalParams = z.object({ id: z.string().max(80) });
const form = z.object({
  note: z
    .string()
    .max(5_000)
    .transform((text) => toStorableText(text.replaceAll('\r\n', '\n')).trim())
    .pipe(z.string().min(1)),
});
const PAGE = 20;

@ConsolePage('embargoes/changes')
export class RegimeChangePagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly changes: RegimeChangesService,
    private readonly register: RegisterService,
    private readonly rules: RulesService,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get()
  async show(
    @Query({ schema: query }) { state, cursor }: z.output<typeof query>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const walk = { list: 'regime-change-pages', state };
    const after = cursor === undefined ? null : decodeCursor(cursor, regimeChangePosition, walk);
    const start = after === null ? null : { sortKey: after[0], id: after[1] };
    const [found, unchecked, due, people] = await Promise.all([
      this.changes.list([], state, start, PAGE + 1),
      this.changes.countUnchecked(),
      this.register.listRenewals(),
      this.users.list(null, 1_000),
    ]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const renewals = buildRenewals(due, names);
    const shown = found.slice(0, PAGE);
    const last = shown.at(-1);
    const next = found.length > PAGE && last ? encodeCursor([last.sortKey, last.alert.id], walk) : null;
    const { register, version } = this.rules.pack;
    const model = {
      asOf: describeAsOf(register.asOf, this.clock.now().toISOString().slice(0, 10)),
      packVersion: version,
      unchecked,
      pressing: renewals.filter(({ needsCheck }) => needsCheck),
      quiet: renewals.filter(({ needsCheck }) => !needsCheck),
      states: STATES.map((each) => ({
        label: each === 'unchecked' ? `${STATE_WORDS[each]}, ${unchecked}` : STATE_WORDS[each],
        href: `/embargoes/changes${each === 'unchecked' ? '' : `?state=${each}`}#reports`,
        isCurrent: each === state,
      })),
      reports: shown.map((change) => buildReport(change, names)),
      nextHref: next === null ? null : `/embargoes/changes?${new URLSearchParams({ state, cursor: next }).toString()}`,
      mayCheck: actor.role !== 'viewer',
    };
    await this.frames.send(request, reply, (frame) => RegimeChangesPage({ frame, model }));
  }

  @Needs('analyst', 'alerts:review')
  @Post('renewals/:id')
  async checkRenewal(
    @Param({ schema: renewalParams }) { id }: z.output<typeof renewalParams>,
    @Body({ schema: form }) { note }: z.output<typeof form>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.register.checkRenewal(id, note, actor);
    await reply.redirect('/embargoes/changes?done=register-checked', 303);
  }

  @Needs('analyst', 'alerts:review')
  @Post(':id')
  async checkReport(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: form }) { note }: z.output<typeof form>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.changes.check(id, note, actor);
    await reply.redirect('/embargoes/changes?done=register-checked', 303);
  }
}
