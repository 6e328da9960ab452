/** What the web side has without any feature: health and metrics, in every role. */
import { Module } from '@nestjs/common';
import { MetricsController } from '../metrics/metrics.controller.js';
import { MetricsPortService } from '../metrics/metrics-port.service.js';
import { HealthController } from './health.controller.js';

@Module({ controllers: [HealthController, MetricsController], providers: [MetricsPortService] })
export class HttpModule {}
