/** What a benchmark reports: figures, each beside what the machine itself can do. */

/** One measured rate or time. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The machine's own limit for the same kind of work, measured in the same run. */
  readonly limit?: { readonly name: string; readonly value: number };
  /** What the figure should reach, where something was promised. */
  readonly goal?: number;
}

/** Aligned text for people. */
export function renderFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, limit, goal }) => [
    name,
    `${round(value)} ${unit}`,
    goal === undefined ? '' : `goal ${round(goal)}`,
    limit ? `${limit.name}: ${round(limit.value)} (${round((100 * value) / limit.value)} %)` : '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const round = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 });

/**
 * Runs `work` (a batch of `size` items) again and again for about `forMs` and gives items per second, both by the time
 * that processors spent on this process, its compiling and collecting included: what else the machine does does not count.
 */
export function ratePerCoreSecond(size: number, forMs: number, work: () => void): number {
  work();
  const began = spentMs();
  let done = 0;
  do {
    work();
    done += size;
  } while (spentMs() - began < forMs);
  return (done * 1000) / (spentMs() - began);
}

function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
