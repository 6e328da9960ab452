/** `/api/v1/stories`: the articles that report one event. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { storySchema, type StoryView } from './alert-schema.js';
import { AlertsService } from './alerts.service.js';

const params = z.object({ id: idText });

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/stories')
export class StoriesController {
  constructor(private readonly alerts: AlertsService) {}

  @ApiOperation({ summary: 'One story: its articles, and its alerts under each kind and regime' })
  @ApiOkResponse({ description: 'The story', standardSchema: storySchema })
  @Get(':id')
  async one(@Param({ schema: params }) { id }: z.output<typeof params>): Promise<StoryView> {
    return this.alerts.getStory(id);
  }
}
