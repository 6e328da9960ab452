/** What the web side has without any feature. */
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CheckpointsController } from '../audit/checkpoints.controller.js';
import { RecordController } from '../audit/record.controller.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { MetricsPortService } from '../metrics/metrics-port.service.js';
import { DeprecationGuard } from './deprecated.js';
import { HealthController } from './health.controller.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyService } from './idempotency.service.js';
import { OpenApiController } from './open-api.controller.js';
import { OpenApiService } from './open-api.service.js';
import { RouteTable } from './route-table.js';

/** Health and metrics, in every role. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [
    IdempotencyRepository,
    IdempotencyService,
    MetricsPortService,
    OpenApiService,
    RouteTable,
    { provide: APP_GUARD, useClass: DeprecationGuard },
  ],
  exports: [IdempotencyService, OpenApiService],
})
export class HttpModule {}

/** The description of the API, the record and its checkpoints; not in a worker. */
@Module({ imports: [HttpModule], controllers: [CheckpointsController, OpenApiController, RecordController] })
export class HttpApiModule {}
