/** What an alert says, so far as a reader would call it other: what two editions of an alert are compared by. */
import type { AlertContent } from './alert-content.js';
import { capitalise, listInWords, partyName } from './party-names.js';
import type { AlertState } from './review-states.js';

/** The lists of a meaning, sorted and without repeats. */
export const MEANING_LISTS = [
  'supplier',
  'recipient',
  'intermediary',
  'conduct',
  'items',
  'quantities',
  'identifiers',
  'dates',
  'denials',
  'provisions',
] as const;
export type MeaningList = (typeof MEANING_LISTS)[number];

/**
 * The meaning of an alert or of one article's part in it. A list that is absent was not written down (editions from
 * before claims were compared) and is not compared.
 */
export type Meaning = Partial<Readonly<Record<MeaningList, readonly string[]>>> & {
  readonly status: string;
  /** What was decided: `confirmed`, `dismissed`, or null. Of alerts only. */
  readonly decision?: string | null;
};

/** Where a change of meaning comes from. */
export const EDITION_CAUSES = [
  'raised',
  'article-added',
  'article-changed',
  'withdrawn',
  'rules',
  'review',
  'story',
] as const;

/**
 * `raised`: the first edition. `article-added`: another article says more. `article-changed`: the text of an article it
 * rests on was changed by its publisher. `withdrawn`: such an article was retracted, or no longer says it. `rules`: the
 * same text read anew, by another register or other lexicons. `review`: a person decided. `story`: a person
 * joined stories, or took articles out of one.
 */
export type EditionCause = (typeof EDITION_CAUSES)[number];

/** One readable change. */
export interface EditionChange {
  /** A list of the meaning, or `status`, `decision`, `report` (one article's telling). */
  readonly field: MeaningList | 'status' | 'decision' | 'report';
  /** Ids as everywhere in the API; of `report`, words. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly cause: EditionCause;
  /** Something said earlier no longer stands, or is denied now. */
  readonly isCorrection: boolean;
  /** The change as an English sentence part: `Supplier: North Korea, now Iran`. */
  readonly words: string;
}

/** What led to a change of an alert, as whoever made it knows. */
export interface EditionGrounds {
  readonly causes: readonly EditionCause[];
  /** Changes that the alert as a whole does not show: what became of single articles. */
  readonly reports: readonly EditionChange[];
}

const FIELD_WORDS: Readonly<Record<EditionChange['field'], string>> = {
  supplier: 'Supplier',
  recipient: 'Recipient',
  intermediary: 'Go-between',
  conduct: 'Conduct',
  items: 'Items',
  quantities: 'Amounts',
  identifiers: 'Names',
  dates: 'Dates',
  denials: 'Denied by',
  provisions: 'Provisions',
  status: 'Law',
  decision: 'Decision',
  report: 'Report',
};

const STATUS_WORDS: Readonly<Record<string, string>> = {
  'in-force': 'in force',
  presumed: 'presumed in force',
  disputed: 'in force, which is contested',
  'depends-on-date': 'depends on the date',
};

/** What another article adds to these lists is told by the article itself: only a change of an article counts. */
const ONLY_OF_CHANGED_TEXTS: readonly MeaningList[] = ['quantities', 'dates'];

/** The meaning of what findings say. */
export function meaningOfContent(content: AlertContent): Meaning {
  const claims = content.claims;
  return {
    status: content.status,
    supplier: sorted(content.supplier),
    recipient: sorted(content.recipient),
    intermediary: sorted(claims.flatMap(({ intermediary }) => intermediary)),
    conduct: sorted(content.conduct),
    items: sorted(content.items),
    quantities: sorted(claims.flatMap(({ quantities }) => quantities)),
    identifiers: sorted(claims.flatMap(({ identifiers }) => identifiers.map(({ value }) => value))),
    dates: sorted(
      claims.filter(({ date }) => date.basis !== 'publication').map(({ date }) => `${date.from}/${date.to}`),
    ),
    denials: sorted(claims.flatMap(({ deniedBy }) => (deniedBy === null ? [] : [deniedBy]))),
    provisions: sorted(content.provisions.map(({ id }) => id)),
  };
}

/** The meaning of an alert as it stands. */
export function meaningOfAlert(alert: AlertContent & { readonly state: AlertState }): Meaning {
  const decision = alert.state === 'confirmed' || alert.state === 'dismissed' ? alert.state : null;
  return { ...meaningOfContent(alert), decision };
}

/**
 * What a reader of the earlier edition has to be told. Lists that only one of the two wrote down are left out.
 *
 * @param causes What led here. What was taken away is put down to a changed or withdrawn text or to other rules rather
 *   than to another article, which can only add.
 */
export function compareMeanings(before: Meaning, after: Meaning, causes: readonly EditionCause[]): EditionChange[] {
  const changes: EditionChange[] = [];
  const isChangedText = causes.some((cause) => cause !== 'article-added' && cause !== 'review');
  for (const field of MEANING_LISTS) {
    const [was, is] = [before[field], after[field]];
    if (was === undefined || is === undefined) continue;
    if (!isChangedText && ONLY_OF_CHANGED_TEXTS.includes(field)) continue;
    const change = field === 'denials' ? compareDenials(was, is, causes) : compareLists(field, was, is, causes);
    if (change !== null) changes.push(change);
  }
  if (before.status !== after.status) {
    changes.push(changeOf('status', [before.status], [after.status], taking(causes), true));
  }
  const [was, is] = [before.decision ?? null, after.decision ?? null];
  if (was !== is && after.decision !== undefined) {
    changes.push(changeOf('decision', was === null ? [] : [was], is === null ? [] : [is], 'review', was !== null));
  }
  return changes;
}

/** One article's telling that changed, or null where it says what it said. */
export function compareReports(
  report: { readonly publisher: string; readonly title: string },
  before: Meaning,
  after: Meaning,
  cause: 'article-changed' | 'rules',
): EditionChange | null {
  const inside = compareMeanings(before, after, [cause]);
  if (inside.length === 0) return null;
  return {
    field: 'report',
    before: inside.map(({ field, before: was }) => `${FIELD_WORDS[field]}: ${tell(field, was)}`),
    after: inside.map(({ field, after: is }) => `${FIELD_WORDS[field]}: ${tell(field, is)}`),
    cause,
    isCorrection: inside.some(({ isCorrection }) => isCorrection),
    words: `${nameReport(report)} ${cause === 'rules' ? 'is read otherwise now' : 'was changed'}: ${inside
      .map(({ words }) => words)
      .join('; ')}`,
  };
}

/** An article that no longer says it. */
export function withdrawnReport(
  report: { readonly publisher: string; readonly title: string },
  how: 'retracted' | 'changed' | 'rules',
): EditionChange {
  const words = {
    retracted: 'is marked as withdrawn by its publisher',
    changed: 'was changed and no longer says it',
    rules: 'is no longer read as saying it',
  }[how];
  const name = nameReport(report);
  return {
    field: 'report',
    before: [name],
    after: [],
    cause: how === 'rules' ? 'rules' : 'withdrawn',
    isCorrection: true,
    words: `${name} ${words}`,
  };
}

function compareLists(
  field: MeaningList,
  was: readonly string[],
  is: readonly string[],
  causes: readonly EditionCause[],
): EditionChange | null {
  const gone = was.filter((value) => !is.includes(value));
  const added = is.filter((value) => !was.includes(value));
  if (gone.length + added.length === 0) return null;
  return changeOf(field, was, is, gone.length > 0 ? taking(causes) : adding(causes), gone.length > 0);
}

/** Who denies it may be told in other words; that one more does, or nobody any longer, is a change. */
function compareDenials(
  was: readonly string[],
  is: readonly string[],
  causes: readonly EditionCause[],
): EditionChange | null {
  if (was.length === 0 && is.length > 0) return changeOf('denials', was, is, adding(causes), true);
  if (was.length > 0 && is.length === 0) return changeOf('denials', was, is, taking(causes), true);
  if (is.length > was.length) return changeOf('denials', was, is, adding(causes), true);
  return null;
}

function changeOf(
  field: EditionChange['field'],
  before: readonly string[],
  after: readonly string[],
  cause: EditionCause,
  isCorrection: boolean,
): EditionChange {
  const [was, is] = [tell(field, before), tell(field, after)];
  const words =
    before.length === 0
      ? `${FIELD_WORDS[field]}: ${is}, not known before`
      : after.length === 0
        ? `${FIELD_WORDS[field]}: no longer ${was}`
        : `${FIELD_WORDS[field]}: ${was}, now ${is}`;
  return { field, before, after, cause, isCorrection, words };
}

const MAX_TOLD = 8;

function tell(field: EditionChange['field'], values: readonly string[]): string {
  if (values.length === 0) return 'none';
  const told = values.slice(0, MAX_TOLD).map((value) => {
    if (field === 'supplier' || field === 'recipient' || field === 'intermediary') return partyName(value);
    if (field === 'status') return STATUS_WORDS[value] ?? value;
    if (field === 'conduct' || field === 'items') return value.replaceAll('-', ' ');
    if (field === 'dates') return [...new Set(value.split('/'))].join(' to ');
    return value;
  });
  const rest = values.length - told.length;
  return listInWords(rest > 0 ? [...told, `${rest} more`] : told, MAX_TOLD + 1);
}

function nameReport({ publisher, title }: { readonly publisher: string; readonly title: string }): string {
  const short = title.length > 120 ? `${title.slice(0, 117).toWellFormed()}…` : title;
  return capitalise(short === '' ? `the report of ${publisher}` : `“${short}” (${publisher})`);
}

function taking(causes: readonly EditionCause[]): EditionCause {
  return first(causes, ['withdrawn', 'article-changed', 'rules', 'story', 'article-added', 'review']);
}

function adding(causes: readonly EditionCause[]): EditionCause {
  return first(causes, ['article-added', 'article-changed', 'rules', 'withdrawn', 'story', 'review']);
}

function first(causes: readonly EditionCause[], order: readonly EditionCause[]): EditionCause {
  return order.find((cause) => causes.includes(cause)) ?? 'article-added';
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
