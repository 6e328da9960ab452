/** The last lines of the demo. */
import { regimeName } from '../../alerts/party-names.js';
import type { Comparison } from './compare-found.js';
import type { Found } from './count-found.js';

/** How to get in. */
export interface WayIn {
  readonly console: string;
  readonly email: string;
  readonly password: string;
  /** One-time link for the admin. */
  readonly adminLink: string;
  readonly key: string;
}

/** What the analyst and the subscriber of the demo did. */
export interface Acts {
  readonly confirmed: string | null;
  readonly dismissed: string | null;
  /** The subscriber's digest, where one was mailed. */
  readonly digest: { readonly subject: string; readonly to: string; readonly alerts: number } | null;
  /** Folder of the mails. */
  readonly outbox: string;
}

/** Everything the demo tells at its end; also what `--json` writes. */
export interface Summary {
  readonly seconds: number;
  readonly feeds: number;
  readonly found: Found;
  readonly comparison: Comparison;
  readonly acts: Acts;
  readonly wayIn: WayIn;
}

const COLUMN = 14;
const WIDTH = 100;

/** @returns Lines for a terminal. */
export function renderSummary(summary: Summary): string {
  const { found, comparison, acts, wayIn } = summary;
  const violations = found.alerts.filter(({ kind }) => kind === 'violation');
  const changes = found.alerts.filter(({ kind }) => kind !== 'violation');
  const sum = (rows: readonly { alerts: number }[]): number => rows.reduce((all, { alerts }) => all + alerts, 0);

  const list = (rows: typeof found.alerts): string =>
    rows.map(({ regime, alerts }) => `${regimeName(regime)} ${alerts}`).join(' · ');
  const told = new Set(found.stories.flatMap(({ urls }) => urls)).size;
  const copies = found.stories.reduce((all, story) => all + story.copies, 0);
  const unread = Object.entries(found.unread);
  const unreadCount = unread.reduce((all, [, articles]) => all + articles, 0);
  const lines = [
    ['Read', `${found.articles} articles from ${summary.feeds} feeds, in ${summary.seconds} s`],
    ['Alleged', `${sum(violations)} alerts: ${list(violations)}`],
    ['Changed', changes.length === 0 ? 'no regime' : `${sum(changes)} regimes by the Council: ${list(changes)}`],
    ['Stories', `${found.stories.length}, told by ${told} articles, ${copies} of them copies`],
    ['Silent', `${found.articles - told - unreadCount} articles raised nothing`],
    ...found.quiet.map(({ regime, reason, articles }) => ['', `${regimeName(regime)}: ${reason} (${articles})`]),
    [
      'Not read',
      `${unreadCount} articles in languages without a lexicon: ${unread.map(([code, n]) => `${code} ${n}`).join(', ')}`,
    ],
    ...(unreadCount === 0 ? [] : [['', `of which ${comparison.notRead} reports that should alert once they are`]]),
    [
      'As expected',
      `${comparison.found} of ${comparison.expected} alerts that the sample's author expects; ${comparison.unexpected.length} unexpected`,
    ],
    ...comparison.missed.map((each) => ['', `missed ${each}`]),
    ...comparison.unexpected.map((each) => ['', `unexpected ${each}`]),
    ...found.edited.map(({ title }) => ['Edited', `“${title}”: both versions are kept`]),
    ...found.failing.map(({ title, state, reason }, index) => [
      index === 0 ? 'Failing' : '',
      `${title}${state === 'gone' ? ' (gone)' : ''}: ${reason}`,
    ]),
    [
      'Repaired',
      comparison.repaired.length === 0 ? 'no feed' : `${comparison.repaired.join(', ')}: broken XML, read whole`,
    ],
    ['Reviewed', acts.confirmed === null ? 'nothing' : `confirmed: ${acts.confirmed}`],
    ...(acts.dismissed === null ? [] : [['', `dismissed: ${acts.dismissed}`]]),
    ...(acts.digest === null
      ? []
      : [['Mailed', `“${acts.digest.subject}” to ${acts.digest.to}, ${acts.digest.alerts} alerts`]]),
    ['Outbox', acts.outbox],
    ['', ''],
    ['Console', wayIn.console],
    ['Sign in', `${wayIn.email}   ${wayIn.password}`],
    ['As admin', wayIn.adminLink],
    ['API', `curl -H 'Authorization: Bearer ${wayIn.key}' ${wayIn.console}/api/v1/alerts`],
    ['Why', `any text step by step: ${wayIn.console}/try, or npm run --silent cli -- explain FILE`],
  ] as const;
  return lines
    .flatMap(([label = '', text = '']) => wrap(text).map((line, index) => [index === 0 ? label : '', line] as const))
    .map(([label, text]) => `  ${label.padEnd(COLUMN)}${text}`.trimEnd())
    .join('\n');
}

/** Lines of at most {@link WIDTH} characters, but a word or a command that is longer stays whole to be copied. */
function wrap(text: string): string[] {
  if (text.startsWith('curl ')) return [text];
  const lines = [''];
  for (const word of text.split(/(?<= )(?!· )/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.trimEnd().length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line + word;
  }
  return lines;
}
