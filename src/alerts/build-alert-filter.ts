/** The conditions of an alert list as SQL text with parameters. */
import { z } from 'zod';
import { searchQuery } from './search-terms.js';

/** What a list is limited to; an absent or empty entry limits nothing. */
export interface AlertFilter {
  readonly regime?: readonly string[];
  readonly kind?: string;
  readonly state?: readonly string[];
  readonly conduct?: string;
  readonly supplier?: string;
  readonly recipient?: string;
  readonly language?: string;
  /** At least one of these. */
  readonly anyLanguage?: readonly string[];
  /** Told in at least one of these ways. */
  readonly anyModality?: readonly string[];
  readonly assignee?: string;
  /** Awaiting a decision that was due before this instant. */
  readonly overdueAt?: Date;
  /** Awaiting a decision that was due before now. */
  readonly overdue?: boolean;
  readonly snoozed?: boolean;
  /** Not snoozed at this instant. */
  readonly awakeAt?: Date;
  /** Back after a dismissal, or after a snooze that ended before this instant, since no decision has been made again. */
  readonly isBack?: Date;
  readonly label?: string;
  /** A comment names this user. */
  readonly mentions?: string;
  readonly minPriority?: number;
  /** Raised at or after. */
  readonly from?: Date;
  /** Raised before. */
  readonly to?: Date;
  /** Changed at or after. */
  readonly changedSince?: Date;
  readonly isOldNews?: boolean;
  /** Words of headline, titles and passages. */
  readonly q?: string;
}

export const ALERT_SORTS = ['raised', 'changed', 'priority'] as const;
export type AlertSort = (typeof ALERT_SORTS)[number];

/** Each descends, with the id after it. */
export const SORT_KEYS: Readonly<Record<AlertSort, { readonly column: string; readonly type: string }>> = {
  raised: { column: 'raised_at', type: 'timestamptz' },
  changed: { column: 'changed_at', type: 'timestamptz' },
  priority: { column: 'priority_exact', type: 'double precision' },
};

const INSTANT = /^(?!0000)(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;
const NUMBER = /^-?\d{1,6}(\.\d{1,20})?(e-?\d{1,2})?$/;

/** Whether a text is a value that a sort goes by, as Postgres writes it: that of a forged cursor need not be. */
export function isSortKey(sort: AlertSort, text: string): boolean {
  if (sort === 'priority') return NUMBER.test(text);
  return z.iso.date().safeParse(INSTANT.exec(text)?.[1]).success;
}

/** Alerts whose comments name somebody, and those that they were joined to: there the comments are read. */
export function mentioningAlerts(condition: string): string {
  return `WITH RECURSIVE mentioning (id) AS (
    SELECT m.alert_id FROM mentions m WHERE ${condition}
    UNION SELECT j.merged_into FROM mentioning JOIN alerts j USING (id) WHERE j.merged_into IS NOT NULL
  ) SELECT id FROM mentioning`;
}

/** Conditions over `alerts a`, all of which hold, and their parameters from `$1` on. */
export function buildAlertFilter(filter: AlertFilter): { where: string[]; values: unknown[] } {
  // One that was joined to another is found there.
  const where: string[] = ['a.merged_into IS NULL'];
  const values: unknown[] = [];
  const add = (condition: (parameter: string) => string, value: unknown): void => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
    where.push(condition(`$${values.push(value)}`));
  };
  // One value is told apart from several: an equality lets an index give the order too.
  const among = (column: string, given: readonly string[] | undefined): void =>
    given?.length === 1
      ? add((parameter) => `a.${column} = ${parameter}`, given[0])
      : add((parameter) => `a.${column} = ANY(${parameter}::text[])`, given);
  const contains = (column: string, value: string | undefined): void =>
    add((parameter) => `a.${column} @> ${parameter}::text[]`, value === undefined ? undefined : [value]);
  among('regime', filter.regime);
  among('state', filter.state);
  add((parameter) => `a.kind = ${parameter}`, filter.kind);
  contains('conduct', filter.conduct);
  contains('supplier', filter.supplier);
  contains('recipient', filter.recipient);
  contains('languages', filter.language);
  const overlaps = (column: string, given: readonly string[] | undefined): void =>
    add((parameter) => `a.${column} && ${parameter}::text[]`, given);
  overlaps('languages', filter.anyLanguage);
  overlaps('modality', filter.anyModality);
  add((parameter) => `a.assignee_id = ${parameter}`, filter.assignee);
  add((parameter) => `a.priority >= ${parameter}`, filter.minPriority);
  add((parameter) => `a.raised_at >= ${parameter}`, filter.from);
  add((parameter) => `a.raised_at < ${parameter}`, filter.to);
  add((parameter) => `a.changed_at >= ${parameter}`, filter.changedSince);
  add((parameter) => `a.is_old_news = ${parameter}`, filter.isOldNews);
  add((parameter) => `a.due_at < ${parameter}`, filter.overdueAt);
  if (filter.overdue !== undefined) where.push(`coalesce(a.due_at < now(), false) = ${filter.overdue}`);
  // Written so that an index can find the few that sleep.
  if (filter.snoozed === true) where.push('a.snoozed_until > now()');
  if (filter.snoozed === false) where.push('(a.snoozed_until IS NULL OR a.snoozed_until <= now())');
  add((parameter) => `(a.snoozed_until IS NULL OR a.snoozed_until <= ${parameter})`, filter.awakeAt);
  add((parameter) => `(a.reopened_at IS NOT NULL OR a.snoozed_until <= ${parameter})`, filter.isBack);
  contains('labels', filter.label);
  add((parameter) => `a.id IN (${mentioningAlerts(`m.user_id = ${parameter}`)})`, filter.mentions);
  if (filter.q !== undefined) {
    const query = searchQuery(filter.q);
    if (query === null) where.push('false');
    else add((parameter) => `a.search @@ ${parameter}::tsquery`, query);
  }
  return { where, values };
}
