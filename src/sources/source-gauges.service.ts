/** How the registry fares, as gauges: counted when the figures are asked for. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { SOURCE_STATES, SOURCE_TROUBLES } from './source-vocabulary.js';
import { SourcesRepository } from './sources.repository.js';

@Injectable()
export class SourceGaugesService implements OnModuleInit {
  constructor(
    private readonly sources: SourcesRepository,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    this.metrics.beforeRender(async () => {
      const counts = await this.sources.countByState();
      for (const state of SOURCE_STATES) this.metrics.set('embargo_sources', { state }, counts[state]);
      for (const trouble of SOURCE_TROUBLES) {
        this.metrics.set('embargo_sources_troubled', { trouble }, counts[trouble]);
      }
    });
  }
}
