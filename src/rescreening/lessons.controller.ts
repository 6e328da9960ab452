import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { lessonQuery, lessonSchema, type Lesson } from './lesson-schema.js';
import { LessonsService } from './lessons.service.js';

const params = z.object({ id: idText });

@ApiTags('Alerts')
@Controller('api/v1/alerts')
export class LessonsController {
  constructor(private readonly lessons: LessonsService) {}

  @ApiOperation({
    summary: 'What a dismissed alert could teach the rules',
    description:
      'An example of what is not to be read and, with `phrase`, words that keep it quiet, as YAML for a directory of rules of your own; and what these words would change among stored texts: alerts gained and lost, by name. Nothing is switched on.',
  })
  @ApiOkResponse({ description: 'The proposal', standardSchema: lessonSchema })
  @Needs('analyst', 'alerts:review')
  @Get(':id/lesson')
  async propose(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Query({ schema: lessonQuery }) { phrase, scope }: z.output<typeof lessonQuery>,
  ): Promise<Lesson> {
    return this.lessons.propose(id, phrase === undefined || phrase === '' ? null : { phrase, scope });
  }
}
