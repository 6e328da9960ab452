/** One embargo on a chosen day: its clauses with their proof, its aim, what may be lawful, its history. */
import type { VNode } from 'preact';
import { DayForm, type DaySteps } from './day-form.js';
import { FORCE_LABELS, MARK_LABELS } from './labels.js';
import { Layout, type Frame } from './layout.js';
import { Heading, OutLink } from './marks.js';
import { RenewalList, type RenewalView } from './renewal-list.js';
import type { TimelineStep } from './timeline-chart.js';

/** A clause as the library shows it. */
export interface LibraryClause {
  readonly id: string;
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
  /** What a person has to check of it on the day shown; null where nothing is open. */
  readonly check: string | null;
}

/** What may make a transfer lawful. */
export interface ExemptionView {
  readonly summary: string;
  readonly source: string;
  readonly href: string | null;
  /** By whom it is granted, since when, how well it is confirmed. */
  readonly note: string;
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
  /** What a person has to check of the whole; null where nothing is open. */
  readonly check: string | null;
  readonly steps: DaySteps;
  readonly targets: readonly string[];
  readonly inForce: readonly LibraryClause[];
  readonly notInForce: readonly LibraryClause[];
  /** That could be granted on the day. */
  readonly exemptions: readonly ExemptionView[];
  readonly otherExemptions: readonly ExemptionView[];
  readonly renewals: readonly RenewalView[];
  readonly history: readonly TimelineStep[];
  readonly bodies: readonly { readonly name: string; readonly note: string }[];
  readonly periods: readonly {
    readonly dates: string;
    readonly status: string;
    readonly note: string;
    readonly symbol: string | null;
    readonly href: string | null;
    readonly mark: string;
    readonly check: string | null;
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
            {model.check !== null && <p class="to-check">{model.check}</p>}
          </div>
          <DayForm action={`/embargoes/${model.id}`} day={model.day} steps={model.steps} />
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
            {model.renewals.length > 0 && (
              <section class="spaced">
                <Heading note={<a href="/embargoes/changes">everything that falls due</a>}>What falls due</Heading>
                <RenewalList renewals={model.renewals} csrf={null} />
              </section>
            )}
            <section class="spaced">
              <Heading note={`${model.history.length}`}>Steps</Heading>
              <Steps id={model.id} steps={model.history} />
            </section>
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
      {model.exemptions.length + model.otherExemptions.length > 0 && (
        <section>
          <Heading note={model.dayLabel}>What may be lawful</Heading>
          {model.exemptions.length === 0 ? (
            <p class="none">Nothing that day, as far as the register knows.</p>
          ) : (
            <Exemptions exemptions={model.exemptions} />
          )}
          {model.otherExemptions.length > 0 && (
            <details class="more-renewals">
              <summary>{model.otherExemptions.length} of other days</summary>
              <Exemptions exemptions={model.otherExemptions} />
            </details>
          )}
        </section>
      )}
      <section>
        <Heading>Its history</Heading>
        <ol class="plain-list">
          {model.periods.map(({ dates, status, note, symbol, href, mark, check }) => (
            <li>
              <b>{dates}</b>: {(FORCE_LABELS[status] ?? status).toLowerCase()}
              {symbol !== null && (
                <>
                  , <OutLink href={href}>{symbol}</OutLink>
                </>
              )}
              <br />
              {note}
              <small>{MARK_LABELS[mark] ?? mark}</small>
              {check !== null && <small class="to-check">{check}</small>}
            </li>
          ))}
        </ol>
      </section>
      {model.bodies.length > 0 && (
        <section>
          <Heading>Committee, panel, mission</Heading>
          <ul class="plain-list">
            {model.bodies.map(({ name, note }) => (
              <li>
                {name}
                <small>{note}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
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

function Exemptions({ exemptions }: { readonly exemptions: readonly ExemptionView[] }): VNode {
  return (
    <ul class="plain-list">
      {exemptions.map(({ summary, source, href, note }) => (
        <li>
          {summary}
          <small>
            <OutLink href={href}>{source}</OutLink>; {note}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Every day on which something changed; each leads to the library of that day. */
function Steps({ id, steps }: { readonly id: string; readonly steps: readonly TimelineStep[] }): VNode {
  return (
    <ol class="steps-list">
      {steps.map(({ on, day, act, summary, symbol, href }) => (
        <li>
          <a href={`/embargoes/${id}?on=${on}`}>{day}</a>
          <span>
            <b>{act}</b>: {summary} {symbol !== null && <OutLink href={href}>{symbol}</OutLink>}
          </span>
        </li>
      ))}
    </ol>
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
              <li id={clause.id}>
                <span class="no">{clause.paragraph}</span>
                <div>
                  <p class="rule">{clause.summary}</p>
                  {clause.check !== null && <p class="to-check">{clause.check}</p>}
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
