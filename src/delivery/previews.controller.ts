import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import {
  deliverySchema,
  digestPreviewSchema,
  idParams,
  previewSchema,
  toDeliveryJson,
  type DeliveryJson,
} from './delivery-schema.js';
import type { DigestPreview } from './preview-spans.js';
import { PreviewsService } from './previews.service.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { TestMailsService } from './test-mails.service.js';

@ApiTags('Subscriptions')
@Controller('api/v1/subscriptions')
export class PreviewsController {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly previews: PreviewsService,
    private readonly testMails: TestMailsService,
  ) {}

  @ApiOperation({
    summary: 'Preview a digest',
    description: 'As it would be mailed; nothing is sent, nothing counts as told, and its links lead to the console.',
  })
  @ApiOkResponse({ description: 'The digest', standardSchema: digestPreviewSchema })
  @Get(':id/preview')
  @Needs('analyst', 'subscriptions:read')
  async preview(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @Query({ schema: previewSchema }) { span }: z.output<typeof previewSchema>,
  ): Promise<DigestPreview> {
    return this.previews.preview(await this.subscriptions.get(id), span);
  }

  @ApiOperation({
    summary: 'Send a digest to yourself, to try it',
    description: 'Goes to the address of the calling user only, as "[Test] …"; nothing counts as told.',
  })
  @ApiAcceptedResponse({ description: 'The mail on its way', standardSchema: deliverySchema })
  @Post(':id/send-test')
  @HttpCode(202)
  @Needs('analyst', 'subscriptions:write')
  async sendTest(
    @Param({ schema: idParams }) { id }: z.output<typeof idParams>,
    @Body({ schema: previewSchema }) { span }: z.output<typeof previewSchema>,
    @CurrentActor() actor: Actor,
  ): Promise<DeliveryJson> {
    return toDeliveryJson(await this.testMails.send(id, span, actor));
  }
}
