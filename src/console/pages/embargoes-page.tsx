/** The library: which embargoes were in force on a chosen day, and each with its clauses and their proof. */
import type { VNode } from 'preact';
import { FORCE_LABELS, MARK_LABELS } from './labels.js';
import { Layout, type Frame } from './layout.js';
import { Heading, OutLink } from './marks.js';

/** One embargo in the list. */
export interface EmbargoRow {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** On the chosen day. */
  readonly status: string;
  readonly isInForce: boolean;
  readonly note: string | null;
  readonly clausesInForce: number;
}

/** What the list shows. */
export interface EmbargoesModel {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly dayLabel: string;
  readonly isToday: boolean;
  readonly asOf: string;
  readonly packVersion: string;
  readonly rows: readonly EmbargoRow[];
  readonly watch: readonly { readonly regime: string; readonly what: string; readonly due: string }[];
}

export function EmbargoesPage({ frame, model }: { readonly frame: Frame; readonly model: EmbargoesModel }): VNode {
  const inForce = model.rows.filter(({ isInForce }) => isInForce);
  const others = model.rows.filter(({ isInForce }) => !isInForce);
  return (
    <Layout frame={frame} title="Embargoes" section="embargoes" page="embargoes">
      <div class="wide">
        <div class="list-head">
          <div>
            <h1>Embargoes</h1>
            <p class="sum">
              {inForce.length} in force on {model.dayLabel}
              {model.isToday && ', today'}. Facts checked up to {model.asOf}.
            </p>
          </div>
          <DayForm action="/embargoes" day={model.day} />
        </div>
        <ul class="embargoes" aria-label="In force">
          {inForce.map((row) => (
            <Row row={row} day={model.day} />
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <h2 class="group-name">
              <span>Not in force on that day</span>
              <span class="quiet">{others.length}</span>
            </h2>
            <ul class="embargoes">
              {others.map((row) => (
                <Row row={row} day={model.day} />
              ))}
            </ul>
          </>
        )}
        {model.watch.length > 0 && (
          <section class="watch">
            <Heading>Decisions that fall due</Heading>
            <ul class="plain-list">
              {model.watch.map(({ regime, what, due }) => (
                <li>
                  {regime}: {what}
                  <small>{due}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p class="note after">Our summaries; the resolutions decide. Pack {model.packVersion}.</p>
      </div>
    </Layout>
  );
}

function DayForm({ action, day }: { readonly action: string; readonly day: string }): VNode {
  return (
    <form class="search" method="get" action={action}>
      <label for="on">In force on</label>
      <input class="field" id="on" name="on" type="date" value={day} min="1990-01-01" max="2100-12-31" data-key="/" />
      <button class="button" type="submit">
        Show
      </button>
    </form>
  );
}

function Row({ row, day }: { readonly row: EmbargoRow; readonly day: string }): VNode {
  return (
    <li>
      <a class="embargo-row" href={`/embargoes/${row.id}?on=${day}`} data-row>
        <span class="name">{row.name}</span>
        <span class="what">{row.summary}</span>
        <span class="status">
          {row.status}
          <small>{row.note ?? `${row.clausesInForce} ${row.clausesInForce === 1 ? 'clause' : 'clauses'}`}</small>
        </span>
      </a>
    </li>
  );
}

/** A clause as the library shows it. */
export interface LibraryClause {
  readonly symbol: string;
  readonly href: string;
  /** E.g. `8(b)`. */
  readonly paragraph: string;
  readonly force: string;
  readonly summary: string;
  readonly note: string | null;
  readonly dates: string;
  readonly covers: string | null;
  readonly mark: string;
  readonly verifiedBy: string;
}

/** What the page of one embargo shows. */
export interface EmbargoModel {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly statusNote: string;
  readonly day: string;
  readonly dayLabel: string;
  readonly status: string;
  readonly targets: readonly string[];
  readonly inForce: readonly LibraryClause[];
  readonly notInForce: readonly LibraryClause[];
  readonly exemptions: readonly { readonly summary: string; readonly source: string; readonly href: string | null }[];
  readonly periods: readonly {
    readonly dates: string;
    readonly status: string;
    readonly note: string;
    readonly symbol: string | null;
    readonly href: string | null;
    readonly mark: string;
    readonly verified: string;
  }[];
  readonly committeeUrl: string | null;
  readonly notes: readonly string[];
}

export function EmbargoPage({ frame, model }: { readonly frame: Frame; readonly model: EmbargoModel }): VNode {
  return (
    <Layout frame={frame} title={model.name} section="embargoes" page="embargo">
      <div class="alert">
        <p class="trail">
          <a href={`/embargoes?on=${model.day}`} data-back>
            Embargoes
          </a>
        </p>
        <div class="list-head page-head">
          <div>
            <h1>{model.name}</h1>
            <p class="lead">{model.summary}</p>
            <p>
              <b>{FORCE_LABELS[model.status] ?? model.status}</b> on {model.dayLabel}. {model.statusNote}
            </p>
          </div>
          <DayForm action={`/embargoes/${model.id}`} day={model.day} />
        </div>
        <div class="body">
          <div class="main">
            <section>
              <Heading note={`${model.inForce.length} on ${model.dayLabel}`}>Clauses in force</Heading>
              {model.inForce.length === 0 ? <p class="none">None on that day.</p> : <Clauses clauses={model.inForce} />}
            </section>
            {model.notInForce.length > 0 && (
              <section>
                <details>
                  <summary class="h">
                    <span class="title">Clauses of other days</span>
                    <span class="note">{model.notInForce.length}</span>
                  </summary>
                  <Clauses clauses={model.notInForce} />
                </details>
              </section>
            )}
          </div>
          <EmbargoSide model={model} />
        </div>
      </div>
    </Layout>
  );
}

function EmbargoSide({ model }: { readonly model: EmbargoModel }): VNode {
  return (
    <aside class="side" aria-label="Aim, exemptions and history">
      <section>
        <Heading>Aimed at</Heading>
        <ul class="plain-list">
          {model.targets.map((target) => (
            <li>{target}</li>
          ))}
        </ul>
      </section>
      {model.exemptions.length > 0 && (
        <section>
          <Heading>What may be lawful</Heading>
          <ul class="plain-list">
            {model.exemptions.map(({ summary, source, href }) => (
              <li>
                {summary}
                <small>
                  <OutLink href={href}>{source}</OutLink>
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Heading>Its history</Heading>
        <ol class="plain-list">
          {model.periods.map(({ dates, status, note, symbol, href, mark, verified }) => (
            <li>
              <b>{dates}</b>: {(FORCE_LABELS[status] ?? status).toLowerCase()}
              {symbol !== null && (
                <>
                  , <OutLink href={href}>{symbol}</OutLink>
                </>
              )}
              <br />
              {note}
              <small>
                {MARK_LABELS[mark] ?? mark}
                {verified === '' ? '' : `; ${verified}`}
              </small>
            </li>
          ))}
        </ol>
      </section>
      {model.committeeUrl !== null && (
        <p class="note after">
          <OutLink href={model.committeeUrl}>Page of the Council’s committee</OutLink>
        </p>
      )}
      {model.notes.map((note) => (
        <p class="note after">{note}</p>
      ))}
    </aside>
  );
}

/** Clauses under the resolution they stand in: what each says, and in small how far and how surely. */
function Clauses({ clauses }: { readonly clauses: readonly LibraryClause[] }): VNode {
  const groups = Map.groupBy(clauses, ({ symbol }) => symbol);
  return (
    <>
      {[...groups].map(([symbol, members]) => (
        <div class="resolution">
          <h3>
            <OutLink href={members[0]?.href ?? null}>{symbol}</OutLink>
          </h3>
          <ul>
            {members.map((clause) => (
              <li>
                <span class="no">{clause.paragraph}</span>
                <div>
                  <p class="rule">{clause.summary}</p>
                  {clause.note !== null && <p class="note">{clause.note}</p>}
                  <p class="note">
                    {clause.force}; {clause.dates}
                    {clause.covers !== null && `; reaches ${clause.covers}`}
                  </p>
                  <p class="note">
                    {MARK_LABELS[clause.mark] ?? clause.mark}:{' '}
                    <span class="address">
                      <OutLink href={clause.verifiedBy}>{clause.verifiedBy}</OutLink>
                    </span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
