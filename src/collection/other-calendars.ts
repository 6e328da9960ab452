/** Years, months and days of calendars other than the Gregorian, as news write them. */

/** A day by the Gregorian calendar; the month from 1 on. */
export interface GregorianDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The months of the Iranian calendar, from Farvardin (March to April) on; Dari has some of its own. */
const IRANIAN_MONTHS: readonly string[] = [
  'فروردین فروردين حمل',
  'اردیبهشت ارديبهشت ثور',
  'خرداد جوزا',
  'تیر تير سرطان',
  'مرداد اسد',
  'شهریور شهريور سنبله',
  'مهر میزان',
  'آبان ابان عقرب',
  'آذر قوس',
  'دی دي جدی',
  'بهمن دلو',
  'اسفند حوت',
];

const IRANIAN_BY_NAME: ReadonlyMap<string, number> = new Map(
  IRANIAN_MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** 1 to 12 for a month of the Iranian calendar. */
export function iranianMonth(name: string): number | undefined {
  return IRANIAN_BY_NAME.get(name);
}

/** Whether a year is one that only the Iranian calendar has now: 1300 was 1921, 1499 will be 2120. */
export function isIranianYear(year: number): boolean {
  return year >= 1_300 && year <= 1_499;
}

const IRANIAN = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** A day of the Iranian calendar; null where there is no such day. */
export function fromIranian(year: number, month: number, day: number): GregorianDay | null {
  // The year begins at the equinox; its first six months have 31 days, the others 30.
  const months = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  const near = Date.UTC(year + 621, 2, 21 + months + day - 1);
  for (const shift of [0, -1, 1, -2, 2]) {
    const date = new Date(near + shift * 86_400_000);
    const parts = new Map(IRANIAN.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (parts.get('year') === year && parts.get('month') === month && parts.get('day') === day) {
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    }
  }
  return null;
}

/** The Buddhist era of Thailand, of which the years of our time begin with 24, 25 or 26. */
export function fromBuddhistYear(year: number): number {
  return year >= 2_400 && year < 2_700 ? year - 543 : year;
}

/** First years of the eras of Japan. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2019, 平成: 1989, 昭和: 1926 };

/** `令和8年` as `2026年`; 元 is the first year. */
export function withoutEras(text: string): string {
  return text.replace(/(令和|平成|昭和)\s?(元|\d{1,2})\s?年/g, (whole, era: string, year: string) => {
    const first = ERAS[era];
    return first === undefined ? whole : `${first + (year === '元' ? 1 : Number(year)) - 1}年`;
  });
}
