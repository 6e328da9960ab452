import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DocumentsService } from './documents.service.js';
import { detect } from '../detection/detect.js';
import { explain } from '../detection/explain.js';
import type { DetectionArticle } from '../detection/finding.js';
import { Needs } from '../platform/http/needs.js';
import { RulesService } from '../rules/rules.service.js';
import { pageUnreadable } from './intake.errors.js';
import { screenAnswerSchema, toScreenAnswer, type ScreenAnswer } from './screen-answer.js';

/** In UTF-16 code units: a long report; more would keep the process from answering others meanwhile. */
const MAX_TEXT_LENGTH = 200_000;

const published = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).describe('Instant or day, ISO 8601');
const language = z.string().max(35).describe('ISO 639: a hint, detection decides');
const explained = z
  .boolean()
  .default(false)
  .describe('Answer also with every step: words found, frames tried, events, judgements, and why nothing is raised');

const screenSchema = z
  .union([
    z.strictObject({
      title: z.string().max(2_000).default(''),
      text: z.string().max(MAX_TEXT_LENGTH),
      language: language.optional(),
      published: published.optional(),
      explain: explained,
    }),
    z.strictObject({
      url: z.url({ protocol: /^https?$/ }).max(4_096),
      language: language.optional(),
      published: published.optional(),
      explain: explained,
    }),
  ])
  .meta({ id: 'ScreenRequest' });

@ApiTags('Screen')
@Needs('viewer', 'screen')
@Controller('api/v1/screen')
export class ScreenController {
  constructor(
    private readonly rules: RulesService,
    private readonly documents: DocumentsService,
  ) {}

  @ApiOperation({
    summary: 'Screen a text or a page',
    description:
      'What would be alerted, and what was near it, with the passages and the reasons. Nothing is stored. Without a date of publication, a conduct that the text does not date depends on the date.',
  })
  @ApiOkResponse({ description: 'What was found', standardSchema: screenAnswerSchema })
  @Post()
  @HttpCode(200)
  async screen(@Body({ schema: screenSchema }) body: z.output<typeof screenSchema>): Promise<ScreenAnswer> {
    const article = 'url' in body ? await this.fetch(body) : toArticle(body);
    if (!body.explain) return toScreenAnswer(article, detect(article, this.rules.pack));
    const explanation = explain(article, this.rules.pack);
    return toScreenAnswer(article, explanation.detection, explanation);
  }

  private async fetch(asked: { url: string; language?: string; published?: string }): Promise<DetectionArticle> {
    const page = await this.documents.fetch(asked.url);
    if (page.kind === 'failed') throw pageUnreadable(page.message);
    return toArticle({
      title: page.title,
      text: page.text.slice(0, MAX_TEXT_LENGTH).toWellFormed(),
      language: asked.language ?? page.language ?? undefined,
      published: asked.published ?? page.published?.toISOString(),
    });
  }
}

function toArticle(given: { title: string; text: string; language?: string; published?: string }): DetectionArticle {
  const [code] = (given.language ?? '').toLowerCase().split('-');
  return {
    title: given.title,
    text: given.text,
    language: code === undefined || code === '' ? null : code,
    published: given.published ?? null,
  };
}
