/** Who is said to have supplied whom, drawn; and the same as a table. */
import type { VNode } from 'preact';
import { capitalise, partyName } from '../../alerts/party-names.js';
import { countOf, formatCount } from './format-instant.js';
import { layOutFlow, OTHERS, type FlowCount, type FlowNode } from './lay-out-flow.js';
import { NumbersTable } from './numbers-table.js';

const WIDTH = 1040;
const ROOM = 260;
const LEFT = 250;
const RIGHT = WIDTH - 250;
const NODE = 10;
const TOP = 8;
const MAX_ROWS = 100;

export function FlowChart({ counts }: { readonly counts: readonly FlowCount[] }): VNode {
  if (counts.length === 0) return <p class="none">No report of these weeks names a supplier and a recipient.</p>;
  const { suppliers, recipients, bands, height } = layOutFlow(counts, ROOM);
  return (
    <>
      <figure class="chart flow">
        <div class="scroll" role="region" aria-label="Chart of suppliers and recipients" tabIndex={0}>
          <svg
            viewBox={`0 0 ${WIDTH} ${Math.ceil(height + TOP * 2 + 8)}`}
            role="img"
            aria-label="Who is said to have supplied whom; the numbers stand in the table below."
          >
            {bands.map(({ supplier, recipient, alerts, from, to, width }) => (
              <path class="band" d={bandOf(from, to, width)}>
                <title>{`${nameOf(supplier)} to ${nameOf(recipient)}: ${countOf(alerts, 'alert')}`}</title>
              </path>
            ))}
            {suppliers.map((node) => (
              <Party node={node} x={LEFT - NODE} label={LEFT - NODE - 8} anchor="end" />
            ))}
            {recipients.map((node) => (
              <Party node={node} x={RIGHT} label={RIGHT + NODE + 8} anchor="start" />
            ))}
          </svg>
        </div>
      </figure>
      <details class="numbers-behind">
        <summary>The numbers</summary>
        <NumbersTable
          label="Suppliers and recipients"
          empty=""
          heads={['Said to have supplied', 'To', 'Alerts']}
          rows={counts
            .slice(0, MAX_ROWS)
            .map(({ supplier, recipient, alerts }) => [nameOf(supplier), nameOf(recipient), formatCount(alerts)])}
        />
      </details>
    </>
  );
}

function Party({
  node: { name, alerts, y, height },
  x,
  label,
  anchor,
}: {
  readonly node: FlowNode;
  readonly x: number;
  readonly label: number;
  readonly anchor: 'start' | 'end';
}): VNode {
  return (
    <g>
      <rect class="party" x={x} y={round(TOP + y)} width={NODE} height={round(height)} />
      <text x={label} y={round(TOP + y + Math.min(height / 2 + 4, 14))} text-anchor={anchor}>
        {shorten(nameOf(name))} <tspan class="count">{alerts}</tspan>
      </text>
    </g>
  );
}

/** A band that leaves and arrives level. */
function bandOf(from: number, to: number, width: number): string {
  const [a, b, middle] = [TOP + from, TOP + to, (LEFT + RIGHT) / 2];
  const [c, d] = [a + width, b + width];
  return `M${LEFT} ${round(a)}C${middle} ${round(a)} ${middle} ${round(b)} ${RIGHT} ${round(b)}V${round(d)}C${middle} ${round(d)} ${middle} ${round(c)} ${LEFT} ${round(c)}Z`;
}

function nameOf(party: string): string {
  return party === OTHERS ? 'Others' : capitalise(partyName(party));
}

const MAX_LABEL = 30;

function shorten(label: string): string {
  return label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL - 1)}…` : label;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
