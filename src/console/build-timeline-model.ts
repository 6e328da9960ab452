/** The timeline in words and in two pictures: one for a wide window, one for a phone. */
import { resolutionUrl } from '../detection/finding.js';
import type { Regime, RegimeChange } from '../detection/pack.js';
import { buildTimeline, type Stretch } from '../rules/build-timeline.js';
import { describeDates } from './describe-clauses.js';
import { formatDay } from './pages/format-instant.js';
import { ACT_LABELS, FORCE_LABELS } from './pages/labels.js';
import { layOutTimeline } from './pages/lay-out-timeline.js';
import { nameRegime } from './pages/name-things.js';
import type { TimelineModel, TimelineStep } from './pages/timeline-chart.js';

/** @param today YYYY-MM-DD */
export function buildTimelineModel(regimes: readonly Regime[], today: string): TimelineModel {
  const rows = buildTimeline(regimes);
  return {
    wide: layOutTimeline(rows, today, 'wide'),
    narrow: layOutTimeline(rows, today, 'narrow'),
    rows: rows.map(({ regime, stretches, steps }) => ({
      id: regime,
      label: nameRegime(regime),
      stretches: stretches.map(describeStretch),
      steps: describeSteps(steps),
    })),
    today: formatDay(today),
  };
}

/** Oldest first, as the register has them. */
export function describeSteps(changes: readonly RegimeChange[]): TimelineStep[] {
  return changes.map(({ on, act, summary, resolution }) => ({
    on,
    day: formatDay(on),
    act: ACT_LABELS[act] ?? act,
    summary,
    symbol: resolution,
    href: resolutionUrl(resolution ?? ''),
  }));
}

function describeStretch({ from, until, status }: Stretch): string {
  const sure = status === 'in-force' ? '' : `, ${(FORCE_LABELS[status] ?? status).toLowerCase()}`;
  return `${describeDates(from, until)}${sure}`;
}
