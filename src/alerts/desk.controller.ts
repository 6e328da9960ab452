/** `/api/v1/desk`: what the people at one desk have agreed on. */
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { listOf, type Page } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { reasonId } from './alert-query-schema.js';
import { deskSettings, reasonWords } from './desk-schema.js';
import { DeskSettingsService, type DeskSettings } from './desk-settings.service.js';
import { DismissalReasonsService, type DismissalReason } from './dismissal-reasons.service.js';

const reasonParams = z.object({ id: reasonId });
const newReason = z
  .strictObject({ words: reasonWords, needsWords: z.boolean().default(false) })
  .meta({ example: { words: 'Only a plan', needsWords: false } });
const reasonChange = z
  .strictObject({ words: reasonWords, needsWords: z.boolean(), isRetired: z.boolean() })
  .partial()
  .meta({ example: { isRetired: true } });
const reasonSchema = z
  .object({
    id: z.string(),
    words: z.string(),
    needsWords: z.boolean().describe('Whoever dismisses for it has to say more'),
    isRetired: z.boolean().describe('On record for what was dismissed for it, and offered no more'),
  })
  .meta({ id: 'DismissalReason' });

@ApiTags('Desk')
@Controller('api/v1/desk')
export class DeskController {
  constructor(
    private readonly settings: DeskSettingsService,
    private readonly reasons: DismissalReasonsService,
  ) {}

  @ApiOperation({ summary: 'Due times of reviews, and outcomes that need a second person' })
  @ApiOkResponse({ description: 'As agreed', standardSchema: deskSettings })
  @Needs('viewer', 'alerts:read')
  @Get('settings')
  async show(): Promise<DeskSettings> {
    return this.settings.get();
  }

  @ApiOperation({ summary: 'Agree on other due times or outcomes' })
  @ApiOkResponse({ description: 'As agreed now', standardSchema: deskSettings })
  @Needs('admin', 'admin')
  @Put('settings')
  async change(
    @Body({ schema: deskSettings }) body: z.output<typeof deskSettings>,
    @CurrentActor() actor: Actor,
  ): Promise<DeskSettings> {
    return this.settings.change(body, actor);
  }

  @ApiOperation({ summary: 'Why alerts may be dismissed; retired reasons too' })
  @ApiOkResponse({
    description: 'All reasons, in the order in which they are offered',
    standardSchema: listOf(reasonSchema),
  })
  @Needs('viewer', 'alerts:read')
  @Get('dismissal-reasons')
  async list(): Promise<Page<DismissalReason>> {
    return { items: await this.reasons.list(), next: null };
  }

  @ApiOperation({ summary: 'Add a reason to dismiss' })
  @ApiCreatedResponse({ description: 'The reason', standardSchema: reasonSchema })
  @Needs('admin', 'admin')
  @Post('dismissal-reasons')
  @HttpCode(201)
  async add(
    @Body({ schema: newReason }) { words, needsWords }: z.output<typeof newReason>,
    @CurrentActor() actor: Actor,
  ): Promise<DismissalReason> {
    return this.reasons.add(words, needsWords, actor);
  }

  @ApiOperation({ summary: 'Rename a reason, retire it, or take it back into use' })
  @ApiOkResponse({ description: 'The reason as it is now', standardSchema: reasonSchema })
  @Needs('admin', 'admin')
  @Patch('dismissal-reasons/:id')
  async alter(
    @Param({ schema: reasonParams }) { id }: z.output<typeof reasonParams>,
    @Body({ schema: reasonChange }) { words, needsWords, isRetired }: z.output<typeof reasonChange>,
    @CurrentActor() actor: Actor,
  ): Promise<DismissalReason> {
    return this.reasons.change(
      id,
      {
        ...(words === undefined ? {} : { words }),
        ...(needsWords === undefined ? {} : { needsWords }),
        ...(isRetired === undefined ? {} : { isRetired }),
      },
      actor,
    );
  }
}
