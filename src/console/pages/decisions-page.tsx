/** What reviewers made of alerts: how often each rule, source, embargo and language was right, and how sure that is. */
import type { VNode } from 'preact';
import { countOf, formatCount } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** One rule, source, embargo or language. */
export interface DecisionRowView {
  readonly name: string;
  readonly href: string | null;
  readonly alerts: number;
  readonly confirmed: number;
  readonly dismissed: number;
  /** In words with their counts, the most frequent first. */
  readonly reasons: readonly string[];
  /** Confirmed of all decided, 0–1; null where nothing was decided. */
  readonly precision: number | null;
  readonly precision95: readonly [number, number] | null;
}

/** One table. */
export interface DecisionGroupView {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly rows: readonly DecisionRowView[];
  /** Rows that are not shown. */
  readonly left: number;
}

/** What the page shows. */
export interface DecisionsModel {
  readonly period: string;
  readonly groups: readonly DecisionGroupView[];
}

export function DecisionsPage({ frame, model }: { readonly frame: Frame; readonly model: DecisionsModel }): VNode {
  return (
    <Layout frame={frame} title="Decisions" section="trends" page="decisions">
      <div class="wide">
        <p class="trail">
          <a href="/trends">Trends</a>
        </p>
        <div class="page-head">
          <h1>What decisions teach</h1>
          <p class="sum">
            Of the alerts raised from {model.period}: how many reviewers confirmed, of those they decided. The line
            shows where the true share lies, 95 times in 100; few decisions make it long. A dismissed alert’s page
            proposes what would have kept it quiet.
          </p>
        </div>
        {model.groups.map((group) => (
          <Group group={group} />
        ))}
      </div>
    </Layout>
  );
}

function Group({ group }: { readonly group: DecisionGroupView }): VNode {
  return (
    <section class="spaced">
      <Heading note={countOf(group.rows.length + group.left, 'row', 'rows')}>{group.title}</Heading>
      {group.rows.length === 0 ? (
        <p class="none">No alert was raised in this time.</p>
      ) : (
        <div class="scroll" role="region" aria-label={group.title} tabIndex={0}>
          <table class="table numbers stacks">
            <thead>
              <tr>
                <th scope="col">{group.what}</th>
                <th scope="col">Alerts</th>
                <th scope="col">Confirmed</th>
                <th scope="col">Dismissed</th>
                <th scope="col">Confirmed of decided</th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr>
                  <th scope="row">
                    {row.href === null ? <bdi>{row.name}</bdi> : <a href={row.href}>{row.name}</a>}
                    {row.reasons.length > 0 && <small>dismissed: {row.reasons.join(', ')}</small>}
                  </th>
                  <td data-is="Alerts">{formatCount(row.alerts)}</td>
                  <td data-is="Confirmed">{formatCount(row.confirmed)}</td>
                  <td data-is="Dismissed">{formatCount(row.dismissed)}</td>
                  <td data-is="Confirmed of decided">
                    <Precision row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {group.left > 0 && <p class="note after">{formatCount(group.left)} more stand in the API.</p>}
    </section>
  );
}

const WIDTH = 96;
const percent = (share: number): number => Math.round(share * 100);

function Precision({ row: { precision, precision95 } }: { readonly row: DecisionRowView }): VNode {
  if (precision === null || precision95 === null) return <>none decided</>;
  const [low, high] = precision95;
  const x = (share: number): number => Math.round((3 + share * (WIDTH - 6)) * 10) / 10;
  return (
    <span class="share">
      <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} aria-hidden="true">
        <path class="scale" d={`M3 6H${WIDTH - 3}`} />
        <path class="reach" d={`M${x(low)} 6H${x(high)}`} />
        <circle cx={x(precision)} cy={6} r={3} />
      </svg>
      {percent(precision)} %{' '}
      <small>
        {percent(low)} to {percent(high)} %
      </small>
    </span>
  );
}
