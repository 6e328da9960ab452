/** Texts as chats take them: Slack’s blocks, an Adaptive Card for Teams, an event for a Matrix room. */
import { html } from '../platform/http/html.js';

/** What every chat shows, in plain text. */
export interface ChatText {
  /** "New", "Corrected". */
  readonly label: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly note: string | null;
  readonly link: { readonly href: string; readonly words: string };
}

/** Slack takes at most 3,000 characters in a text of a block. */
const MOST_SLACK_CHARACTERS = 2_900;

/** Slack: an incoming webhook’s payload (Block Kit), all of it plain text but for the line of the notification. */
export function renderSlack({ label, title, lines, note, link }: ChatText): Record<string, unknown> {
  return {
    text: `${slackText(label)}: ${slackText(title)}`.slice(0, MOST_SLACK_CHARACTERS),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: label.slice(0, 150), emoji: false } },
      { type: 'section', text: { type: 'plain_text', text: title.slice(0, MOST_SLACK_CHARACTERS), emoji: false } },
      {
        type: 'context',
        elements: [...lines, ...(note === null ? [] : [note])].slice(0, 10).map((line) => ({
          type: 'plain_text',
          text: line.slice(0, MOST_SLACK_CHARACTERS),
          emoji: false,
        })),
      },
      {
        type: 'actions',
        elements: [{ type: 'button', text: { type: 'plain_text', text: link.words, emoji: false }, url: link.href }],
      },
    ],
  };
}

/** Teams: an Adaptive Card in a message, as its workflows and incoming webhooks take it. Texts are no Markdown. */
export function renderTeams({ label, title, lines, note, link }: ChatText): Record<string, unknown> {
  const block = (text: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...more }],
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: `${label}: ${title}`,
          body: [
            block(label, { weight: 'Bolder' }),
            block(title, { size: 'Medium' }),
            ...lines.map((line) => block(line)),
            ...(note === null ? [] : [block(note, { isSubtle: true, size: 'Small' })]),
          ],
          actions: [{ type: 'Action.OpenUrl', title: link.words, url: link.href }],
        },
      },
    ],
  };
}

/** Matrix: the content of an m.room.message event; the plain body stands by itself. */
export function renderMatrix({ label, title, lines, note, link }: ChatText): Record<string, unknown> {
  const rest = [...lines, ...(note === null ? [] : [note])];
  return {
    msgtype: 'm.text',
    body: [`${label}: ${title}`, ...rest, link.href].join('\n'),
    format: 'org.matrix.custom.html',
    formatted_body: html`<p><strong>${label}</strong>: ${title}</p>
      <ul>
        ${rest.map((line) => html`<li>${line}</li>`)}
      </ul>
      <p><a href="${link.href}">${link.words}</a></p>`.text,
  };
}

/** The signs that begin Slack’s own markup. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
