/** What a feed says, whatever its format: entries with ids that last, in words that state no guilt. */
import { createHash } from 'node:crypto';
import type { AlertSnapshot } from '../alerts/alert-schema.js';

/** A feed as both formats need it. */
export interface FeedContent {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where the feed itself is. */
  readonly selfUrl: string;
  /** The page for people. */
  readonly homeUrl: string;
  readonly updatedAt: string;
  readonly entries: readonly FeedEntry[];
}

/** One alert. */
export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly tags: readonly string[];
  readonly alertId: string;
  readonly version: number;
}

/** What content is made from. */
export interface FeedReading {
  readonly uuid: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly alerts: readonly AlertSnapshot[];
  readonly selfUrl: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
}

/** The latest change counts for the whole feed. */
export function buildFeedContent({ uuid, name, createdAt, alerts, selfUrl, baseUrl }: FeedReading): FeedContent {
  const entries = alerts.map((alert) => ({
    id: `urn:uuid:${uuidWithin(uuid, `alert/${alert.id}`)}`,
    url: `${baseUrl}/alerts/${alert.id}`,
    title: alert.headline,
    text: describe(alert),
    publishedAt: alert.raisedAt,
    updatedAt: alert.changedAt,
    tags: [alert.regime, alert.kind, alert.state, ...alert.conduct],
    alertId: alert.id,
    version: alert.version,
  }));
  const updatedAt = entries
    .map((entry) => entry.updatedAt)
    .reduce((latest, each) => (each > latest ? each : latest), createdAt.toISOString());
  const description = 'Reports of alleged breaches of arms embargoes. What is reported is no finding of guilt.';
  return { id: `urn:uuid:${uuid}`, title: name, description, selfUrl, homeUrl: `${baseUrl}/queue`, updatedAt, entries };
}

/** A name-based UUID (RFC 9562, version 5): the same thing in the same feed has the same one for ever. */
function uuidWithin(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function describe(alert: AlertSnapshot): string {
  const clauses = alert.provisions
    .map(({ resolution, paragraph }) => (paragraph === null ? resolution : `${resolution}, paragraph ${paragraph}`))
    .join('; ');
  const told = `Told by ${countOf(alert.independentCount, 'independent source')} in ${countOf(alert.articleCount, 'article')}.`;
  return [
    alert.headline.replace(/\.?$/, '.'),
    alert.kind === 'violation' ? 'This is what is alleged, not what is established.' : '',
    clauses === '' ? '' : `Provisions: ${clauses}.`,
    told,
    alert.modality.includes('denied') ? 'It has been denied.' : '',
    `State: ${alert.state}; priority ${alert.priority} of 100.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
