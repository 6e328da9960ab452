/** `/api/v1/relations`: standing relations and what each gathered. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { listOf, type Page } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { relationListQuery, relationSchema, type RelationView } from './relations-schema.js';
import { RelationsService } from './relations.service.js';

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/relations')
export class RelationsController {
  constructor(private readonly relations: RelationsService) {}

  @ApiOperation({
    summary: 'Standing relations',
    description:
      'Who is said to supply whom, by embargo and conduct, with how often it was told again without a new fact; the one ' +
      'told of last comes first. Dismissed alerts make no relation.',
  })
  @ApiOkResponse({ description: 'A page of relations', standardSchema: listOf(relationSchema) })
  @Get()
  async list(
    @Query({ schema: relationListQuery }) asked: z.output<typeof relationListQuery>,
  ): Promise<Page<RelationView>> {
    return this.relations.list(asked);
  }
}
