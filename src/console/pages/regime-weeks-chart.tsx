/** Alerts over time, a row of bars for each embargo; and the same as a table. */
import type { VNode } from 'preact';
import { countOf, formatCount, formatDay } from './format-instant.js';
import { NumbersTable } from './numbers-table.js';

/** The alerts of one embargo, week by week. */
export interface RegimeWeeks {
  readonly id: string;
  readonly label: string;
  readonly counts: readonly number[];
  readonly total: number;
}

/** Of the drawing of one row; it is stretched to the room there is. */
const SLOT = 10;
const TALLEST = 34;

/** @param weeks Mondays, YYYY-MM-DD, as many as each row has counts. */
export function RegimeWeeksChart({
  weeks,
  rows,
}: {
  readonly weeks: readonly string[];
  readonly rows: readonly RegimeWeeks[];
}): VNode {
  if (rows.length === 0) return <p class="none">No alert was raised in these weeks.</p>;
  const most = Math.max(...rows.flatMap(({ counts }) => counts), 1);
  return (
    <>
      <figure class="chart regime-weeks">
        <ul>
          {rows.map((row) => (
            <li>
              <a href={`/queue?view=all&regime=${row.id}&sort=raised`}>{row.label}</a>
              <Bars row={row} weeks={weeks} most={most} />
              <span class="n">{formatCount(row.total)}</span>
            </li>
          ))}
        </ul>
        <p class="axis" aria-hidden="true">
          <span>{formatDay(weeks[0] ?? '')}</span>
          <span>{formatDay(weeks[Math.floor(weeks.length / 2)] ?? '')}</span>
          <span>{formatDay(weeks.at(-1) ?? '')}</span>
        </p>
        <figcaption>The tallest bar is {countOf(most, 'alert')} in one week.</figcaption>
      </figure>
      <details class="numbers-behind">
        <summary>The numbers</summary>
        <NumbersTable
          label="Alerts raised by embargo and week"
          empty=""
          heads={['Week of', ...rows.map(({ label }) => label)]}
          rows={weeks
            .map((from, index) => [formatDay(from), ...rows.map(({ counts }) => formatCount(counts[index] ?? 0))])
            .toReversed()}
        />
      </details>
    </>
  );
}

function Bars({
  row: { label, counts, total },
  weeks,
  most,
}: {
  readonly row: RegimeWeeks;
  readonly weeks: readonly string[];
  readonly most: number;
}): VNode {
  return (
    <svg
      viewBox={`0 0 ${counts.length * SLOT} ${TALLEST}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${countOf(total, 'alert')} in ${weeks.length} weeks; the numbers stand in the table below.`}
    >
      {counts.map((count, index) => {
        // One alert beside thousands is seen, too.
        const height = Math.max(1.5, Math.round((count / most) * TALLEST * 10) / 10);
        return count === 0 ? null : (
          <rect class="violations" x={index * SLOT + 1.5} width={SLOT - 3} y={TALLEST - height} height={height}>
            <title>{`${label}, week of ${formatDay(weeks[index] ?? '')}: ${countOf(count, 'alert')}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
