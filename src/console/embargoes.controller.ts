/** `/embargoes`: the law the product judges by, on a chosen day. */
import { Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../platform/clock/clock.js';
import { Needs } from '../platform/http/needs.js';
import { UsersService } from '../access/users.service.js';
import { RegisterService } from '../rules/register.service.js';
import { RulesService } from '../rules/rules.service.js';
import { buildEmbargo, buildEmbargoes } from './build-embargo.js';
import { buildRenewals } from './build-renewals.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { EmbargoPage } from './pages/embargo-page.js';
import { EmbargoesPage } from './pages/embargoes-page.js';
import type { RenewalView } from './pages/renewal-list.js';

const query = z.object({ on: z.iso.date().optional().catch(undefined) });
const params = z.object({ regime: z.string().max(40) });

@ConsolePage('embargoes')
@Needs('viewer', 'embargoes:read')
export class EmbargoPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly rules: RulesService,
    private readonly register: RegisterService,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query({ schema: query }) { on }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { register, version } = this.rules.pack;
    const today = this.today();
    const model = buildEmbargoes(register, version, on ?? today, today, await this.renewals());
    await this.frames.send(request, reply, (frame) => EmbargoesPage({ frame, model }));
  }

  @Get(':regime')
  async show(
    @Param({ schema: params }) { regime }: z.output<typeof params>,
    @Query({ schema: query }) { on }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = this.rules.getRegime(regime);
    const today = this.today();
    const model = buildEmbargo(found, on ?? today, today, await this.renewals(found.id));
    await this.frames.send(request, reply, (frame) => EmbargoPage({ frame, model }));
  }

  /** What falls due, of all or of one. */
  private async renewals(regime: string | null = null): Promise<RenewalView[]> {
    const [due, people] = await Promise.all([this.register.listRenewals(), this.users.list(null, 1_000)]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return buildRenewals(
      due.filter((renewal) => regime === null || renewal.regime === regime),
      names,
    );
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}
