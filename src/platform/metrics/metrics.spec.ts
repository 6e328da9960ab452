import { describe, expect, it } from '@jest/globals';
import { MetricsService } from './metrics.service.js';
import type { JobsService } from '../jobs/jobs.service.js';

const jobs = (isReady: boolean): JobsService =>
  ({
    isReady,
    depths: async () => [{ queue: 'screen-article', waiting: 3, active: 2, failed: 1 }],
  }) as unknown as JobsService;

describe('the figures', () => {
  it('grow, are set, and spread', async () => {
    const metrics = new MetricsService(jobs(false));
    metrics.count('embargo_polls_total', { outcome: 'fetched' });
    metrics.count('embargo_polls_total', { outcome: 'fetched' }, 4);
    metrics.set('embargo_jobs', { queue: 'q', state: 'waiting' }, 7);
    metrics.observe('embargo_http_request_duration_seconds', { method: 'GET', route: '/', status: '200' }, 0.02);
    const text = await metrics.render();
    expect(text).toContain('embargo_polls_total{outcome="fetched"} 5');
    expect(text).toContain('embargo_jobs{queue="q",state="waiting"} 7');
    expect(text).toContain(
      'embargo_http_request_duration_seconds_bucket{le="0.025",method="GET",route="/",status="200"} 1',
    );
    expect(text).toContain(
      'embargo_http_request_duration_seconds_bucket{le="0.01",method="GET",route="/",status="200"} 0',
    );
  });

  it('of one process do not mix with those of another', async () => {
    new MetricsService(jobs(false)).count('embargo_polls_total', { outcome: 'failed' });
    expect(await new MetricsService(jobs(false)).render()).not.toContain('outcome="failed"');
  });

  it('show the depths of the queues once there are queues', async () => {
    expect(await new MetricsService(jobs(false)).render()).not.toContain('screen-article');
    const text = await new MetricsService(jobs(true)).render();
    expect(text).toContain('embargo_jobs{queue="screen-article",state="waiting"} 3');
    expect(text).toContain('embargo_jobs{queue="screen-article",state="failed"} 1');
  });
});
