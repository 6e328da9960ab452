/** `/api/v1/stories`: the articles that report one event, and what people do with them. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { StoriesService, toActView } from './stories.service.js';
import { StoryActsService } from './story-acts.service.js';
import {
  joinBody,
  keepApartBody,
  moveBody,
  splitBody,
  storyActSchema,
  storySchema,
  type StoryActView,
  type StoryView,
} from './story-schema.js';

const params = z.object({ id: idText });
type Params = z.output<typeof params>;

@ApiTags('Stories')
@Controller('api/v1')
export class StoriesController {
  constructor(
    private readonly stories: StoriesService,
    private readonly acts: StoryActsService,
  ) {}

  @ApiOperation({
    summary: 'One story: who had it first, who repeats whom, its alerts, and what is perhaps the same',
  })
  @ApiOkResponse({ description: 'The story', standardSchema: storySchema })
  @Needs('viewer', 'alerts:read')
  @Get('stories/:id')
  async one(@Param({ schema: params }) { id }: Params): Promise<StoryView> {
    return this.stories.get(id);
  }

  @ApiOperation({
    summary: 'Join another story to this one',
    description:
      'All its articles come into this story, which has one alert for each kind and regime: evidence, decisions and ' +
      'comments of an alert that is joined stay readable, and the feed of changes tells of it as deleted, with ' +
      '`mergedInto`. The machine never separates what a person joined. It can be undone.',
  })
  @ApiOkResponse({ description: 'What was done', standardSchema: storyActSchema })
  @Needs('analyst', 'alerts:review')
  @Post('stories/:id/join')
  @HttpCode(200)
  async join(
    @Param({ schema: params }) { id }: Params,
    @Body({ schema: joinBody }) { otherStoryId }: z.output<typeof joinBody>,
    @CurrentActor() actor: Actor,
  ): Promise<StoryActView> {
    return toActView(await this.acts.join(id, otherStoryId, actor));
  }

  @ApiOperation({ summary: 'Take articles out of a story into a new one' })
  @ApiOkResponse({ description: 'What was done', standardSchema: storyActSchema })
  @Needs('analyst', 'alerts:review')
  @Post('stories/:id/split')
  @HttpCode(200)
  async split(
    @Param({ schema: params }) { id }: Params,
    @Body({ schema: splitBody }) { articleIds }: z.output<typeof splitBody>,
    @CurrentActor() actor: Actor,
  ): Promise<StoryActView> {
    return toActView(await this.acts.split(id, articleIds, actor));
  }

  @ApiOperation({ summary: 'Move articles from one story to another' })
  @ApiOkResponse({ description: 'What was done', standardSchema: storyActSchema })
  @Needs('analyst', 'alerts:review')
  @Post('stories/:id/move')
  @HttpCode(200)
  async move(
    @Param({ schema: params }) { id }: Params,
    @Body({ schema: moveBody }) { articleIds, toStoryId }: z.output<typeof moveBody>,
    @CurrentActor() actor: Actor,
  ): Promise<StoryActView> {
    return toActView(await this.acts.move(id, articleIds, toStoryId, actor));
  }

  @ApiOperation({ summary: 'Say that two stories are not the same' })
  @ApiOkResponse({ description: 'What was done', standardSchema: storyActSchema })
  @Needs('analyst', 'alerts:review')
  @Post('stories/:id/keep-apart')
  @HttpCode(200)
  async keepApart(
    @Param({ schema: params }) { id }: Params,
    @Body({ schema: keepApartBody }) { otherStoryId }: z.output<typeof keepApartBody>,
    @CurrentActor() actor: Actor,
  ): Promise<StoryActView> {
    return toActView(await this.acts.keepApart(id, otherStoryId, actor));
  }

  @ApiOperation({
    summary: 'Undo what was done with a story',
    description: 'Articles go back, with what has since copied them; what was decided meanwhile stands.',
  })
  @ApiOkResponse({ description: 'The act, undone', standardSchema: storyActSchema })
  @Needs('analyst', 'alerts:review')
  @Post('story-acts/:id/undo')
  @HttpCode(200)
  async undo(@Param({ schema: params }) { id }: Params, @CurrentActor() actor: Actor): Promise<StoryActView> {
    return toActView(await this.acts.undo(id, actor));
  }
}
