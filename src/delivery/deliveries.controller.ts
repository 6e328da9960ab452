import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText, listOf, toPage, type Page } from '../platform/http/list-query.js';
import { Needs } from '../platform/http/needs.js';
import {
  deliveryDetailSchema,
  deliverySchema,
  idParams,
  listDeliveriesSchema,
  toDeliveryJson,
  type DeliveryDetailJson,
  type DeliveryJson,
} from './delivery-schema.js';
import { DeliveryService } from './delivery.service.js';

const sortKey = z.tuple([idText]);

@ApiTags('Deliveries')
@Controller('api/v1/deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveryService) {}

  @ApiOperation({ summary: 'List mails', description: 'Newest first, with what became of them.' })
  @ApiOkResponse({ description: 'A page of deliveries', standardSchema: listOf(deliverySchema) })
  @Get()
  @Needs('analyst', 'subscriptions:read')
  async list(
    @Query({ schema: listDeliveriesSchema }) query: z.output<typeof listDeliveriesSchema>,
  ): Promise<Page<DeliveryJson>> {
    const { state = null, kind = null, subscriberId = null, subscriptionId = null, limit } = query;
    const filter = { state, kind, subscriberId, subscriptionId };
    const list = { list: 'deliveries', ...filter };
    const [beforeId] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, sortKey, list);
    const found = await this.deliveries.list(filter, beforeId, limit + 1);
    return toPage(found, limit, toDeliveryJson, ({ id }) => encodeCursor([id], list));
  }

  @ApiOperation({ summary: 'One mail, with all that it says' })
  @ApiOkResponse({ description: 'The delivery', standardSchema: deliveryDetailSchema })
  @Get(':id')
  @Needs('analyst', 'subscriptions:read')
  async one(@Param({ schema: idParams }) { id }: z.output<typeof idParams>): Promise<DeliveryDetailJson> {
    const delivery = await this.deliveries.get(id);
    return {
      ...toDeliveryJson(delivery),
      html: delivery.html,
      text: delivery.text,
      alerts: delivery.entries.map(({ alert, part, changes, why }) => ({
        alertId: alert.alertId,
        version: alert.version,
        part,
        changes: [...changes],
        why,
        headline: alert.headline,
      })),
    };
  }
}
