/** `/api/v1/me`: who the caller is taken for. */
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, OpenToAnyKey, SCOPES, type Actor } from '../platform/http/needs.js';
import { userSchema } from './user-schema.js';
import { UsersService } from './users.service.js';

const meSchema = z
  .object({
    user: userSchema,
    scopes: z.array(z.enum(SCOPES)).describe('What the key in use may be used for'),
  })
  .meta({ id: 'Me' });

@ApiTags('Users and keys')
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly users: UsersService) {}

  @ApiOperation({ summary: 'Who am I', description: 'The user behind the key, and what the key may be used for.' })
  @ApiOkResponse({ description: 'The caller', standardSchema: meSchema })
  @OpenToAnyKey()
  @Get()
  async read(@CurrentActor() actor: Actor): Promise<z.output<typeof meSchema>> {
    if (actor.userId === null) throw new Error(`${actor.id} came through the guard without being a user`);
    const user = await this.users.get(actor.userId);
    return { user, scopes: SCOPES.filter((scope) => actor.scopes.has(scope)) };
  }
}
