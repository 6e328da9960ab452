/** Instants and spans of time as pages show them: always UTC, and said to be so where a time of day is given. */

const DAY_MS = 86_400_000;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "23 November 2026". @param value An instant, or a day as YYYY-MM-DD. */
export function formatDay(value: Date | string): string {
  const date = typeof value === 'string' ? new Date(`${value.slice(0, 10)}T00:00:00Z`) : value;
  if (Number.isNaN(date.getTime())) return String(value);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "14:20". */
export function formatTime(value: Date): string {
  return value.toISOString().slice(11, 16);
}

/** "23 November 2026, 14:20 UTC". */
export function formatInstant(value: Date): string {
  return `${formatDay(value)}, ${formatTime(value)} UTC`;
}

/** "23 Nov 2026, 14:20" for ledgers whose heading says UTC. */
export function formatShort(value: Date): string {
  return `${value.getUTCDate()} ${MONTHS[value.getUTCMonth()]?.slice(0, 3)} ${value.getUTCFullYear()}, ${formatTime(value)}`;
}

/** "5 h", "2 d 3 h", "12 min": how long, to the two largest units. @param ms Milliseconds; negative counts as none. */
export function formatSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return '< 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.floor(hours / 24);
  return days >= 7 || hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** "Due 21:20" within the day, "Due Tue" within the week, else "Due 3 Dec". */
export function formatDue(due: Date, now: Date): string {
  if (due.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return `Due ${formatTime(due)}`;
  if (due.getTime() - now.getTime() < 6 * DAY_MS) {
    return `Due ${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][due.getUTCDay()]}`;
  }
  return `Due ${due.getUTCDate()} ${MONTHS[due.getUTCMonth()]?.slice(0, 3)}`;
}

/** "1,204". */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}

/** "1 article", "2 articles". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A day interval as told: "7 October 2024", "March to June 2026" (whole months), "in 2019" (a whole year), "not stated". */
export function formatInterval(from: string, to: string): string {
  if (from <= '0001-01-01' || to >= '9999-12-31') return 'not stated';
  if (from === to) return formatDay(from);
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  const isWholeMonths = start.getUTCDate() === 1 && new Date(end.getTime() + DAY_MS).getUTCDate() === 1;
  if (!isWholeMonths) return `${formatDay(from)} to ${formatDay(to)}`;
  const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
  if (sameYear && start.getUTCMonth() === 0 && end.getUTCMonth() === 11) return String(start.getUTCFullYear());
  const endMonth = `${MONTHS[end.getUTCMonth()]} ${end.getUTCFullYear()}`;
  if (sameYear && start.getUTCMonth() === end.getUTCMonth()) return endMonth;
  return `${MONTHS[start.getUTCMonth()]}${sameYear ? '' : ` ${start.getUTCFullYear()}`} to ${endMonth}`;
}
