/** Standing relations: who is said to supply whom, and how often it was told again. */
import type { VNode } from 'preact';
import { countOf, formatCount } from './format-instant.js';
import { Layout, type Frame } from './layout.js';

/** One relation. */
export interface RelationLine {
  /** "North Korea → Russia". */
  readonly name: string;
  readonly note: string;
  readonly restatements: number;
  readonly reports: number;
  readonly sources: number;
  readonly first: string;
  readonly last: string;
  /** The day of the latest new fact, or "none". */
  readonly news: string;
  readonly alerts: number;
  /** The latest of its alerts. */
  readonly alertHref: string | null;
}

/** What the page shows. */
export interface RelationsModel {
  /** Names of the embargoes and the party that it is narrowed to. */
  readonly narrowedTo: readonly string[];
  readonly rows: readonly RelationLine[];
  readonly nextHref: string | null;
}

export function RelationsPage({ frame, model }: { readonly frame: Frame; readonly model: RelationsModel }): VNode {
  return (
    <Layout frame={frame} title="Standing relations" section="relations" page="relations">
      <div class="wide">
        <div class="page-head">
          <h1>Standing relations</h1>
          <p class="sum">
            Who is said to supply whom. A report that only tells of it again is counted here; what raises or changes an
            alert is a new fact.
            {model.narrowedTo.length > 0 && (
              <>
                {' '}
                Narrowed to {model.narrowedTo.join(', ')}. <a href="/relations">Show all</a>
              </>
            )}
          </p>
        </div>
        {model.rows.length === 0 ? (
          <p class="none">No relation here. The first alert between two named parties begins one.</p>
        ) : (
          <table class="table stacks">
            <thead>
              <tr>
                <th scope="col">Relation</th>
                <th scope="col">Restated</th>
                <th scope="col">Reports</th>
                <th scope="col">Sources</th>
                <th scope="col">First seen</th>
                <th scope="col">Last seen</th>
                <th scope="col">Last new fact</th>
              </tr>
            </thead>
            <tbody>
              {model.rows.map((row) => (
                <tr>
                  <th scope="row">
                    {row.alertHref === null ? row.name : <a href={row.alertHref}>{row.name}</a>}
                    <small>
                      {row.note}; {countOf(row.alerts, 'alert')}
                    </small>
                  </th>
                  <td data-is="Restated">{formatCount(row.restatements)}</td>
                  <td data-is="Reports">{formatCount(row.reports)}</td>
                  <td data-is="Sources">{formatCount(row.sources)}</td>
                  <td data-is="First seen">{row.first}</td>
                  <td data-is="Last seen">{row.last}</td>
                  <td data-is="Last new fact">{row.news}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {model.nextHref !== null && (
          <p class="note after">
            <a href={model.nextHref}>Earlier relations</a>
          </p>
        )}
      </div>
    </Layout>
  );
}
