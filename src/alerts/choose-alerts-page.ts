/** The statement of one page of a list of alerts, whatever is shown of each. */
import { cursorInvalid } from '../platform/http/http.errors.js';
import { buildAlertFilter, isSortKey, SORT_KEYS, type AlertFilter, type AlertSort } from './build-alert-filter.js';

/** Where a page begins: the sort key and id of the row before it. */
export interface PageStart {
  readonly sortKey: string;
  readonly id: string;
}

/** A statement with its parameters. */
export interface PageStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Whether all that differs from page to page is where it begins: then one plan serves every one of them. */
  readonly isPlain: boolean;
}

/** Lets pass where a page may begin. @throws Refusal `cursor-invalid` */
export function requirePageStart(sort: AlertSort, after: PageStart | null): void {
  if (after !== null && !isSortKey(sort, after.sortKey))
    throw cursorInvalid('The cursor is not one that this list gave out.');
}

/**
 * One page, and the head of the change feed at the same instant: whoever reads on from there misses nothing that this
 * page does not show, and the other way round. Each row says head number, head mark, then `columns`; a page without alerts is
 * one row whose columns are null.
 *
 * @param columns What is selected of `alerts a`.
 * @param limit A whole number: it stands in the text, so that a plan made once for all pages knows how short they are.
 */
export function chooseAlertsPage(
  columns: string,
  filter: AlertFilter,
  sort: AlertSort,
  after: PageStart | null,
  limit: number,
): PageStatement {
  const { column, type } = SORT_KEYS[sort];
  const { where, values } = buildAlertFilter(filter);
  const isPlain = values.length === 0;
  const add = (value: unknown): string => `$${values.push(value)}`;
  const onwards =
    after === null ? [] : [`(a.${column}, a.id) < (${add(after.sortKey)}::${type}, ${add(after.id)}::bigint)`];
  const order = `ORDER BY a.${column} DESC, a.id DESC LIMIT ${Math.trunc(limit)}`;
  const chosen =
    filter.q === undefined
      ? `SELECT * FROM alerts a ${all([...where, ...onwards])} ${order}`
      : searched(column, order, where, onwards, limit);
  const sql = `SELECT head.number AS "headNumber", head.mark AS "headMark", page.*
    FROM (SELECT 1) AS one
    LEFT JOIN (SELECT number, mark FROM alert_changes ORDER BY number DESC LIMIT 1) AS head ON true
    LEFT JOIN (
      SELECT a.id, a.${column}::text AS "sortKey", row_number() OVER () AS at, ${columns} FROM (${chosen}) AS a
    ) AS page ON true
    ORDER BY page.at`;
  return { sql, values, isPlain };
}

/** Of a search, so many alerts are looked at in the order of the list before the index of words is asked. */
const LOOKED_AT = 500;

/**
 * The first rows that match words. The planner takes every word for one that two in a hundred alerts hold, and then walks
 * the whole table in the order of the list to find one that a single alert holds. So it is told: what nearly every alert
 * holds stands among the first, and all else is few enough to be taken from the index of words and sorted.
 */
function searched(
  column: string,
  order: string,
  where: readonly string[],
  onwards: readonly string[],
  limit: number,
): string {
  const first = `SELECT * FROM alerts a ${all(onwards)} ORDER BY a.${column} DESC, a.id DESC LIMIT ${LOOKED_AT}`;
  const isEnough = `(SELECT count(*) FROM near) >= ${limit}`;
  return `WITH near AS MATERIALIZED (SELECT a.* FROM (${first}) AS a ${all(where)} ${order}),
    hits AS MATERIALIZED (SELECT a.id, a.${column} FROM alerts a ${all([...where, ...onwards, `NOT ${isEnough}`])})
    SELECT * FROM (
      SELECT * FROM near WHERE ${isEnough}
      UNION ALL
      SELECT a.* FROM alerts a WHERE a.id IN (SELECT a.id FROM hits a ${order})
    ) AS a ${order}`;
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
