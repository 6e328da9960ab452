/** `/api/v1/alerts/:id/editions`: what an alert said, and what changed when. */
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idText, listOf, type Page } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import { instant } from './alert-schema.js';
import { EDITION_CAUSES } from './edition-meaning.js';
import { EditionsService } from './editions.service.js';

const params = z.object({ id: idText });

const editionSchema = z
  .object({
    number: z.int().min(1),
    version: z.int().min(1).describe('Of the alert, when the edition was made'),
    madeAt: instant,
    isCorrection: z.boolean().describe('It takes back or contradicts something of an earlier edition'),
    headline: z.string(),
    changes: z
      .array(
        z.object({
          field: z.string().describe('supplier, recipient, items …, status, decision, or report for a single article'),
          before: z.array(z.string()),
          after: z.array(z.string()),
          cause: z.enum(EDITION_CAUSES),
          isCorrection: z.boolean(),
          words: z.string().describe('For people'),
        }),
      )
      .describe('Since the edition before; empty in the first'),
  })
  .meta({ id: 'Edition' });

@ApiTags('Alerts')
@Needs('viewer', 'alerts:read')
@Controller('api/v1/alerts')
export class EditionsController {
  constructor(private readonly editions: EditionsService) {}

  @ApiOperation({
    summary: 'The editions of an alert, oldest first',
    description:
      'A new edition is made when what the alert says changes: an article it rests on was withdrawn or says something ' +
      'else, another adds a fact or a denial, a person decides, or the rules read it otherwise. Spelling makes none.',
  })
  @ApiOkResponse({ description: 'All editions', standardSchema: listOf(editionSchema) })
  @Get(':id/editions')
  async list(
    @Param({ schema: params }) { id }: z.output<typeof params>,
  ): Promise<Page<z.output<typeof editionSchema>>> {
    const editions = await this.editions.list(id);
    return {
      items: editions.map(({ number, version, madeAt, isCorrection, headline, changes }) => ({
        number,
        version,
        madeAt: madeAt.toISOString(),
        isCorrection,
        headline,
        changes: changes.map((change) => ({ ...change, before: [...change.before], after: [...change.after] })),
      })),
      next: null,
    };
  }
}
