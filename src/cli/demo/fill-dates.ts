const PLACE = /\{\{(day|weekday) (-?\d+)\}\}/g;
const DAY_MS = 86_400_000;

/**
 * Turns `{{day -2}}` into the date two days before `now` ("21 November") and `{{weekday 1}}` into the name of the day
 * after, in the words of the language (ISO 639-1), by UTC.
 */
export function fillDates(text: string, now: Date, language: string): string {
  return text.replace(PLACE, (_, kind: string, days: string) => {
    const options: Intl.DateTimeFormatOptions =
      kind === 'day' ? { day: 'numeric', month: 'long' } : { weekday: 'long' };
    const locale = language === 'en' ? 'en-GB' : language;
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
      new Date(now.getTime() + Number(days) * DAY_MS),
    );
  });
}
