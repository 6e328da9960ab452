/** By when a report wants its decision: bands of priority, which the database applies (`review_due`). */

/** From this priority up, within so many hours of raising or of coming back. */
export interface DueBand {
  readonly from: number;
  readonly hours: number;
}

/** Highest first. */
export const DEFAULT_DUE_BANDS: readonly DueBand[] = [
  { from: 80, hours: 12 },
  { from: 60, hours: 48 },
  { from: 0, hours: 168 },
];

/** The band of a priority. */
export function bandOf(priority: number, bands: readonly DueBand[]): DueBand {
  return bands.find(({ from }) => from <= priority) ?? { from: 0, hours: 168 };
}

/** "12 hours", "2 days". */
export function tellHours(hours: number): string {
  const [count, unit] = hours % 24 === 0 && hours >= 24 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "80 and up: review within 12 hours", "60 to 79: within 2 days", "below 60: within 7 days". */
export function tellBand(band: DueBand, bands: readonly DueBand[]): string {
  const above = bands.findLast(({ from }) => from > band.from);
  const within = `within ${tellHours(band.hours)}`;
  if (above === undefined) return band.from === 0 ? `Review ${within}` : `${band.from} and up: review ${within}`;
  return band.from === 0 ? `Below ${above.from}: ${within}` : `${band.from} to ${above.from - 1}: ${within}`;
}
