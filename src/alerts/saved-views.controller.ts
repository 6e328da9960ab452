/** `/api/v1/views`: named sets of filters of the queue. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText, listOf, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { SavedViewsService, type SavedViewRow } from './saved-views.service.js';
import { viewFilters, viewName } from './view-schema.js';

const params = z.object({ id: idText });
const viewSchema = z
  .object({
    id: idText,
    ownerId: idText,
    ownerName: z.string(),
    name: z.string(),
    filters: z.record(z.string(), z.array(z.string())).describe('Query parameters of the queue page'),
    isShared: z.boolean(),
  })
  .meta({ id: 'SavedView' });
const newView = z
  .strictObject({ name: viewName, filters: viewFilters, isShared: z.boolean().default(false) })
  .meta({ example: { name: 'DPRK shipping', filters: { regime: ['dprk'], q: ['vessel'] }, isShared: true } });

@ApiTags('Desk')
@Controller('api/v1/views')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  @ApiOperation({ summary: 'Your own views, and those that others share' })
  @ApiOkResponse({ description: 'By name', standardSchema: listOf(viewSchema) })
  @Needs('viewer', 'alerts:read')
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page<SavedViewRow>> {
    return { items: await this.views.list(actor.userId ?? '0'), next: null };
  }

  @ApiOperation({ summary: 'Keep a set of filters under a name' })
  @ApiCreatedResponse({ description: 'Its id', standardSchema: z.object({ id: idText }) })
  @Needs('analyst', 'alerts:review')
  @Post()
  @HttpCode(201)
  async add(
    @Body({ schema: newView }) view: z.output<typeof newView>,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return { id: await this.views.add(view, actor.userId ?? '0') };
  }

  @ApiOperation({ summary: 'Forget one of your views' })
  @ApiNoContentResponse({ description: 'Forgotten' })
  @Needs('analyst', 'alerts:review')
  @Delete(':id')
  @HttpCode(204)
  async remove(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.views.remove(id, actor.userId ?? '0');
  }
}
