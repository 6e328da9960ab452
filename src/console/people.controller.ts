/** `/people`: who may sign in; for admins. */
import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvitesService } from '../access/invites.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { personName } from '../access/user-schema.js';
import { UsersService, type UserChange } from '../access/users.service.js';
import { Database } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CurrentActor, Needs, ROLES, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { toProblem } from '../platform/http/problem.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatInstant } from './pages/format-instant.js';
import { PeoplePage, type PeopleModel } from './pages/people-page.js';

const params = z.object({ id: idText });
const inviteForm = z.object({
  name: personName,
  email: z.email().max(254),
  role: z.enum(ROLES),
});
const roleForm = z.object({ role: z.enum(ROLES) });

const MOST_PEOPLE = 1_000;

@ConsolePage('people')
@Needs('admin', 'admin')
export class PeopleController {
  constructor(
    private readonly frames: FramesService,
    private readonly users: UsersService,
    private readonly invites: InvitesService,
    private readonly sessions: SessionsService,
    private readonly database: Database,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, actor, { issued: null, fault: null });
  }

  /** The link is shown in the answer itself and stands in no address, log or history. */
  @Post()
  async invite(
    @Body({ schema: inviteForm }) form: z.output<typeof inviteForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orSay(request, reply, actor, async () => {
      const { user, link } = await this.database.transaction(async (tx) => {
        const made = await this.users.createIn({ name: form.name, email: form.email, role: form.role }, actor.id, tx);
        return { user: made, link: await this.invites.issueIn(made.id, actor.id, tx) };
      });
      const issued = { name: user.name, href: link.href, until: formatInstant(link.expiresAt) };
      await this.show(request, reply, actor, { issued, fault: null });
    });
  }

  @Post(':id/link')
  async link(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const user = await this.users.get(id);
    const link = await this.invites.issue(id, actor.id);
    const issued = { name: user.name, href: link.href, until: formatInstant(link.expiresAt) };
    await this.show(request, reply, actor, { issued, fault: null });
  }

  @Post(':id/role')
  async role(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: roleForm }) { role }: z.output<typeof roleForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(request, reply, actor, id, { role });
  }

  @Post(':id/deactivate')
  async deactivate(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(request, reply, actor, id, { isActive: false });
  }

  @Post(':id/activate')
  async activate(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(request, reply, actor, id, { isActive: true });
  }

  private async change(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    id: string,
    change: UserChange,
  ): Promise<void> {
    await this.orSay(request, reply, actor, async () => {
      await this.users.change(id, change, actor.id);
      if (change.isActive === false) await this.database.transaction((tx) => this.sessions.endAll(id, actor.id, tx));
      await reply.redirect('/people?done=person-changed', 303);
    });
  }

  /** What is refused is said on the page itself. */
  private async orSay(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
      await this.show(request, reply, actor, { issued: null, fault: error.message }, toProblem(error, null).status);
    }
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    outcome: Pick<PeopleModel, 'issued' | 'fault'>,
    status = 200,
  ): Promise<void> {
    const people = await this.users.list(null, MOST_PEOPLE);
    const withPassword = await this.invites.listWithPassword(people.map(({ id }) => id));
    const model: PeopleModel = {
      ...outcome,
      people: people.map(({ id, name, email, role, isActive }) => ({
        id,
        name,
        email,
        role,
        isActive,
        hasPassword: withPassword.has(id),
        isSelf: id === actor.userId,
      })),
    };
    await this.frames.send(request, reply, (frame) => PeoplePage({ frame, model }), status);
  }
}
