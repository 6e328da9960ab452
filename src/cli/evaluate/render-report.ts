/** The figures of `evaluate` for people. */
import type { Interval } from '../../platform/statistics/wilson.js';
import type { Difference } from './compare-reports.js';
import type { ScoreReport } from './score-records.js';

/** Figures with their intervals, one line per group and measure. */
export function renderReport(report: ScoreReport): string[] {
  const { found, of } = report.evidenceTouching;
  return [
    `${report.records} records, ${report.badEvidence} of ${report.evidence} evidence spans wrong or absent` +
      (of === 0 ? '' : `, ${found} of ${of} found violations rest on a labelled passage`),
    'In brackets 95 % intervals: precision and recall by Wilson’s score, F1 by a bootstrap over records (fixed seed).',
    ...Object.entries(report.scores).flatMap(([group, measures]) =>
      Object.entries(measures).map(
        ([measure, { precision, recall, f1, n, precision95, recall95, f195 }]) =>
          `${group.padEnd(27)} ${measure.padEnd(14)} P ${share(precision, precision95)}  R ${share(recall, recall95)}  ` +
          `F1 ${share(f1, f195)}  (${n})`,
      ),
    ),
  ];
}

/** What moved since the baseline. */
export function renderDifference({ changes, newlyRight, newlyWrong, only }: Difference): string[] {
  const turned = (label: string, ids: Difference['newlyRight']): string[] =>
    Object.entries(ids).map(([aspect, list]) => `${label}, ${aspect} (${list.length}): ${list.join(' ')}`);
  const lines = [
    ...changes.map(
      ({ group, measure, from, to }) =>
        `${to > from ? 'up  ' : 'down'} ${group.padEnd(27)} ${measure.padEnd(14)} F1 ${from.toFixed(3)} → ${to.toFixed(3)}`,
    ),
    ...turned('newly right', newlyRight),
    ...turned('newly wrong', newlyWrong),
    ...(only.before + only.now > 0
      ? [`not compared: ${only.before} records of the baseline alone, ${only.now} of this run alone`]
      : []),
  ];
  return ['', 'Against the baseline:', ...(lines.length > 0 ? lines : ['nothing moved'])];
}

function share(value: number, [low, high]: Interval): string {
  return `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
