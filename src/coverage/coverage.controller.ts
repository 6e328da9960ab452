/** `/api/v1/coverage`: what was watched in a period. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/http/needs.js';
import { coverageSchema, type Coverage } from './coverage-schema.js';
import { CoverageService } from './coverage.service.js';

const day = z.iso.date();
const query = z.strictObject({
  from: day.describe('The first day, UTC'),
  to: day.describe('The last day, UTC; all of it is covered'),
});

const DAY_MS = 86_400_000;

@ApiTags('Coverage')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @ApiOperation({
    summary: 'What was watched in a period, for whoever examines the work',
    description:
      'Sources with their polls, gaps and silences; articles by language, and in which languages nothing is looked for; the packs and engines that read; alerts and what became of them; and a signed checkpoint of the record.',
  })
  @ApiOkResponse({ description: 'The statement', standardSchema: coverageSchema })
  @Get()
  async state(@Query({ schema: query }) { from, to }: z.output<typeof query>): Promise<Coverage> {
    return this.coverage.state({ from: new Date(from), to: new Date(Date.parse(to) + DAY_MS) });
  }
}
