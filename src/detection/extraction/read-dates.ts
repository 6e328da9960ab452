/** Finds when: stated dates, and expressions relative to the day of publication. All days are UTC. */
import type { Sentence } from './document.js';
import type { DateInterval } from '../event.js';
import type { DateWords } from './language-pack.js';

/** A date with the token where it stands. */
export interface DateMention {
  readonly at: number;
  readonly interval: DateInterval;
}

const DAY_MS = 86_400_000;
/** Between two ends of a stretch, in any language. */
const DASHES = new Set(['-', '\u2013']);
const EARLIEST_YEAR = 1945;

/** A UTC day as YYYY-MM-DD. */
export function formatDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day);
}

function monthEnd(year: number, month: number): number {
  return Date.UTC(year, month, 0);
}

/** @param published the day of publication in ms since 1970 (UTC midnight), or null: then relative dates stay unread. */
export function readDates(sentence: Sentence, words: DateWords, published: number | null): DateMention[] {
  const found: DateMention[] = [];
  const { tokens } = sentence;
  const add = (from: number, to: number, start: number, end: number, basis: 'stated' | 'inferred'): void => {
    found.push({
      at: from,
      interval: {
        from: formatDay(start),
        to: formatDay(Math.max(start, end)),
        basis,
        span: { field: sentence.field, start: tokens[from]!.start, end: tokens[to - 1]!.end },
      },
    });
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const month = token.isCapitalised ? words.months[token.norm] : undefined;
    if (month !== undefined) {
      i = readMonth(sentence, i, month, words, published, add) - 1;
      continue;
    }
    const decade = decadeAt(sentence, i, words);
    if (decade !== null) {
      const [start, end] = decade;
      add(
        i,
        i + 1,
        dayOf(start, 1, 1),
        published === null ? dayOf(end, 12, 31) : Math.min(dayOf(end, 12, 31), Math.max(published, dayOf(start, 1, 1))),
        'stated',
      );
      continue;
    }
    const year = yearAt(sentence, i, words);
    if (year !== null) {
      const next = tokens[i + 1]?.norm ?? '';
      const until = words.until.has(next) || DASHES.has(next) ? yearAt(sentence, i + 2, words) : null;
      const isOpen = words.open.has(tokens[i - 1]?.norm ?? '') && published !== null;
      const end = isOpen ? published : dayOf(until ?? year, 12, 31);
      add(
        i,
        i + 1,
        dayOf(year, 1, 1),
        published === null ? end : Math.min(end, Math.max(published, dayOf(year, 1, 1))),
        'stated',
      );
      if (until !== null) i += 2;
      continue;
    }
    if (published === null) continue;
    const weekday = token.isCapitalised ? words.weekdays[token.norm] : undefined;
    if (weekday !== undefined) {
      const back = (new Date(published).getUTCDay() - weekday + 7) % 7;
      add(i, i + 1, published - back * DAY_MS, published - back * DAY_MS, 'inferred');
      continue;
    }
    const count = token.kind === 'number' && /^\d{1,2}$/.test(token.norm) ? Number(token.norm) : null;
    if (!words.relativeStarts.has(count === null ? token.norm : COUNT)) continue;
    for (let length = Math.min(4, tokens.length - i); length >= 1; length--) {
      const phrase = tokens
        .slice(i, i + length)
        .map((part, index) => (count !== null && index === 0 ? COUNT : part.norm))
        .join(' ');
      const relative = words.relative[phrase];
      if (!relative) continue;
      const [start, end] = resolveRelative(relative.unit, relative.offset * (count ?? 1), published);
      add(i, i + length, start, end, 'inferred');
      i += length - 1;
      break;
    }
  }
  return found;
}

/** Stands for a number in a relative phrase ("# years ago"), whose offset it multiplies. */
const COUNT = '#';

function yearAt(sentence: Sentence, index: number, words: DateWords): number | null {
  const token = sentence.tokens[index];
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.norm) || token.isJoined) return null;
  const year = Number(token.norm);
  if (year < EARLIEST_YEAR || year > 2100) return null;
  const before = sentence.tokens[index - 1];
  // "resolution 2015 (2012)", "2,000 tonnes": numbers of texts are no years, years in brackets after them no dates
  if (before?.norm === '/' || before?.norm === '(') return null;
  const next = sentence.tokens[index + 1];
  if (next?.kind === 'word' && next.isJoined) return null;
  const isDated = before === undefined || before.norm === ',' || words.beforeYear.has(before.norm);
  return isDated ? year : null;
}

/** "In the 1980s", "the late 1990's": first and last year, or null. */
function decadeAt(sentence: Sentence, index: number, words: DateWords): [number, number] | null {
  const { tokens } = sentence;
  const token = tokens[index]!;
  if (token.kind !== 'number' || !/^(?:19|20)\d0$/.test(token.norm)) return null;
  const ending = tokens[index + 1]?.kind === 'word' ? tokens[index + 1] : tokens[index + 2];
  if (!ending || !words.decade.has(ending.norm) || ending.start - token.end > 1) return null;
  const year = Number(token.norm);
  const [first, last] = words.decadeParts.get(tokens[index - 1]?.norm ?? '') ??
    words.decadeParts.get(tokens[index - 2]?.norm ?? '') ?? [0, 9];
  return [year + first, year + last];
}

type Add = (from: number, to: number, start: number, end: number, basis: 'stated' | 'inferred') => void;

/** A month as written, with its day and year where they stand beside it. */
interface WrittenMonth {
  readonly from: number;
  /** The token after it. */
  readonly to: number;
  readonly month: number;
  readonly day: number | null;
  /** The last day of a stretch within the month ("3 to 7 May"). */
  readonly untilDay: number | null;
  readonly year: number | null;
}

/** @param at where the month's name stands. */
function writtenMonth({ tokens }: Sentence, at: number, month: number, words: DateWords): WrittenMonth {
  const number = (index: number): number | null => {
    const token = tokens[index];
    return token?.kind === 'number' && /^\d{1,2}$/.test(token.norm) ? Number(token.norm) : null;
  };
  let from = at;
  let to = at + 1;
  let day = number(at - 1);
  let untilDay: number | null = null;
  if (day !== null) {
    from = at - 1;
    const link = tokens[at - 2]?.norm ?? '';
    const earlier = words.until.has(link) || DASHES.has(link) ? number(at - 3) : null;
    if (earlier !== null) {
      untilDay = day;
      day = earlier;
      from = at - 3;
    }
  } else if (number(at + 1) !== null && tokens[at + 2]?.norm !== ':') {
    day = number(at + 1);
    to = at + 2;
  }
  const afterComma = tokens[to]?.norm === ',' ? to + 1 : to;
  const written = tokens[afterComma];
  if (written?.kind !== 'number' || !/^\d{4}$/.test(written.norm))
    return { from, to, month, day, untilDay, year: null };
  return { from, to: afterComma + 1, month, day, untilDay, year: Number(written.norm) };
}

/** The other end of a stretch: "(January 2023) and December 2025", "(3 May) to 7 June". */
function monthAfter(sentence: Sentence, at: number, words: DateWords): WrittenMonth | null {
  const { tokens } = sentence;
  const link = tokens[at]?.norm ?? '';
  if (!words.until.has(link) && !DASHES.has(link)) return null;
  for (const index of [at + 1, at + 2]) {
    const token = tokens[index];
    const month = token?.isCapitalised ? words.months[token.norm] : undefined;
    if (month === undefined) continue;
    const end = writtenMonth(sentence, index, month, words);
    return end.from === at + 1 && !isAmbiguous(sentence, index, end, words) ? end : null;
  }
  return null;
}

/** "May" without a day, a year or a word of time before it is another word. */
function isAmbiguous({ tokens }: Sentence, at: number, { day, year }: WrittenMonth, words: DateWords): boolean {
  const asked = words.ambiguousMonths.get(tokens[at]!.norm);
  return asked !== undefined && day === null && year === null && !asked.has(tokens[at - 1]?.norm ?? '');
}

/** @returns the token after the date. */
function readMonth(
  sentence: Sentence,
  at: number,
  month: number,
  words: DateWords,
  published: number | null,
  add: Add,
): number {
  const { tokens } = sentence;
  const first = writtenMonth(sentence, at, month, words);
  if (isAmbiguous(sentence, at, first, words)) return first.to;
  const last = monthAfter(sentence, first.to, words);
  const to = last?.to ?? first.to;
  const { from, day } = first;
  // "between March and June 2024", "from November to February 2024": the year stands at the end
  let year = first.year ?? (last === null || last.year === null ? null : last.year - (month > last.month ? 1 : 0));
  const basis = year === null ? 'inferred' : 'stated';
  if (year === null) {
    if (published === null) return to;
    year = new Date(published).getUTCFullYear();
    if (dayOf(year, month, day ?? 1) > published + DAY_MS) year--;
    if (words.last.has(tokens[from - 1]?.norm ?? '') && month === new Date(published).getUTCMonth() + 1) year--;
  }
  if ([day, last?.day ?? null].some((one) => one !== null && (one < 1 || one > 31))) return to;
  const isOpen = words.open.has(tokens[from - 1]?.norm ?? '') && published !== null;
  const start = dayOf(year, month, day ?? 1);
  const lastYear = last === null ? year : (last.year ?? year + (last.month < month ? 1 : 0));
  const { month: endMonth, day: endDay } = last ?? { month, day: first.untilDay ?? day };
  const end = isOpen ? published : endDay === null ? monthEnd(lastYear, endMonth) : dayOf(lastYear, endMonth, endDay);
  add(from, to, start, published === null ? end : Math.min(end, Math.max(start, published)), basis);
  return to;
}

function resolveRelative(unit: 'day' | 'week' | 'month' | 'year', offset: number, published: number): [number, number] {
  const day = new Date(published);
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth();
  if (unit === 'day') return [published + offset * DAY_MS, published + offset * DAY_MS];
  if (unit === 'week') {
    const monday = published - ((day.getUTCDay() + 6) % 7) * DAY_MS + offset * 7 * DAY_MS;
    return [monday, Math.min(monday + 6 * DAY_MS, published)];
  }
  if (unit === 'month') {
    const start = Date.UTC(year, month + offset, 1);
    return [start, Math.min(Date.UTC(year, month + offset + 1, 0), published)];
  }
  return [Date.UTC(year + offset, 0, 1), Math.min(Date.UTC(year + offset, 11, 31), published)];
}
