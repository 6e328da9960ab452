/** What the simulation prints, and whether the collector's promises are kept. */
import { quantile, type Tally } from './tally.js';
import type { Policy } from './run-baseline.js';

/** A policy as users know it, and with its intervals stretched to as many requests as the product makes. */
export interface Comparison {
  readonly policy: Policy;
  readonly asKnown: Tally;
  readonly equal: Tally;
  readonly stretch: number;
}

/** All that was run. */
export interface Results {
  readonly count: number;
  readonly days: number;
  readonly seed: number;
  readonly product: Tally;
  readonly comparisons: readonly Comparison[];
}

const MINUTE_MS = 60_000;
const QUARTER_DAYS = 91;

/** Goals of the collector. */
const MAX_FALSE_GAP_SHARE = 0.001;
const MAX_LOSS_SHARE = 0.5;
const MAX_SILENCE_GAPS = 3;
const MAX_FALSE_ALARMS = 1;

/** @returns Text for people, the figures, and whether every goal is met. */
export function renderReport({ count, days, seed, product, comparisons }: Results): {
  text: string;
  figures: Readonly<Record<string, unknown>>;
  isKept: boolean;
} {
  const falseGapShare = product.falseGapFlags / product.polls;
  const falseAlarms = (product.falseAlarms * QUARTER_DAYS) / product.watchedDays;
  const alarms = ['frozen', 'emptied', 'replaced'].map((kind) => {
    const raised = product.alarms.filter((alarm) => alarm.kind === kind);
    return {
      kind,
      raised: raised.length,
      medianGaps: median(raised),
      // Frozen ones show by their arrivals alone; the others by what stands in the document.
      leastGaps:
        kind === 'frozen'
          ? quantile(
              raised.map(({ leastGaps }) => leastGaps),
              0.5,
            )
          : null,
      medianHours: quantile(
        raised.map(({ delayMs }) => delayMs / 3_600_000),
        0.5,
      ),
    };
  });
  const medianGaps = median(product.alarms);
  const worst = Math.max(...comparisons.map(({ equal }) => product.lost / equal.lost));
  const goals = [
    { name: 'lost unnoticed', isMet: product.lostUnnoticed === 0 },
    { name: 'false gap flags', isMet: falseGapShare < MAX_FALSE_GAP_SHARE },
    { name: 'half the loss at equal requests', isMet: worst <= MAX_LOSS_SHARE },
    { name: 'silence noticed within three expected gaps', isMet: medianGaps < MAX_SILENCE_GAPS },
    { name: 'one false alarm per source and quarter', isMet: falseAlarms <= MAX_FALSE_ALARMS },
  ];
  const policies = [
    policyRow('this product', product, 1),
    ...comparisons.flatMap(({ policy, asKnown, equal, stretch }) => [
      policyRow(policy.name, asKnown, 1),
      policyRow('  at equal requests', equal, stretch),
    ]),
  ];
  const rows = policies.map((row) => [
    row.name,
    whole(row.requests),
    whole(row.lost),
    percent(row.lost / row.offered),
    minutes(row.delayP50Ms),
    minutes(row.delayP95Ms),
    row.stretch.toFixed(2),
  ]);
  const lines = [
    `${whole(count)} feeds, ${days} days, seed ${seed}: ${whole(product.offered)} items published`,
    '',
    ...table([['policy', 'requests', 'items lost', 'of all', 'delay p50', 'p95', 'intervals ×'], ...rows]),
    '',
    `lost unnoticed          ${whole(product.lostUnnoticed)}`,
    `  put in beneath known items and gone again, which no reader can notice: ${whole(product.lostBeneath)}`,
    `  in feeds that did not answer again before the end: ${whole(product.lostPending)}`,
    `certificates            ${[...product.certificates].map(([name, times]) => `${name} ${whole(times)}`).join(', ')}`,
    `false gap flags         ${whole(product.falseGapFlags)} of ${whole(product.polls)} polls (${percent(falseGapShare)})`,
    `silence alarms          ${whole(product.alarms.length)} of ${whole(product.silences)} silences; median delay ${medianGaps.toFixed(2)} expected gaps`,
    ...alarms.map(
      (each) =>
        `  ${each.kind.padEnd(22)}${each.raised} alarms; median delay ${each.medianGaps.toFixed(2)} expected gaps, ${each.medianHours.toFixed(1)} h${each.leastGaps === null ? '' : ` (with one false alarm a quarter nobody could be under ${each.leastGaps.toFixed(2)})`}`,
    ),
    `false alarms            ${whole(product.falseAlarms)}: ${falseAlarms.toFixed(2)} per source and quarter; at most ${product.mostFalseAlarms} of one source`,
    '',
    ...goals.map(({ name, isMet }) => `${isMet ? 'kept   ' : 'BROKEN '} ${name}`),
  ];
  const figures = {
    feeds: count,
    days,
    seed,
    policies,
    alarms,
    medianGaps,
    falseAlarms,
    falseGapShare,
    lostUnnoticed: product.lostUnnoticed,
    lostBeneath: product.lostBeneath,
    goals,
  };
  return { text: lines.join('\n'), figures, isKept: goals.every(({ isMet }) => isMet) };
}

function median(alarms: readonly { delayMs: number; expectedGapMs: number }[]): number {
  return quantile(
    alarms.map(({ delayMs, expectedGapMs }) => delayMs / expectedGapMs),
    0.5,
  );
}

function policyRow(
  name: string,
  tally: Tally,
  stretch: number,
): {
  name: string;
  requests: number;
  lost: number;
  offered: number;
  delayP50Ms: number;
  delayP95Ms: number;
  stretch: number;
} {
  const { requests, lost, offered, delays } = tally;
  return {
    name,
    requests,
    lost,
    offered,
    delayP50Ms: quantile(delays, 0.5),
    delayP95Ms: quantile(delays, 0.95),
    stretch,
  };
}

const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;
const minutes = (ms: number): string => `${(ms / MINUTE_MS).toFixed(1)} min`;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
