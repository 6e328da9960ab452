/** The library: which embargoes were in force on a chosen day, what falls due, and their history since 1990. */
import type { VNode } from 'preact';
import { DayForm, type DaySteps } from './day-form.js';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { RenewalList, type RenewalView } from './renewal-list.js';
import { TimelineChart, type TimelineModel } from './timeline-chart.js';

/** One embargo in the list. */
export interface EmbargoRow {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** On the chosen day. */
  readonly status: string;
  readonly isInForce: boolean;
  readonly note: string | null;
  /** What a person has to check of it; null where nothing is open. */
  readonly check: string | null;
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
  readonly steps: DaySteps;
  /** Overdue or due, counted from today; not looked at within a month. */
  readonly pressing: readonly RenewalView[];
  readonly laterCount: number;
  readonly timeline: TimelineModel;
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
              {model.isToday && ', today'}. Facts checked up to {model.asOf}.{' '}
              <a href="/embargoes/changes">Changes and due dates</a>
            </p>
          </div>
          <DayForm action="/embargoes" day={model.day} steps={model.steps} />
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
        <section class="spaced">
          <Heading note="1990 to today">History</Heading>
          <TimelineChart model={model.timeline} />
        </section>
        <section class="spaced" id="due">
          <Heading note="counted from today">What falls due</Heading>
          {model.pressing.length === 0 ? (
            <p class="none">Nothing is due that nobody has looked at.</p>
          ) : (
            <RenewalList renewals={model.pressing} csrf={null} />
          )}
          <p class="note after">
            <a href="/embargoes/changes">
              {countOf(model.laterCount, 'other day')}, not due yet or looked at; what the Council is reported to have
              changed
            </a>
          </p>
        </section>
        <p class="note after">Our summaries; the resolutions decide. Pack {model.packVersion}.</p>
      </div>
    </Layout>
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
          <small>{row.note ?? countOf(row.clausesInForce, 'clause')}</small>
          {row.check !== null && <small class="to-check">{row.check}</small>}
        </span>
      </a>
    </li>
  );
}
