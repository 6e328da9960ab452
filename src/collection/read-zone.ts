import { zoneMinutes } from './date-names.js';

/** Minutes east of UTC, or a region of the time zone database, such as `europe/brussels`. */
export type Zone = number | string;

/** The zone named in what stands behind a time; null where none is. */
export function findZone(after: string): Zone | null {
  const region = /(?<![a-z/])[a-z]{2,20}\/[a-z_/+-]{2,40}/.exec(after)?.[0];
  if (region !== undefined) return region;
  const offset = /(?:^|[^\d])((?:gmt|utc|ut|z)?\s?[+-]\s?\d{1,2}(?::?\d{2})?)(?!\d)/.exec(after);
  if (offset?.[1] !== undefined) return readZone(offset[1]);
  for (const word of after.replace(/[ap]\.\s?m\b/, '').match(/[a-zа-я]+/g) ?? []) {
    const minutes = zoneMinutes(word);
    if (minutes !== undefined) return minutes;
  }
  return null;
}

/** The Line Islands' clocks are ahead by 14 hours; nobody's are by more, either way. */
const MAX_OFFSET_MINUTES = 14 * 60;

/** A zone by itself; null for an unknown name, UTC for an impossible offset. */
export function readZone(zone: string): Zone | null {
  if (zone.includes('/')) return zone;
  const offset = /^(?:gmt|utc|ut|z)?\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?/.exec(zone);
  if (offset === null) return zoneMinutes(zone) ?? null;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  if (minutes > MAX_OFFSET_MINUTES) return 0;
  return offset[1] === '-' ? -minutes : minutes;
}

/** Minutes east of UTC when the clocks of a zone show a time, given as that time in UTC; 0 for a region that is none. */
export function minutesEast(zone: Zone, wallClock: Date): number {
  if (typeof zone === 'number') return zone;
  const first = minutesAt(zone, wallClock);
  return first === null ? 0 : (minutesAt(zone, new Date(wallClock.getTime() - first * 60_000)) ?? 0);
}

const OFFSETS = new Map<string, Intl.DateTimeFormat>();

function minutesAt(region: string, instant: Date): number | null {
  const format = OFFSETS.get(region) ?? formatFor(region);
  if (format === null) return null;
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -total : total;
}

function formatFor(region: string): Intl.DateTimeFormat | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: region, timeZoneName: 'longOffset' });
    OFFSETS.set(region, format);
    return format;
  } catch {
    return null;
  }
}
