import { monthNumber, pairedMonthNumber } from './date-names.js';
import { fromBuddhistYear, fromIranian, iranianMonth, isIranianYear, withoutEras } from './other-calendars.js';
import { findZone, minutesEast, readZone, type Zone } from './read-zone.js';

const DAY_MS = 86_400_000;

/** Longest text that is read as a date. */
const MAX_LENGTH = 120;

/**
 * Reads a date as feeds write them: RFC 822 and 2822 with their many misspellings, ISO 8601 and its profiles (W3CDTF,
 * RFC 3339), C's asctime, all-numeric and written-out forms, month names in the product's ten languages and many more,
 * East Asian dates with their unit characters and Japan's eras, the Iranian calendar and Thailand's years, the digits of
 * other scripts, zones by name and by region, ISO weeks, seconds or milliseconds since 1970. A weekday is
 * ignored, since it is often wrong. Without a zone the date is taken for UTC, or Korean time if
 * it is written in Korean; without a time, for midnight; without a day,
 * for the first.
 * Returns null for what is no date or lies outside the years 1900 to 2199.
 */
export function parseDate(text: string): Date | null {
  if (text.length > MAX_LENGTH * 4) return null;
  const plain = normalise(text);
  if (plain === '' || plain.length > MAX_LENGTH) return null;
  return readIso(plain) ?? readWeek(plain) ?? readShortIso(plain) ?? readEpoch(plain) ?? readLoosely(plain);
}

/** The zeros of Arabic, Persian, the scripts of India, Thai, Lao, Tibetan, Burmese and Khmer; the other digits follow. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
];

function digitOf(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((each) => code >= each && code < each + 10);
  return zero === undefined ? digit : String(code - zero);
}

/** One form for digits, dashes, blanks and case. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const ISO_DATE = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?(\d{3}))?(?![\d/.])/;
/** With single digits, or with a zero too many. */
const ISO_ODD_DIGITS = /^(\d{4})-0?(\d{1,2})-0?(\d{1,2})(?!\d)/;
const ISO_TIME =
  /^[t ,]{1,3}(\d{1,2}):?(\d{2})?(?::?(\d{2})(?:[.,:](\d{1,9}))?)?\s*(z|ut|utc|gmt|[+-]\d{1,2}(?::?\d{2})?(?::?\d{2})?|[a-z]{2,5}|[a-z]{2,20}\/[a-z_/+-]{2,40})?$/;
/** Behind an offset, or alone (RFC 9557). */
const REGION_IN_BRACKETS = /\[!?([a-z_]{2,20}\/[a-z_/+-]{2,40})\]/;

/** ISO 8601 calendar and ordinal dates; also with single digits, a blank for the T, a zone by name. */
function readIso(text: string): Date | null {
  const date = ISO_ODD_DIGITS.exec(text) ?? ISO_DATE.exec(text);
  if (date === null) return null;
  const rest = text.slice(date[0].length).replace(/[+-]00:?00\[.*\]$|\[.*\]$/, (zone) => zone.split('[')[0] ?? '');
  const time = rest === '' || rest === 'z' ? null : ISO_TIME.exec(rest);
  if (rest !== '' && rest !== 'z' && time === null) return null;
  const [, year, month, day, ordinal] = date;
  const zone = time?.[5] === undefined ? (REGION_IN_BRACKETS.exec(text)?.[1] ?? 0) : readZone(time[5]);
  if (zone === null) return null;
  return build({
    year: Number(year),
    month: ordinal === undefined ? Number(month ?? 1) : 1,
    day: Number(ordinal ?? day ?? 1),
    hour: Number(time?.[1] ?? 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
    millisecond: Math.floor(Number(`0.${time?.[4] ?? 0}`) * 1_000),
    zone,
    isOrdinal: ordinal !== undefined,
  });
}

const SHORT_ISO_DATE = /^(\d{2})-?(\d{2})-?(\d{2})$/;
const SHORT_ISO_MONTH = /^-(\d{2})-?(\d{2})$/;
const SHORT_ISO_ORDINAL = /^(\d{2})-?(\d{3})$/;

/** ISO 8601 of 1988 allowed two digits for the year: `03-12-31`, `031231`, `-0312`, `03335`. */
function readShortIso(text: string): Date | null {
  const [, year, month, day] = SHORT_ISO_DATE.exec(text) ?? SHORT_ISO_MONTH.exec(text) ?? [];
  const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0, zone: 0 };
  if (year !== undefined) {
    return build({ ...midnight, year: fullYear(year), month: Number(month), day: Number(day ?? 1), isOrdinal: false });
  }
  const [, ordinalYear, ordinal] = SHORT_ISO_ORDINAL.exec(text) ?? [];
  if (ordinalYear === undefined) return null;
  return build({ ...midnight, year: fullYear(ordinalYear), month: 1, day: Number(ordinal), isOrdinal: true });
}

/** ISO 8601 weeks: `2026-W10-1` is a Monday. The week of 4 January is the first. */
function readWeek(text: string): Date | null {
  const [, year, week, day] = /^(\d{4})-?w([0-5]\d)(?:-?([1-7]))?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY_MS;
  return Number(week) === 0
    ? null
    : within(new Date(monday + ((Number(week) - 1) * 7 + Number(day ?? 1) - 1) * DAY_MS));
}

/** Nine digits or more: seconds since 1970, or milliseconds from twelve on. */
function readEpoch(text: string): Date | null {
  // The JSON of older .NET has milliseconds so.
  const inJson = /^\/date\((\d{12,13})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  if (inJson !== undefined) return within(new Date(Number(inJson)));
  if (!/^\d{9,13}(?:\.\d{1,6})?$/.test(text)) return null;
  const value = Number(text);
  return within(new Date(text.split('.')[0]?.length === 13 || value >= 1e11 ? value : value * 1_000));
}

const CLOCK = /(\d{1,2})\s?[:h時시点點]\s?(\d{1,2})(?:\s?[:m分분]\s?(\d{1,2})(?:[.,]\d{1,9})?)?\s?[秒초분分]?/;
/** Arabic has single letters for the halves of the day, behind the time. */
const AFTERNOON = /(?:^|[\s\d])p\.?m\.?(?![a-z])|오후|下午|晚上|午後|عصر|مساء|:\d{2}\s?م$/;
const MORNING = /(?:^|[\s\d])a\.?m\.?(?![a-z])|오전|上午|早上|午前|صباح|:\d{2}\s?ص$/;

/** A date written in Korean is told in Korean time; Chinese and Japanese share their characters, so they tell nothing. */
const KOREAN = /\p{Script=Hangul}/u;
const KOREAN_MINUTES = 540;

/** Everything else: the time and zone are found and taken out, and what is left is a day, a month and a year. */
function readLoosely(written: string): Date | null {
  const text = withoutEras(written.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3 $4:$5:$6'))
    .replace(/(\d{2}\/[a-z]{3}\/\d{4}):/, '$1 ')
    .replace(/(\d{4},? (?:kl\.? |klo |ore |ora )?)(\d{1,2})\.(\d{2})(?![\d.])/, '$1$2:$3')
    .replace(/ (\d{1,2})\.(\d{2})\.(\d{2})(?:\.\d{1,9})? ?(?=[ap]m)/, ' $1:$2:$3 ');
  const clock = CLOCK.exec(text.replace(/(\d)t(?=\d{1,2}:)/, '$1 '));
  const spaced = text.replace(/(\d)t(?=\d{1,2}:)/, '$1 ');
  const before = clock === null ? spaced : spaced.slice(0, clock.index);
  const after = clock === null ? '' : spaced.slice(clock.index + clock[0].length);
  const day = readDay(
    before.trim() === '' || !/\d/.test(before)
      ? `${before} ${withoutZone(after)}`
      : `${before} ${yearAfter(before, after)}`,
  );
  if (day === null) return null;
  let hour = Number(clock?.[1] ?? 0);
  if (AFTERNOON.test(text) && hour < 12) hour += 12;
  else if (MORNING.test(text) && hour === 12) hour = 0;
  return build({
    ...day,
    hour,
    minute: Number(clock?.[2] ?? 0),
    second: Number(clock?.[3] ?? 0),
    millisecond: 0,
    zone: findZone(after) ?? (KOREAN.test(text) ? KOREAN_MINUTES : 0),
    isOrdinal: false,
  });
}

/** asctime puts the year last: `Sun Jan 4 16:29:06 PST 2004`. */
function yearAfter(before: string, after: string): string {
  if (/\b\d{4}\b/.test(before)) return '';
  const numbers = before.match(/\d+/g) ?? [];
  const year = /(?:^|\s)((?:19|20|21)\d{2})(?:\s|$)/.exec(after)?.[1];
  return numbers.length < 2 || year !== undefined ? (year ?? '') : '';
}

function withoutZone(after: string): string {
  return after.replace(/(?:gmt|utc)?\s?[+-]\d{2}:?\d{2}|\((?:[^)]*)\)/g, ' ');
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function readDay(text: string): Day | null {
  const eastern = /(\d{2,4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號]?)?/.exec(text);
  if (eastern !== null)
    return { year: fullYear(eastern[1] ?? ''), month: Number(eastern[2]), day: Number(eastern[3] ?? 1) };
  const vietnamese = /(\d{1,2})\s?(?:tháng|thg)\s?(\d{1,2}),?\s?(?:năm\s?)?(\d{4})/.exec(text);
  if (vietnamese !== null)
    return { year: Number(vietnamese[3]), month: Number(vietnamese[2]), day: Number(vietnamese[1]) };
  const words = text.split(/[^\p{L}\p{M}\d]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u).filter((word) => word !== '');
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const iranian = iranianDay(words, numbers);
  if (iranian !== undefined) return iranian;
  const month = monthOf(words);
  return month === null ? numericDay(text, numbers) : namedDay(month, numbers);
}

/** A day of the Iranian calendar, told by the name of its month or by its year; undefined where it is none. */
function iranianDay(words: readonly string[], numbers: readonly string[]): Day | null | undefined {
  const named = words.map(iranianMonth).find((month) => month !== undefined);
  const [first = '', second = '', third = ''] = numbers;
  const isYearFirst = first.length === 4;
  const year = Number(isYearFirst ? first : named === undefined ? third : second);
  if (!isIranianYear(year)) return undefined;
  const day = Number(named === undefined ? (isYearFirst ? third : first) : isYearFirst ? second : first);
  return fromIranian(year, named ?? Number(second), day === 0 ? 1 : day);
}

/**
 * The month that is named first. `mar` before the day is Tuesday in French, Spanish, Italian and Romanian where the month
 * stands beside the day: `mar. 1 déc. 2020`.
 */
function monthOf(words: readonly string[]): number | null {
  const months = words.map((word, index) => monthNumber(word) ?? pairedMonthNumber(word, words[index + 1] ?? ''));
  const first = months.findIndex((month) => month !== undefined);
  if (first === -1) return null;
  const day = words.findIndex((word) => /^\d/.test(word));
  const beside = [day + 1, day + 2, day - 1].find((index) => index > first && months[index] !== undefined);
  const isWeekday = words[first] === 'mar' && first < day && beside !== undefined;
  return months[isWeekday ? beside : first] ?? null;
}

function namedDay(month: number, numbers: readonly string[]): Day | null {
  const [first, second] = numbers;
  if (first === undefined) return null;
  if (second === undefined) return first.length === 4 ? { year: Number(first), month, day: 1 } : null;
  const isYearFirst = first.length === 4 || Number(first) > 31;
  return isYearFirst
    ? { year: fromBuddhistYear(fullYear(first)), month, day: Number(second) }
    : { year: fromBuddhistYear(fullYear(second)), month, day: Number(first) };
}

/**
 * `2004/01/02`, `02.01.2004`, `1/2/2004`. With dots or dashes the day comes first; with slashes the month, as in America,
 * unless it cannot be one, or the weekday speaks for the other.
 */
function numericDay(text: string, numbers: readonly string[]): Day | null {
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined) return null;
  if (a.length === 4) return { year: Number(a), month: Number(b), day: Number(c) };
  const dayFirst = { year: fullYear(c), month: Number(b), day: Number(a) };
  const monthFirst = { year: fullYear(c), month: Number(a), day: Number(b) };
  const weekday = WEEKDAYS.findIndex((name) => text.includes(name));
  const isDayFirst =
    dayFirst.day > 12 ||
    (dayFirst.month <= 12 && (!text.includes('/') || (weekday !== -1 && weekday === weekdayOf(dayFirst))));
  return isDayFirst ? dayFirst : monthFirst;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** Two digits as RFC 2822 reads them: 00 to 49 are this century's; three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2_000 + year : 1_900 + year;
  return digits.length === 3 ? 1_900 + year : year;
}

interface Parts extends Day {
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone: Zone;
  isOrdinal: boolean;
}

/** 24:00 and a leap second roll over, as does 31 June. */
function build(parts: Parts): Date | null {
  const { year, month, day, hour, minute, second, millisecond, zone, isOrdinal } = parts;
  if (year < 1_900 || month < 1 || month > 12 || day < 1 || day > (isOrdinal ? 366 : 31)) return null;
  if (hour > 24 || minute > 59 || second > 60) return null;
  const wallClock = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  if (Number.isNaN(wallClock.getTime())) return null;
  return within(new Date(wallClock.getTime() - minutesEast(zone, wallClock) * 60_000));
}

function within(date: Date): Date | null {
  const year = date.getUTCFullYear();
  return year >= 1_900 && year < 2_200 ? date : null;
}
