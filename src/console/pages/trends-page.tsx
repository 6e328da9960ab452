/** Trends: how many alerts were raised week by week, and what reviewers made of them, regime by regime. */
import type { VNode } from 'preact';
import { formatCount, formatDay } from './format-instant.js';
import { FlowChart } from './flow-chart.js';
import type { FlowCount } from './lay-out-flow.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { RegimeWeeksChart, type RegimeWeeks } from './regime-weeks-chart.js';

/** One week; `from` is its Monday, YYYY-MM-DD. */
export interface TrendWeek {
  readonly from: string;
  readonly violations: number;
  readonly changes: number;
}

/** What the page shows. */
export interface TrendsModel {
  /** Most reports first; dismissed ones left out. */
  readonly flows: readonly FlowCount[];
  readonly weeks: readonly TrendWeek[];
  /** Most alerts first; those without any are left out. */
  readonly weekly: readonly RegimeWeeks[];
  readonly regimes: readonly {
    readonly id: string;
    readonly label: string;
    readonly raised: number;
    readonly confirmed: number;
    readonly dismissed: number;
    readonly waiting: number;
    /** Confirmed of all decided, 0–1; null where nothing was decided. */
    readonly precision: number | null;
  }[];
}

export function TrendsPage({ frame, model }: { readonly frame: Frame; readonly model: TrendsModel }): VNode {
  const total = model.weeks.reduce((sum, week) => sum + week.violations + week.changes, 0);
  return (
    <Layout frame={frame} title="Trends" section="trends" page="trends">
      <div class="wide">
        <div class="page-head">
          <h1>Trends</h1>
          <p class="sum">
            {formatCount(total)} alerts were raised in the last {model.weeks.length} weeks. They count reports, not
            breaches. <a href="/decisions">What decisions teach</a>, <a href="/coverage">what was covered</a>
          </p>
        </div>
        <section>
          <Heading note="by week, UTC">Alerts raised</Heading>
          <Chart weeks={model.weeks} />
        </section>
        <section class="spaced">
          <Heading note="by week, UTC; every row to the same scale">Alerts raised, embargo by embargo</Heading>
          <RegimeWeeksChart weeks={model.weeks.map(({ from }) => from)} rows={model.weekly} />
        </section>
        <section class="spaced">
          <Heading note="alleged; dismissed alerts left out">From whom to whom</Heading>
          <FlowChart counts={model.flows} />
        </section>
        <section class="spaced">
          <Heading note={`last ${model.weeks.length} weeks`}>By embargo</Heading>
          <div class="scroll" role="region" aria-label="By embargo" tabIndex={0}>
            <table class="table numbers">
              <thead>
                <tr>
                  <th scope="col">Embargo</th>
                  <th scope="col">Raised</th>
                  <th scope="col">Waiting</th>
                  <th scope="col">Confirmed</th>
                  <th scope="col">Dismissed</th>
                  <th scope="col">Confirmed of decided</th>
                </tr>
              </thead>
              <tbody>
                {model.regimes.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={`/queue?view=all&regime=${row.id}`}>{row.label}</a>
                    </th>
                    <td>{formatCount(row.raised)}</td>
                    <td>{formatCount(row.waiting)}</td>
                    <td>{formatCount(row.confirmed)}</td>
                    <td>{formatCount(row.dismissed)}</td>
                    <td>{row.precision === null ? 'none decided' : `${Math.round(row.precision * 100)} %`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </div>
    </Layout>
  );
}

const WIDTH = 1040;
const HEIGHT = 240;
const LEFT = 40;
const TOP = 16;
const BASE = 204;

function Chart({ weeks }: { readonly weeks: readonly TrendWeek[] }): VNode {
  const most = Math.max(...weeks.map(({ violations, changes }) => violations + changes), 1);
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const slot = (WIDTH - LEFT) / Math.max(weeks.length, 1);
  const y = (value: number): number => Math.round((BASE - (value / top) * (BASE - TOP)) * 10) / 10;
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const bar = Math.round(slot * 0.68 * 10) / 10;
  return (
    <>
      <figure class="chart">
        <div class="scroll" role="region" aria-label="Chart of alerts raised by week" tabIndex={0}>
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            role="img"
            aria-label="Alerts raised by week; the numbers stand in the table below."
          >
            {lines.map((value) => (
              <>
                <path class="grid" d={`M${LEFT} ${y(value)}H${WIDTH}`} />
                <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
                  {value}
                </text>
              </>
            ))}
            {weeks.map(({ from, violations, changes }, index) => {
              const x = Math.round((LEFT + index * slot + (slot - bar) / 2) * 10) / 10;
              return (
                <g>
                  <title>{`Week of ${formatDay(from)}: ${violations} alleged violations, ${changes} regime changes`}</title>
                  {violations > 0 && (
                    <rect class="violations" x={x} width={bar} y={y(violations)} height={BASE - y(violations)} />
                  )}
                  {changes > 0 && (
                    <rect
                      class="changes"
                      x={x}
                      width={bar}
                      y={y(violations + changes)}
                      height={y(violations) - y(violations + changes)}
                    />
                  )}
                  {index % 4 === 0 && (
                    <text x={x} y={BASE + 20}>
                      {formatDay(from).replace(/ (\w{3})\w* (\d{4})$/, index === 0 ? ' $1 $2' : ' $1')}
                    </text>
                  )}
                </g>
              );
            })}
          </svg>
        </div>
        <figcaption>
          <span>
            <svg class="key" viewBox="0 0 14 14" aria-hidden="true">
              <rect class="violations" width="14" height="14" />
            </svg>
            Alleged violations
          </span>
          <span>
            <svg class="key" viewBox="0 0 14 14" aria-hidden="true">
              <rect class="changes" x="1" y="1" width="12" height="12" />
            </svg>
            Regime changes
          </span>
        </figcaption>
      </figure>
      <details class="numbers-behind">
        <summary>The numbers</summary>
        <table class="table numbers">
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">Alleged violations</th>
              <th scope="col">Regime changes</th>
            </tr>
          </thead>
          <tbody>
            {[...weeks].reverse().map(({ from, violations, changes }) => (
              <tr>
                <th scope="row">{formatDay(from)}</th>
                <td>{violations}</td>
                <td>{changes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** 1, 2 or 5 times a power of ten, so that the scale has at most five lines. */
function niceStep(most: number): number {
  const raw = most / 5;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(raw)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= raw) ?? power * 10;
}
