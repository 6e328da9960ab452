import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { markMissedSchema } from './mark-missed-schema.js';
import { MissedArticlesService } from './missed-articles.service.js';

const params = z.object({ id: idText });

@ApiTags('Articles')
@Needs('analyst', 'articles:write')
@Controller('api/v1/articles')
export class MissedArticlesController {
  constructor(private readonly missed: MissedArticlesService) {}

  @ApiOperation({
    summary: 'Say that an article was missed, and raise an alert from it',
    description:
      'The mark is kept on record and becomes an example to learn from. With a claim, an alert is raised by hand: the claim is held against the register like any other, and the passage must stand in the article.',
  })
  @ApiNoContentResponse({ description: 'It is on record' })
  @Post(':id/missed')
  @HttpCode(204)
  async mark(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: markMissedSchema }) { regime, note, claim }: z.output<typeof markMissedSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.missed.mark(id, { regime, note: note ?? null, claim: claim ?? null }, actor);
  }
}
