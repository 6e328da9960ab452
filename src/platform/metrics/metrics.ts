/** Every figure that /metrics shows, by name: what it means and which labels tell its series apart. */

/** A figure that only grows, one that goes up and down, or the spread of many. */
export type MetricKind = 'counter' | 'gauge' | 'histogram';

/** How one figure is set up. */
export interface Metric {
  readonly kind: MetricKind;
  readonly help: string;
  /** Each with few values: never an id, an address or a text. */
  readonly labels: readonly string[];
}

/** Names follow the Prometheus conventions: base units, `_total` for counters. */
export const METRICS = {
  embargo_http_request_duration_seconds: {
    kind: 'histogram',
    help: 'Time to answer a request, by route template.',
    labels: ['method', 'route', 'status'],
  },
  embargo_jobs: {
    kind: 'gauge',
    help: 'Jobs in each queue, by state.',
    labels: ['queue', 'state'],
  },
  embargo_polls_total: { kind: 'counter', help: 'Polls of sources, by outcome.', labels: ['outcome'] },
  embargo_poll_certificates_total: {
    kind: 'counter',
    help: 'Polls of sources, by what they prove: contiguous, gap, unchanged or unknown.',
    labels: ['certificate'],
  },
  embargo_items_received_total: { kind: 'counter', help: 'Items received from feeds.', labels: [] },
  embargo_articles_total: {
    kind: 'counter',
    help: 'What became of the items received: new, known, revised, rejected-empty, rejected-unread or rejected-unstored.',
    labels: ['outcome'],
  },
  embargo_sources: { kind: 'gauge', help: 'Sources in each state.', labels: ['state'] },
  embargo_sources_troubled: {
    kind: 'gauge',
    help: 'Sources with each trouble: failing, silent, attention (a person should look) or gaps (within a week).',
    labels: ['trouble'],
  },
  embargo_hub_subscriptions: {
    kind: 'gauge',
    help: 'Feeds whose hub is to tell of news (WebSub), by state: asking, active, denied or leaving.',
    labels: ['state'],
  },
  embargo_hub_requests_total: {
    kind: 'counter',
    help: 'Requests to hubs, by mode (subscribe, unsubscribe) and outcome (accepted, failed).',
    labels: ['mode', 'outcome'],
  },
  embargo_pushes_total: {
    kind: 'counter',
    help: 'Pushes of hubs: accepted, bad-signature (ignored), unknown or too-large.',
    labels: ['outcome'],
  },
  embargo_findings_total: { kind: 'counter', help: 'Findings made.', labels: ['kind', 'regime'] },
  embargo_renewals_unchecked: {
    kind: 'gauge',
    help: 'Renewals of embargoes due within 30 days or overdue that nobody has looked up, by standing.',
    labels: ['standing'],
  },
  embargo_alerts_total: { kind: 'counter', help: 'Changes of alerts.', labels: ['change', 'regime'] },
} as const satisfies Readonly<Record<string, Metric>>;

type Metrics = typeof METRICS;

/** Names of the metrics of one kind. */
export type MetricName<Kind extends MetricKind> = {
  [Name in keyof Metrics]: Metrics[Name]['kind'] extends Kind ? Name : never;
}[keyof Metrics];

/** A value for each label of a metric. */
export type MetricLabels<Name extends keyof Metrics> = Readonly<Record<Metrics[Name]['labels'][number], string>>;
