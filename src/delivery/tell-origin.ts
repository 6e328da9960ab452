/** Where a passage comes from, after its publisher's name. */
import { tellDay } from './build-digest.js';
import type { MailedPassage } from './build-mailed-alert.js';
import { nameLanguage } from './delivery-words.js';

/** ", 22 November 2026, in Korean". */
export function tellOrigin(passage: MailedPassage, timeZone: string): string {
  const day = passage.publishedAt === null ? '' : `, ${tellDay(new Date(passage.publishedAt), timeZone)}`;
  return `${day}${passage.language === null || passage.language === 'en' ? '' : `, in ${nameLanguage(passage.language)}`}`;
}
