/** Where the bars, marks and lines of the timeline stand, in units of its picture. */
import type { StretchStatus, TimelineRow } from '../../rules/build-timeline.js';

/** Wide: names to the left of their bars. Narrow, for a phone: names above them. */
export type TimelineShape = 'wide' | 'narrow';

/** A step as the picture shows it. */
export type MarkKind = 'changed' | 'eased' | 'renewed' | 'ended' | 'listed';

/** One picture. */
export interface TimelinePicture {
  readonly width: number;
  readonly height: number;
  /** From where bars begin to where they end. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly years: readonly { readonly x: number; readonly label: string }[];
  readonly today: number;
  readonly rows: readonly PictureRow[];
}

/** One regime in it. */
export interface PictureRow {
  readonly regime: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly barY: number;
  readonly bars: readonly { readonly x: number; readonly width: number; readonly status: StretchStatus }[];
  readonly marks: readonly { readonly x: number; readonly kind: MarkKind }[];
}

/** Height of a bar. */
export const BAR = 12;

const FIRST_YEAR = 1990;

const SHAPES = {
  wide: { width: 1040, left: 168, right: 12, row: 30, head: 34, labelX: 0, labelDown: 19, barDown: 9, years: 5 },
  narrow: { width: 358, left: 1, right: 4, row: 42, head: 30, labelX: 1, labelDown: 13, barDown: 20, years: 10 },
} as const;

const KINDS: Readonly<Record<string, MarkKind>> = {
  impose: 'changed',
  amend: 'changed',
  snapback: 'changed',
  ease: 'eased',
  renew: 'renewed',
  lift: 'ended',
  lapse: 'ended',
  list: 'listed',
  delist: 'listed',
};

/** @param today YYYY-MM-DD; the picture ends with the year after it. */
export function layOutTimeline(rows: readonly TimelineRow[], today: string, shape: TimelineShape): TimelinePicture {
  const { width, left, right, row, head, labelX, labelDown, barDown, years } = SHAPES[shape];
  const lastYear = Number(today.slice(0, 4)) + 2;
  const start = Date.UTC(FIRST_YEAR, 0, 1);
  const end = Date.UTC(lastYear, 0, 1);
  const place = (day: string): number => {
    const share = Math.min(1, Math.max(0, (Date.parse(day) - start) / (end - start)));
    return round(left + share * (width - left - right));
  };
  const ticks = Array.from(
    { length: Math.ceil((lastYear - FIRST_YEAR) / years) },
    (_, index) => FIRST_YEAR + index * years,
  );
  return {
    width,
    height: head + rows.length * row + 8,
    left,
    right: width - right,
    top: head - 8,
    bottom: head + rows.length * row,
    years: ticks.map((year) => ({ x: place(`${year}-01-01`), label: String(year) })),
    today: place(today),
    rows: rows.map(({ regime, stretches, steps }, index) => ({
      regime,
      labelX,
      labelY: head + index * row + labelDown,
      barY: head + index * row + barDown,
      bars: stretches.map(({ from, until, status }) => {
        const x = place(from);
        return { x, width: Math.max(1, round((until === null ? width - right : place(until)) - x)), status };
      }),
      marks: steps.map(({ on, act }) => ({ x: place(on), kind: KINDS[act] ?? 'changed' })),
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
