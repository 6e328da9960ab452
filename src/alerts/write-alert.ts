/**
 * Alerts of a list as JSON that Postgres writes: a page of fifty is two thousand values, and what it takes to read each into an
 * object and to write it out again is most of what a list costs this process.
 */
import { withLinks, type AlertRow } from './alert-row.js';
import type { AlertSnapshot } from './alert-schema.js';

/** Text, an expression of SQL over `alerts a` whose value stands as it is, and text after it. */
type Part = readonly [before: string, sql: string, after: string];

const written = (sql: string): Part => ['', sql, ''];

/** What needs no escaping: ids, instants, and what a check of the table keeps to a list of words. */
const quoted = (sql: string): Part => ['"', sql, '"'];

const orNull = (sql: string): Part => written(`coalesce(${sql}, 'null')`);

const text = (column: string): Part => written(`to_json(a.${column})`);
const textOrNull = (column: string): Part => orNull(`to_json(a.${column})::text`);
const idOrNull = (column: string): Part => orNull(`'"' || a.${column} || '"'`);
const flag = (column: string): Part => written(`CASE WHEN a.${column} THEN 'true' ELSE 'false' END`);

/** As `Date.toISOString` has it. */
// Colons between quotes: pgbench, which measures this statement, takes them for variables.
const ISO = 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"';
const instant = (column: string): Part => quoted(`to_char(a.${column} AT TIME ZONE 'UTC', '${ISO}')`);
const instantOrNull = (column: string): Part => orNull(`to_char(a.${column} AT TIME ZONE 'UTC', '\\"${ISO}\\"')`);

/** Not written by the database: the addresses of resolutions are ours. */
const PROVISIONS = 'provisions';

/** Each field, in the order in which an alert shows them. */
const FIELDS: Readonly<Record<keyof AlertSnapshot, Part>> = {
  id: quoted('a.id'),
  storyId: quoted('a.story_id'),
  kind: quoted('a.kind'),
  regime: text('regime'),
  headline: text('headline'),
  state: quoted('a.state'),
  stateReason: textOrNull('state_reason'),
  reopenedAt: instantOrNull('reopened_at'),
  reopenedReason: textOrNull('reopened_reason'),
  assigneeId: idOrNull('assignee_id'),
  labels: text('labels'),
  snoozedUntil: instantOrNull('snoozed_until'),
  proposal: orNull(`CASE WHEN a.proposed_act IS NOT NULL THEN
    json_build_object('act', a.proposed_act, 'reason', a.proposed_reason, 'by', a.proposed_by::text)::text END`),
  status: text('status'),
  confidence: written('a.confidence'),
  priority: written('a.priority'),
  credibility: written('a.credibility'),
  reliability: quoted('a.reliability'),
  grade: quoted('a.reliability, a.credibility'),
  conduct: text('conduct'),
  supplier: text('supplier'),
  recipient: text('recipient'),
  items: text('items'),
  modality: text('modality'),
  languages: text('languages'),
  provisions: written('a.provisions'),
  articleCount: written('a.article_count'),
  copyCount: written('a.copy_count'),
  independentCount: written('a.independent_count'),
  isBackground: flag('is_background'),
  isOldNews: flag('is_old_news'),
  publishedAt: instantOrNull('published_at'),
  raisedAt: instant('raised_at'),
  changedAt: instant('changed_at'),
  version: written('a.version'),
  edition: written('a.edition'),
  mergedInto: idOrNull('merged_into'),
};

const NAMES = Object.keys(FIELDS) as (keyof AlertSnapshot)[];

/**
 * SELECT list of an alert as JSON: `before` its provisions, they as stored, and what stands `after` them; all of it `before`, and null
 * provisions, where they are not among the fields.
 *
 * @param fields Only these; all of them where none are named.
 */
export function writtenColumns(fields: readonly (keyof AlertSnapshot)[] | undefined): string {
  return fields === undefined ? ALL : columnsOf(NAMES.filter((name) => fields.includes(name)));
}

function columnsOf(names: readonly (keyof AlertSnapshot)[]): string {
  const at = names.indexOf(PROVISIONS);
  const parts = names.map((name, place): Part => {
    const [before, sql, after] = FIELDS[name];
    return [`${place === 0 ? '' : ','}"${name}":${before}`, sql, after];
  });
  if (at < 0) return `${concatenated(['{', ...parts, '}'])} AS before, NULL AS provisions, '' AS after`;
  const [label = ''] = parts[at] ?? [];
  return `${concatenated(['{', ...parts.slice(0, at), label])} AS before, a.provisions::text AS provisions,
    ${concatenated([...parts.slice(at + 1), '}'])} AS after`;
}

function concatenated(parts: readonly (string | Part)[]): string {
  const pieces: string[] = [];
  let literal = '';
  for (const part of parts) {
    if (typeof part === 'string') literal += part;
    else {
      const [before, sql, after] = part;
      pieces.push(`'${literal}${before}'`, sql);
      literal = after;
    }
  }
  return `concat(${[...pieces, `'${literal}'`].join(', ')})`;
}

const ALL = columnsOf(NAMES);

/** Provisions as stored, for many alerts break the same embargoes, and as shown. */
export class ShownProvisions {
  private readonly known = new Map<string, string>();

  /** JSON of provisions with the addresses of their resolutions. @param stored Text of the column. */
  show(stored: string): string {
    const known = this.known.get(stored);
    if (known !== undefined) return known;
    const provisions = JSON.parse(stored) as AlertRow['provisions'];
    const shown = JSON.stringify(
      withLinks(provisions.map(({ id, resolution, paragraph }) => ({ id, resolution, paragraph }))),
    );
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    this.known.set(stored, shown);
    return shown;
  }
}

/** Ways to break embargoes that are remembered, at about 200 bytes each. */
const MAX_KNOWN = 2_000;
