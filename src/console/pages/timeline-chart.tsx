/** The timeline since 1990: a row for each embargo, a bar where bans applied, a mark for every step; and as a table. */
import type { VNode } from 'preact';
import type { StretchStatus } from '../../rules/build-timeline.js';
import { BAR, type MarkKind, type TimelinePicture } from './lay-out-timeline.js';
import { OutLink } from './marks.js';

/** One step in words. */
export interface TimelineStep {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly day: string;
  readonly act: string;
  readonly summary: string;
  readonly symbol: string | null;
  readonly href: string | null;
}

/** One embargo in words. */
export interface TimelineWords {
  readonly id: string;
  readonly label: string;
  /** "since 14 October 2006", with how surely where that is not sure. */
  readonly stretches: readonly string[];
  readonly steps: readonly TimelineStep[];
}

/** What the chart shows. */
export interface TimelineModel {
  readonly wide: TimelinePicture;
  readonly narrow: TimelinePicture;
  readonly rows: readonly TimelineWords[];
  readonly today: string;
}

export function TimelineChart({ model }: { readonly model: TimelineModel }): VNode {
  return (
    <>
      <figure class="chart timeline">
        <Picture id="wide" picture={model.wide} model={model} />
        <Picture id="narrow" picture={model.narrow} model={model} />
        <figcaption>
          <Key label="In force" draw={<Bar status="in-force" id="key" x={0} y={2} width={22} />} />
          <Key
            label="Presumed, renewal to be checked"
            draw={
              <>
                <Hatch id="key" />
                <Bar status="presumed" id="key" x={0.5} y={2} width={21} />
              </>
            }
          />
          <Key label="Disputed" draw={<Bar status="disputed" id="key" x={1} y={2} width={20} />} />
          <Key label="Imposed or changed" draw={<Mark kind="changed" x={11} y={2} />} />
          <Key label="Eased" draw={<Mark kind="eased" x={11} y={-2} />} />
          <Key label="Renewed" draw={<RenewedKey />} />
          <Key label="Ended" draw={<Mark kind="ended" x={11} y={2} />} />
          <Key label="Listed or taken off a list" draw={<Mark kind="listed" x={11} y={-2} />} />
        </figcaption>
      </figure>
      <details class="numbers-behind">
        <summary>The same as a table</summary>
        <div class="scroll" role="region" aria-label="History of every embargo" tabIndex={0}>
          <table class="table steps">
            <thead>
              <tr>
                <th scope="col">Embargo</th>
                <th scope="col">Day</th>
                <th scope="col">Step</th>
                <th scope="col">What changed</th>
                <th scope="col">Decided by</th>
              </tr>
            </thead>
            {model.rows.map((row) => (
              <Steps row={row} />
            ))}
          </table>
        </div>
      </details>
    </>
  );
}

function Steps({ row }: { readonly row: TimelineWords }): VNode {
  return (
    <tbody>
      {row.steps.map(({ on, day, act, summary, symbol, href }, index) => (
        <tr>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={row.steps.length}>
              <a href={`/embargoes/${row.id}`}>{row.label}</a>
              {row.stretches.map((stretch) => (
                <small>{stretch}</small>
              ))}
            </th>
          )}
          <td>
            <a href={`/embargoes/${row.id}?on=${on}`}>{day}</a>
          </td>
          <td>{act}</td>
          <td>{summary}</td>
          <td>{symbol === null ? 'not known' : <OutLink href={href}>{symbol}</OutLink>}</td>
        </tr>
      ))}
    </tbody>
  );
}

function Picture({
  id,
  picture,
  model,
}: {
  readonly id: 'wide' | 'narrow';
  readonly picture: TimelinePicture;
  readonly model: TimelineModel;
}): VNode {
  const { width, height, top, bottom, years, today, rows } = picture;
  const words = new Map(model.rows.map((row) => [row.id, row]));
  return (
    <svg
      class={`on-${id}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`timeline-${id}-title`}
      aria-describedby={`timeline-${id}-text`}
    >
      <title id={`timeline-${id}-title`}>{`Arms embargoes of the Council from 1990 to ${model.today}`}</title>
      <desc id={`timeline-${id}-text`}>
        {`${rows.length} embargoes, one row each; a bar where a ban applied, a mark for each step. All of it stands in the table below.`}
      </desc>
      <Hatch id={id} />
      {years.map(({ x, label }) => (
        <>
          <path class="grid" d={`M${x} ${top}V${bottom}`} />
          <text x={x} y={top - 8}>
            {label}
          </text>
        </>
      ))}
      {rows.map((row) => (
        <g>
          <title>{titleOf(words.get(row.regime))}</title>
          <text class="name" x={row.labelX} y={row.labelY}>
            {words.get(row.regime)?.label ?? row.regime}
          </text>
          <path class="base" d={`M${picture.left} ${row.barY + BAR}H${picture.right}`} />
          {row.bars.map((bar) => (
            <Bar id={id} status={bar.status} x={bar.x} y={row.barY} width={bar.width} />
          ))}
          {row.marks.map(({ x, kind }) => (
            <Mark kind={kind} x={x} y={row.barY} />
          ))}
        </g>
      ))}
      <path class="today" d={`M${today} ${top}V${bottom}`} />
      <text class="today-label" x={today - 5} y={bottom + 6} text-anchor="end">
        Today
      </text>
    </svg>
  );
}

function titleOf(row: TimelineWords | undefined): string {
  return row === undefined ? '' : `${row.label}: ${row.stretches.join('; ')}`;
}

function Bar({
  id,
  status,
  x,
  y,
  width,
}: {
  readonly id: string;
  readonly status: StretchStatus;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}): VNode {
  return (
    <rect
      class={`bar ${status}`}
      x={x}
      y={y}
      width={width}
      height={BAR}
      fill={status === 'presumed' ? `url(#hatch-${id})` : undefined}
    />
  );
}

/** Lines that say "presumed" without a colour. */
function Hatch({ id }: { readonly id: string }): VNode {
  return (
    <defs>
      <pattern id={`hatch-${id}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="5" height="5" />
        <rect class="hatch-line" width="2" height="5" />
      </pattern>
    </defs>
  );
}

/** A step: a tick above the bar where it was imposed or changed, a notch below it where eased, an end, a dot in it. */
function Mark({ kind, x, y }: { readonly kind: MarkKind; readonly x: number; readonly y: number }): VNode {
  switch (kind) {
    case 'changed':
      return <path class="mark" d={`M${x} ${y - 4}V${y + BAR}`} />;
    case 'eased':
      return <path class="mark eased" d={`M${x} ${y + BAR - 1}l-4 6h8z`} />;
    case 'ended':
      return <path class="mark ended" d={`M${x} ${y - 4}V${y + BAR + 4}`} />;
    case 'renewed':
      return <circle class="mark renewed" cx={x} cy={y + BAR / 2} r="2" />;
    case 'listed':
      return <path class="mark listed" d={`M${x} ${y + BAR + 1}V${y + BAR + 6}`} />;
  }
}

function RenewedKey(): VNode {
  return (
    <>
      <Bar status="in-force" id="key" x={0} y={2} width={22} />
      <Mark kind="renewed" x={11} y={2} />
    </>
  );
}

function Key({ label, draw }: { readonly label: string; readonly draw: VNode }): VNode {
  return (
    <span>
      <svg class="key" viewBox="0 -3 22 20" aria-hidden="true">
        {draw}
      </svg>
      {label}
    </span>
  );
}
