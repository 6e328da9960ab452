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
  readonly choices: readonly RelationChoice[];
  readonly rows: readonly RelationLine[];
  readonly nextHref: string | null;
  /** When it was counted, UTC: "14:20". */
  readonly at: string;
}

/** What the list can be narrowed by. */
export interface RelationChoice {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
}

export function RelationsPage({ frame, model }: { readonly frame: Frame; readonly model: RelationsModel }): VNode {
  return (
    <Layout frame={frame} title="Standing relations" section="relations" page="relations">
      <div class="wide">
        <div class="page-head">
          <h1>Standing relations</h1>
          <p class="sum">
            Who is said to supply whom. A report that only tells of it again is counted here; what raises or changes an
            alert is a new fact. As of {model.at} UTC.
          </p>
        </div>
        <Filters choices={model.choices} />
        {model.rows.length === 0 ? (
          <p class="none">
            {isNarrowed(model.choices)
              ? 'No relation fits all of these.'
              : 'No relation here. The first alert between two named parties begins one.'}
          </p>
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

function isNarrowed(choices: readonly RelationChoice[]): boolean {
  return choices.some(({ options }) => options.some(({ isChosen }) => isChosen));
}

/** Of several that a link asks for, all are named; the form takes one. */
function Filters({ choices }: { readonly choices: readonly RelationChoice[] }): VNode {
  return (
    <form class="filters" method="get" action="/relations" aria-label="Narrow the relations">
      {choices.map(({ name, label, any, options }) => {
        const chosen = options.filter(({ isChosen }) => isChosen);
        return (
          <label>
            {label}
            <select class="field" name={name}>
              <option value="">{any}</option>
              {options.map((option) => (
                <option value={option.value} selected={chosen.length === 1 && option.isChosen}>
                  {option.label}
                </option>
              ))}
            </select>
            {chosen.length > 1 && <small>now: {chosen.map((option) => option.label).join(', ')}</small>}
          </label>
        );
      })}
      <button class="button" type="submit">
        Show
      </button>
      {isNarrowed(choices) && <a href="/relations">Show all</a>}
    </form>
  );
}
