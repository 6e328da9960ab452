/** Turns what began and what ended into stretches of time. Pure. */
import type { Coverage } from './coverage-schema.js';

/** An event of a source. */
export interface OutageEvent {
  readonly sourceId: string;
  readonly title: string;
  readonly kind: string;
  readonly at: Date;
}

type Outage = Coverage['outages'][number];

const BEGINS: Readonly<Record<string, Outage['kind']>> = {
  'source.silent': 'silent',
  'source.failing': 'failing',
  'source.gone': 'gone',
};
const ENDS: Readonly<Record<string, Outage['kind']>> = {
  'source.heard': 'silent',
  'source.recovered': 'failing',
  'source.returned': 'gone',
};

/**
 * What lasted into a period, from all events before its end, oldest first. What began before is told with its own beginning;
 * what had not ended by the end has none.
 */
export function pairOutages(events: readonly OutageEvent[], from: Date): Outage[] {
  const open = new Map<string, Outage>();
  const done: Outage[] = [];
  for (const { sourceId, title, kind, at } of events) {
    const begun = BEGINS[kind];
    const ended = ENDS[kind];
    const key = `${sourceId} ${begun ?? ended}`;
    if (begun !== undefined && !open.has(key))
      open.set(key, { sourceId, title, kind: begun, from: at.toISOString(), to: null });
    const outage = ended === undefined ? undefined : open.get(key);
    if (outage === undefined) continue;
    open.delete(key);
    if (at >= from) done.push({ ...outage, to: at.toISOString() });
  }
  return [...done, ...open.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
