/** A digest as it will be set: subject, groups, words; the same from the same facts, whenever it is built. */
import type { MailedAlert } from './build-mailed-alert.js';
import { countInWords, listInWords, nameRegime, nameRegimeShortly, nameStatus, tellTerms } from './delivery-words.js';
import { toHeaderText } from './mail-text.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** In which way an alert is news to the reader. */
export const PARTS = ['new', 'corrected', 'changed', 'withdrawn'] as const;
export type Part = (typeof PARTS)[number];

/** An alert as one digest tells it; kept with the delivery. */
export interface DigestEntry {
  readonly part: Part;
  /** What changed since the reader was told before; empty for a new alert. */
  readonly changes: readonly string[];
  /** Why it matched: "you follow …". */
  readonly why: string;
  readonly alert: MailedAlert;
}

/** An entry with the address of its page. */
export interface LinkedEntry extends DigestEntry {
  readonly href: string;
}

/** The alerts under one embargo. */
export interface DigestGroup {
  readonly heading: string;
  readonly note: string;
  readonly entries: readonly LinkedEntry[];
}

/** All that a digest shows. */
export interface Digest {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly title: string;
  readonly dateline: string;
  readonly intro: string;
  readonly groups: readonly DigestGroup[];
  /** Where there are more than fit: how many, and where they stand. */
  readonly rest: { readonly words: string; readonly href: string } | null;
  readonly whyMailed: string;
  readonly timeZone: string;
  readonly preferencesHref: string;
  readonly unsubscribeHref: string;
}

/** What a digest is built from. */
export interface DigestSource {
  readonly terms: SubscriptionTerms;
  readonly confirmedAt: Date;
  /** The digest before, or null for the first. */
  readonly since: Date | null;
  readonly at: Date;
  readonly entries: readonly LinkedEntry[];
  readonly listHref: string;
  readonly preferencesHref: string;
  readonly unsubscribeHref: string;
}

/** Most alerts set in one mail: Gmail cuts a message off at 102 kB, and 20 with two long passages each stay below that. */
export const MAX_SHOWN = 20;

const MAX_SUBJECT_LENGTH = 140;

/** Builds a digest. @throws RangeError without any alert: an empty mail is never sent. */
export function buildDigest(source: DigestSource): Digest {
  const { terms, at } = source;
  const entries = inOrder(source.entries);
  const [first] = entries;
  if (first === undefined) throw new RangeError('A digest tells of at least one alert');
  const shown = entries.slice(0, MAX_SHOWN);
  const left = entries.length - shown.length;
  const title = tellCounts(entries);
  return {
    subject: tellSubject(entries, title),
    preview: toHeaderText(
      shown
        .slice(0, 3)
        .map(({ alert }) => alert.headline)
        .join('. '),
      200,
    ),
    title,
    dateline: tellInstant(at, terms.timeZone),
    intro: `${source.since === null ? 'The first of your digests' : `Since ${tellInstant(source.since, terms.timeZone)}`}, for ${tellTerms(terms)}. These are reports of allegations, told by the sources named; none is a finding of guilt.`,
    groups: groupByRegime(shown),
    rest: left === 0 ? null : { words: `${countInWords(left, 'more alert')} in this digest`, href: source.listHref },
    whyMailed: `You confirmed this ${terms.rhythm === 'immediate' ? '' : `${terms.rhythm} `}digest on ${tellDay(source.confirmedAt, terms.timeZone)}.`,
    timeZone: terms.timeZone,
    preferencesHref: source.preferencesHref,
    unsubscribeHref: source.unsubscribeHref,
  };
}

/** The order of a digest: embargo by embargo, the one with the most pressing alert first; new before changed. */
export function inOrder<Entry extends DigestEntry>(entries: readonly Entry[]): Entry[] {
  const topOf = new Map<string, number>();
  for (const { alert } of entries) {
    topOf.set(alert.regime, Math.max(topOf.get(alert.regime) ?? -1, alert.priority));
  }
  const top = ({ alert }: Entry): number => topOf.get(alert.regime) ?? 0;
  return [...entries].sort(
    (a, b) =>
      top(b) - top(a) ||
      (a.alert.regime < b.alert.regime ? -1 : a.alert.regime > b.alert.regime ? 1 : 0) ||
      PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
      b.alert.priority - a.alert.priority ||
      Number(BigInt(a.alert.alertId) - BigInt(b.alert.alertId)),
  );
}

/** The line above an entry: "priority 67; 2 independent sources, 6 articles". */
export function tellWeight({ alert }: DigestEntry): string {
  if (alert.gone !== undefined) return alert.gone === 'removed' ? 'removed' : 'joined to another alert';
  const sources = countInWords(alert.independentCount, 'independent source');
  const articles =
    alert.articleCount > alert.independentCount ? `, ${countInWords(alert.articleCount, 'article')}` : '';
  return `priority ${alert.priority}; ${sources}${articles}`;
}

/** How an entry is labelled. */
export function tellPart({ part, alert }: DigestEntry): string {
  if (part === 'new') return alert.kind === 'regime-change' ? 'New: change of an embargo' : 'New';
  return { changed: 'Changed', corrected: 'Corrected', withdrawn: 'Taken back' }[part];
}

/** A clause as cited: "S/RES/1970 (2011), 9". */
export function tellProvision(provision: { readonly resolution: string; readonly paragraph: string | null }): string {
  return provision.paragraph === null ? provision.resolution : `${provision.resolution}, ${provision.paragraph}`;
}

/** Whether the clauses applied; for a change of the law there is nothing to say. */
export function tellForce({ alert }: DigestEntry): string | null {
  return alert.kind === 'regime-change' ? null : nameStatus(alert.status);
}

/** An instant in a reader's zone: "Monday 23 November 2026, 15:00". */
export function tellInstant(at: Date, timeZone: string): string {
  const { weekday, hour } = formatsOf(timeZone);
  return `${weekday.format(at)} ${tellDay(at, timeZone)}, ${hour.format(at)}`;
}

/** A day in a reader's zone: "23 November 2026". */
export function tellDay(at: Date, timeZone: string): string {
  return formatsOf(timeZone).day.format(at);
}

interface Formats {
  readonly weekday: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly hour: Intl.DateTimeFormat;
}

/** Making the three takes longer than rendering a short digest; there are no more zones than a few hundred. */
const formats = new Map<string, Formats>();

function formatsOf(timeZone: string): Formats {
  let found = formats.get(timeZone);
  if (found === undefined) {
    found = {
      weekday: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone }),
      day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }),
      hour: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }),
    };
    formats.set(timeZone, found);
  }
  return found;
}

function groupByRegime(entries: readonly LinkedEntry[]): DigestGroup[] {
  return [...Map.groupBy(entries, ({ alert }) => alert.regime).entries()].map(([regime, members]) => ({
    heading: nameRegime(regime),
    note: members.length === 1 ? '' : countInWords(members.length, 'alert'),
    entries: members,
  }));
}

/** "3 alerts: 2 new, 1 changed"; with one alert only, "1 new alert". */
function tellCounts(entries: readonly DigestEntry[]): string {
  const words: Readonly<Record<Part, string>> = {
    new: 'new',
    corrected: 'corrected',
    changed: 'changed',
    withdrawn: 'taken back',
  };
  const counts = PARTS.map((part) => [part, entries.filter((entry) => entry.part === part).length] as const).filter(
    ([, count]) => count > 0,
  );
  const [only] = counts;
  if (counts.length === 1 && only !== undefined) {
    const [part, count] = only;
    return part === 'withdrawn'
      ? `${countInWords(count, 'alert')} taken back`
      : countInWords(count, `${words[part]} alert`);
  }
  return `${entries.length} alerts: ${counts.map(([part, count]) => `${count} ${words[part]}`).join(', ')}`;
}

/** One alert is named; of several the counts and the embargoes are. */
function tellSubject(entries: readonly DigestEntry[], title: string): string {
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) {
    return toHeaderText(`${tellPart(first).split(':')[0] ?? ''}: ${first.alert.headline}`, MAX_SUBJECT_LENGTH);
  }
  const regimes = [...new Set(entries.map(({ alert }) => nameRegimeShortly(alert.regime)))];
  return toHeaderText(`${title} – ${listInWords(regimes, 5)}`, MAX_SUBJECT_LENGTH);
}
