/** The reports of a story on a line of time: independent ones as dots with their names, copies as ticks. */
import type { VNode } from 'preact';
import type { StoryReport } from './alert-model.js';
import { formatDay, formatTime } from './format-instant.js';

const WIDTH = 776;
const LABEL_WIDTH = 150;
const BASE = 62;

/** Null where a line of time would show one point only. */
export function StoryStrip({ reports }: { readonly reports: readonly StoryReport[] }): VNode | null {
  const times = reports.map(({ at }) => at.getTime());
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (reports.length < 2 || to - from < 60_000) return null;
  const x = (at: Date): number => Math.round((8 + ((at.getTime() - from) / (to - from)) * (WIDTH - 16)) * 10) / 10;
  const own = reports.filter(({ isCopy }) => !isCopy);
  const copies = reports.length - own.length;
  const isOneDay = formatDay(new Date(from)) === formatDay(new Date(to));
  const label = `${own.length} independent reports from ${formatDay(new Date(from))} to ${formatDay(new Date(to))}, and ${copies} copies`;
  let labelledUpTo = -1;
  return (
    <figure class="strip">
      <svg viewBox={`0 0 ${WIDTH} 84`} role="img" aria-label={label}>
        <path class="axis" d={`M0 ${BASE}h${WIDTH}`} />
        {reports
          .filter(({ isCopy }) => isCopy)
          .map(({ at }) => (
            <path class="copy" d={`M${x(at)} 50v12`} />
          ))}
        {own.map((report) => {
          const at = x(report.at);
          // A label that would run into the one before is left to the list below.
          const hasLabel = at > labelledUpTo;
          if (hasLabel) labelledUpTo = at + LABEL_WIDTH;
          const isAtEnd = at > WIDTH - LABEL_WIDTH;
          const anchor = isAtEnd ? { x: at - 10, 'text-anchor': 'end' as const } : { x: at + 10 };
          return (
            <g>
              <path class="axis" d={`M${at} 30v32`} />
              <circle class="own" cx={at} cy="26" r="5" />
              {hasLabel && (
                <>
                  <text class="lbl" y="22" {...anchor}>
                    {report.outlet.length > 22 ? `${report.outlet.slice(0, 21)}…` : report.outlet}
                  </text>
                  <text y="37" {...anchor}>
                    {formatTime(report.at)}
                  </text>
                </>
              )}
            </g>
          );
        })}
        <text x="0" y="80">
          {isOneDay ? `${formatTime(new Date(from))} UTC` : formatDay(new Date(from))}
        </text>
        <text x={WIDTH} y="80" text-anchor="end">
          {isOneDay ? formatTime(new Date(to)) : formatDay(new Date(to))}
        </text>
      </svg>
    </figure>
  );
}
