/** The body of a message: JSON as Standard Webhooks has it, or what a chat sets by itself. */
import type { AlertSnapshot } from '../alerts/alert-schema.js';
import { countInWords, listInWords, nameRegimeShortly, nameStatus } from './delivery-words.js';
import { renderMatrix, renderSlack, renderTeams, type ChatText } from './render-chat.js';
import type { WebhookFormat } from './webhook-terms.js';

/** A message before it is written for a receiver. */
export interface MessageContent {
  readonly type: string;
  readonly at: Date;
  readonly about:
    | {
        readonly kind: 'alert';
        /** Number of the change in the feed. */
        readonly number: number;
        readonly what: readonly string[];
        /** What the receiver was told before; null for nothing. */
        readonly told: {
          readonly version: number;
          readonly edition: number;
          readonly headline: string;
          readonly state: string;
        } | null;
        /** What the editions since then changed. */
        readonly changes: readonly { readonly words: string }[];
        readonly alert: AlertSnapshot;
      }
    | {
        readonly kind: 'source';
        readonly sourceId: string;
        readonly title: string;
        readonly detail: Readonly<Record<string, unknown>>;
      }
    | { readonly kind: 'test' };
}

/** @param baseUrl Of this installation, without a trailing slash. */
export function renderWebhookBody(content: MessageContent, format: WebhookFormat, baseUrl: string): string {
  switch (format) {
    case 'standard':
      return JSON.stringify({
        type: content.type,
        timestamp: content.at.toISOString(),
        data: dataOf(content, baseUrl),
      });
    case 'slack':
      return JSON.stringify(renderSlack(chatText(content, baseUrl)));
    case 'teams':
      return JSON.stringify(renderTeams(chatText(content, baseUrl)));
    case 'matrix':
      return JSON.stringify(renderMatrix(chatText(content, baseUrl)));
  }
}

function dataOf({ about }: MessageContent, baseUrl: string): Record<string, unknown> {
  switch (about.kind) {
    case 'alert': {
      const { number, what, told, changes, alert } = about;
      const links = { console: `${baseUrl}/alerts/${alert.id}`, api: `${baseUrl}/api/v1/alerts/${alert.id}` };
      return { change: number, what, told, changes, alert, links };
    }
    case 'source': {
      const { sourceId, title, detail } = about;
      const links = { console: `${baseUrl}/sources/${sourceId}`, api: `${baseUrl}/api/v1/sources/${sourceId}` };
      return { source: { id: sourceId, title }, detail, links };
    }
    case 'test':
      return { message: 'This is a test; no alert stands behind it.' };
  }
}

/** A chat shows so many; the alert’s page has all. */
const MOST_CHANGES = 5;

const LABELS: Readonly<Record<string, string>> = {
  'alert.created': 'New',
  'alert.updated': 'Changed',
  'alert.corrected': 'Corrected',
};

const CLOSED: Readonly<Record<string, string>> = {
  confirmed: 'Reviewed: an analyst stands by the alert',
  dismissed: 'Taken back: an analyst dismissed the report',
};

function chatText({ type, about }: MessageContent, baseUrl: string): ChatText {
  switch (about.kind) {
    case 'alert': {
      const { alert, told } = about;
      const closed = about.what.includes('removed') ? 'Removed' : (CLOSED[alert.state] ?? 'Closed');
      return {
        label: type === 'alert.closed' ? closed : (LABELS[type] ?? type),
        title: alert.headline,
        lines: [
          ...(told !== null && told.headline !== alert.headline ? [`Told before: “${told.headline}”.`] : []),
          ...about.changes.slice(0, MOST_CHANGES).map(({ words }) => `${words}.`),
          `${nameRegimeShortly(alert.regime)}: ${listInWords(alert.provisions.map(tellProvision), 3)}, ${nameStatus(alert.status)}.`,
          `Priority ${alert.priority}; ${countInWords(alert.independentCount, 'independent source')}, ${countInWords(alert.articleCount, 'article')}.`,
          ...(alert.modality.includes('denied') ? ['It is denied.'] : []),
        ],
        note: 'A report of allegations by the sources named; no finding of guilt.',
        link: { href: `${baseUrl}/alerts/${alert.id}`, words: 'Open the alert' },
      };
    }
    case 'source':
      return {
        label: 'A source has fallen silent',
        title: about.title,
        lines: ['It publishes nothing although its habit says that it should.'],
        note: null,
        link: { href: `${baseUrl}/sources/${about.sourceId}`, words: 'Open the source' },
      };
    case 'test':
      return {
        label: 'Test',
        title: 'Messages of Embargo Monitor arrive here',
        lines: ['This is a test; no alert stands behind it.'],
        note: null,
        link: { href: `${baseUrl}/`, words: 'Open the console' },
      };
  }
}

function tellProvision({ resolution, paragraph }: AlertSnapshot['provisions'][number]): string {
  return paragraph === null ? resolution : `${resolution}, ${paragraph}`;
}
