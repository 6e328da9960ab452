/** `/api/v1/alerts/:id/comments`. */
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { commentBody } from './alert-query-schema.js';
import { CommentsService } from './comments.service.js';

const params = z.object({ id: idText });

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @ApiOperation({
    summary: 'Comment on an alert',
    description: 'Shown in its history. The alert itself does not change.',
  })
  @ApiNoContentResponse({ description: 'On record' })
  @Needs('analyst', 'alerts:review')
  @Post(':id/comments')
  @HttpCode(204)
  async add(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: commentBody }) { text }: z.output<typeof commentBody>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.comments.add(id, text, actor);
  }
}
