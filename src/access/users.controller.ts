/** `/api/v1/users`: who may use this installation. */
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { newUserSchema, userChangeSchema, userSchema } from './user-schema.js';
import { UsersService, type UserRow } from './users.service.js';

const params = z.object({ id: idText });
const sortKey = z.tuple([idText]);

/** Part of every cursor of this list. */
const LIST = { list: 'users' };

@ApiTags('Users and keys')
@Needs('admin', 'admin')
@Controller('api/v1/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @ApiOperation({ summary: 'List users', description: 'In the order in which they were made.' })
  @ApiOkResponse({ description: 'A page of users', standardSchema: listOf(userSchema) })
  @Get()
  async list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>): Promise<Page<UserRow>> {
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sortKey, LIST)[0];
    const rows = await this.users.list(after, query.limit + 1);
    return toPage(
      rows,
      query.limit,
      (user) => user,
      (user) => encodeCursor([user.id], LIST),
    );
  }

  @ApiOperation({ summary: 'Make a user', description: 'A user can do nothing until there is a key or a password.' })
  @ApiCreatedResponse({ description: 'The user', standardSchema: userSchema })
  @Post()
  @HttpCode(201)
  async create(
    @Body({ schema: newUserSchema }) body: z.output<typeof newUserSchema>,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserRow> {
    const user = await this.users.create(body, actor.id);
    void reply.header('location', `/api/v1/users/${user.id}`);
    return user;
  }

  @ApiOperation({ summary: 'One user' })
  @ApiOkResponse({ description: 'The user', standardSchema: userSchema })
  @Get(':id')
  async get(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<UserRow> {
    return this.users.get(id);
  }

  @ApiOperation({
    summary: 'Change a user',
    description:
      'Name, role, or whether the user may come in at all. Users are never deleted: the record names them. The last active admin stays one.',
  })
  @ApiOkResponse({ description: 'The user as it is now', standardSchema: userSchema })
  @Patch(':id')
  async change(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: userChangeSchema }) body: z.output<typeof userChangeSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<UserRow> {
    return this.users.change(id, body, actor.id);
  }
}
