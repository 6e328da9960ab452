/** `/api/v1/keys`: keys to the API. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, listQuery, toPage, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { issuedKeySchema, keySchema, newKeySchema } from './key-schema.js';
import { KeysService, type KeyRow } from './keys.service.js';

const params = z.object({ id: idText });
const sortKey = z.tuple([idText]);
const keysQuery = listQuery.extend({ userId: idText.optional().describe('Only keys of this user') });

@ApiTags('Users and keys')
@Needs('admin', 'admin')
@Controller('api/v1/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @ApiOperation({ summary: 'List keys', description: 'In the order in which they were made, revoked ones included.' })
  @ApiOkResponse({ description: 'A page of keys', standardSchema: listOf(keySchema) })
  @Get()
  async list(@Query({ schema: keysQuery }) query: z.output<typeof keysQuery>): Promise<Page<KeyRow>> {
    const filter = { list: 'keys', userId: query.userId };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, sortKey, filter)[0];
    const rows = await this.keys.list(query.userId ?? null, after, query.limit + 1);
    return toPage(
      rows,
      query.limit,
      (key) => key,
      (key) => encodeCursor([key.id], filter),
    );
  }

  @ApiOperation({
    summary: 'Make a key',
    description: 'The answer holds the key; it is kept nowhere and not shown again.',
  })
  @ApiCreatedResponse({ description: 'The key, with its secret', standardSchema: issuedKeySchema })
  @Post()
  @HttpCode(201)
  async create(
    @Body({ schema: newKeySchema }) body: z.output<typeof newKeySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<KeyRow & { readonly secret: string }> {
    const userId = body.userId ?? actor.userId;
    if (userId === null) throw new Error(`${actor.id} came through the guard without being a user`);
    const { key, secret } = await this.keys.create({ ...body, userId }, actor.id);
    return { ...key, secret };
  }

  @ApiOperation({
    summary: 'Revoke a key',
    description: 'For good. The key stays listed, with the instant of its end.',
  })
  @ApiNoContentResponse({ description: 'Revoked, now or before' })
  @Delete(':id')
  @HttpCode(204)
  async revoke(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.keys.revoke(id, actor.id);
  }
}
