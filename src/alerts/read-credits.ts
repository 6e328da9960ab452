/**
 * Whose account a text says it runs: an agency in its dateline or byline ("SEOUL (Reuters) –", "(AFP)", "– Xinhua",
 * "/TASS/"), or a house or paper to which it attributes the story ("Yonhap reported", "first carried by the Herald").
 */
import { CREDIT_NAMES, NEWS_HOUSES } from './news-agencies.js';

/** Where datelines stand, and bylines at the end. */
const BEGINNING = 220;
const ENDING = 160;

/** An attribution counts where the story is told, not where its context is. */
const TOLD_WITHIN = 1_500;

const MAX_CREDITS = 3;

/** Nothing longer is a name. */
const MAX_NAME = 60;

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const byName = new Map(CREDIT_NAMES.map(({ name, house }) => [name.toLowerCase(), house.id]));
const exactNames = new Set(CREDIT_NAMES.filter(({ isExact }) => isExact).map(({ name }) => name));
const ANY_HOUSE = CREDIT_NAMES.map(({ name }) => escape(name)).join('|');
const EDGE_BEFORE = '(?<![\\p{L}\\p{N}])';
const EDGE_AFTER = '(?![\\p{L}\\p{N}])';

/** At the beginning: in brackets or between strokes, or after a place and a dash. */
const DATELINE = new RegExp(
  `[(（/【\\[]\\s*(?:with |avec |con información de )?(${ANY_HOUSE})${EDGE_AFTER}[^)）/】\\]]{0,40}[)）/】\\]]|^\\W*(${ANY_HOUSE})\\s*[-–—:]`,
  'iu',
);

/** At the end: in brackets, after a dash, or as the source. */
const BYLINE = new RegExp(
  `(?:[(（/【\\[]\\s*(?:with |avec |con información de )?|[-–—]\\s*|(?:source|sources|fuente|источник|المصدر|来源|출처)\\s*[:：]\\s*)(${ANY_HOUSE})${EDGE_AFTER}[^\\p{L}\\p{N}]{0,6}(?:\\p{L}{1,12}\\/\\p{L}{1,12})?[^\\p{L}\\p{N}]{0,6}$`,
  'iu',
);

/** "Reuters reported", "told AFP", "according to Yonhap", "citing Kyodo". */
const ATTRIBUTION = new RegExp(
  `(?:(?:told|according to|citing|cited by|reported by|carried by|quoted by|a dit à l[’']|a déclaré à l[’']|selon|dijo a|según|сообщает|сообщил[аи]?|передает|передаёт|по данным|وفق|بحسب|نقلت)\\s+(?:the\\s+|l[’']|la\\s+|agencia\\s+|агентство\\s+|وكالة\\s+)?${EDGE_BEFORE}(${ANY_HOUSE})${EDGE_AFTER}|${EDGE_BEFORE}(${ANY_HOUSE})${EDGE_AFTER}(?:\\s+news agency)?\\s+(?:reported|reports|first reported|has reported|learned))`,
  'giu',
);

/** The same of any paper: its name is held against the publishers of the story. */
const PAPER = new RegExp(
  `(?:(?:first (?:reported|carried|published)|was first carried|reported|carried|published) by (?:the )?((?:\\p{Lu}[\\p{L}\\p{M}\\p{N}’'-]*\\s?){1,5})|(?:^|[.!?”"]\\s+|what )((?:\\p{Lu}[\\p{L}\\p{M}\\p{N}’'-]*\\s){1,5})(?:first )?reported)`,
  'gu',
);

/**
 * Ids of houses (`reuters`) and names of papers (`paper:harbour herald`) that a text credits, the plainest first: its
 * dateline, its byline, attributions. At most three.
 */
export function readCredits(text: string): string[] {
  const credits = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name === undefined || credits.size >= MAX_CREDITS) return;
    const id = byName.get(name.toLowerCase());
    // The word "ap" is no agency, and "Rt" no channel.
    if (id !== undefined && (!exactNames.has(name.toUpperCase()) || exactNames.has(name))) credits.add(id);
  };
  const dateline = DATELINE.exec(text.slice(0, BEGINNING));
  add(dateline?.[1] ?? dateline?.[2]);
  add(BYLINE.exec(text.trimEnd().slice(-ENDING))?.[1]);
  const told = `${text.slice(0, TOLD_WITHIN)}${text.length > TOLD_WITHIN ? `\n${text.slice(Math.max(TOLD_WITHIN, text.length - ENDING))}` : ''}`;
  for (const [, after, before] of told.matchAll(ATTRIBUTION)) add(after ?? before);
  for (const [, after, before] of told.matchAll(PAPER)) {
    const name = (after ?? before ?? '').trim().toLowerCase();
    if (name.length > 2 && name.length <= MAX_NAME && !byName.has(name) && credits.size < MAX_CREDITS) {
      credits.add(`paper:${name}`);
    }
  }
  return [...credits];
}

/** The name of a credit as people read it. */
export function creditName(credit: string): string {
  return NEWS_HOUSES.find(({ id }) => id === credit)?.name ?? credit.replace(/^paper:/, '');
}
