/** `/api/v1/pivots`: from a name to everything that tells it. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../platform/http/needs.js';
import { NAME_TYPES } from './name-key.js';
import { pivotSchema, type PivotView } from './names-schema.js';
import { NamesService } from './names.service.js';

const params = z.object({ type: z.enum(NAME_TYPES), value: z.string().trim().min(1).max(200) });

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/pivots')
export class NamesController {
  constructor(private readonly names: NamesService) {}

  @ApiOperation({
    summary: 'Everything that tells a name',
    description:
      'A vessel, IMO or MMSI number, aircraft registration, flight, company, person or place (ISO 3166-1 alpha-2). Case, ' +
      'spaces and marks make no difference: `IMO: 9187629` is `9187629`.',
  })
  @ApiOkResponse({ description: 'Alerts, articles and stories', standardSchema: pivotSchema })
  @Get(':type/:value')
  async follow(@Param({ schema: params }) { type, value }: z.output<typeof params>): Promise<PivotView> {
    return this.names.follow(type, value);
  }
}
