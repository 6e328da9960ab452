/** A source's last days: new items as bars, failed polls marked below; and the same as a table. */
import type { VNode } from 'preact';
import { countOf, formatCount, formatDay } from './format-instant.js';
import { NumbersTable } from './numbers-table.js';

/** One day, UTC. */
export interface HealthDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly polls: number;
  readonly failed: number;
  /** New items. */
  readonly fresh: number;
}

const SLOT = 7;
const BASE = 20;
const HEIGHT = 26;

/** Small enough for a row. Roots of the counts are drawn, so that a quiet day beside a loud one can still be seen. */
export function HealthSpark({ days }: { readonly days: readonly HealthDay[] }): VNode {
  const most = Math.sqrt(Math.max(1, ...days.map(({ fresh }) => fresh)));
  const failing = days.filter(({ failed }) => failed > 0).length;
  const items = days.reduce((sum, { fresh }) => sum + fresh, 0);
  const label = `${days.length} days: ${countOf(items, 'new item')}, ${failing === 0 ? 'no day' : countOf(failing, 'day')} with failed polls`;
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${days.length * SLOT} ${HEIGHT}`}
      width={days.length * SLOT}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path class="grid" d={`M0 ${BASE + 0.5}H${days.length * SLOT}`} />
      {days.map(({ fresh, failed, polls }, index) => {
        const height = fresh === 0 ? 0 : Math.max(1.5, (Math.sqrt(fresh) / most) * (BASE - 1));
        const x = index * SLOT + 1;
        return (
          <>
            {fresh > 0 && <rect class="fresh" x={x} width={SLOT - 2} y={round(BASE - height)} height={round(height)} />}
            {failed > 0 && (
              <rect class={failed === polls ? 'failed all' : 'failed'} x={x} width={SLOT - 2} y={BASE + 2} height={4} />
            )}
          </>
        );
      })}
    </svg>
  );
}

/** The numbers behind it, newest day first. */
export function HealthTable({ days }: { readonly days: readonly HealthDay[] }): VNode {
  return (
    <details class="numbers-behind">
      <summary>The numbers</summary>
      <NumbersTable
        label="Day by day"
        empty="It has not been polled yet."
        heads={['Day, UTC', 'Polls', 'Failed', 'New items']}
        rows={days
          .toReversed()
          .map(({ day, polls, failed, fresh }) => [
            formatDay(day),
            formatCount(polls),
            formatCount(failed),
            formatCount(fresh),
          ])}
      />
    </details>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
