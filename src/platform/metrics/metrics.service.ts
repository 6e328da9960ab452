/** Figures of this process for Prometheus; features count into it. */
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { JobsService } from '../jobs/jobs.service.js';
import { METRICS, type Metric, type MetricLabels, type MetricName } from './metrics.js';

/** Upper bounds in seconds: the list promises 0.05 s, people notice 1 s, a long poll may take 30 s. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly readers: (() => Promise<void>)[] = [];

  constructor(private readonly jobs: JobsService) {
    collectDefaultMetrics({ register: this.registry });
    for (const [name, { kind, help, labels }] of Object.entries<Metric>(METRICS)) {
      const settings = { name, help, labelNames: [...labels], registers: [this.registry] };
      if (kind === 'counter') this.counters.set(name, new Counter(settings));
      else if (kind === 'gauge') this.gauges.set(name, new Gauge(settings));
      else this.histograms.set(name, new Histogram({ ...settings, buckets: SECONDS }));
    }
  }

  /** Adds to a counter. */
  count<Name extends MetricName<'counter'>>(name: Name, labels: MetricLabels<Name>, by = 1): void {
    this.counters.get(name)?.inc(labels, by);
  }

  /** Sets a gauge. */
  set<Name extends MetricName<'gauge'>>(name: Name, labels: MetricLabels<Name>, value: number): void {
    this.gauges.get(name)?.set(labels, value);
  }

  /** Adds one value to a histogram. @param value In the unit of the name: seconds. */
  observe<Name extends MetricName<'histogram'>>(name: Name, labels: MetricLabels<Name>, value: number): void {
    this.histograms.get(name)?.observe(labels, value);
  }

  /** Has a feature set its gauges each time the figures are asked for, rather than at every change. */
  beforeRender(read: () => Promise<void>): void {
    this.readers.push(read);
  }

  /** Media type of {@link render}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All figures now, in the Prometheus text format. Queue depths are read for the occasion. */
  async render(): Promise<string> {
    for (const read of this.readers) await read();
    if (this.jobs.isReady) {
      for (const { queue, ...states } of await this.jobs.depths()) {
        for (const [state, count] of Object.entries(states)) this.set('embargo_jobs', { queue, state }, count);
      }
    }
    return this.registry.metrics();
  }
}
