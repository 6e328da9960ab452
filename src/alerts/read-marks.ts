/** Numbers and names in a text: what differs between two events that are told in the same words. */
import { partyName } from './party-names.js';

/** So many letters of a word in a party's name are enough to know it by: "Kore" for Korea, Korean, Koreans. */
export const PARTY_STEM_LENGTH = 4;

/** Marks are read in so much of a text. */
const MAX_MARKED_CHARACTERS = 4_000;

const NUMBER = /(\p{Nd}+(?:[.,٬٫'’\u00a0\u202f ]\p{Nd}{3})*)(?:[.,٫]\p{Nd}+)?\s*([万萬만億亿억千천])?/gu;
const MULTIPLIERS: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  億: 1e8,
  亿: 1e8,
  억: 1e8,
  千: 1e3,
  천: 1e3,
};

const CAPITALISED = /(?<=[\p{L}\p{N},)”"’] +)\p{Lu}[\p{L}\p{M}'’-]{2,}/gu;
const COMMON_NAMES = new Set(
  (
    'january february march april may june july august september october november december monday tuesday wednesday ' +
    'thursday friday saturday sunday united nations security council north south east west republic democratic people'
  )
    .split(' ')
    .map(stem),
);

/** Numbers of a text as plain digits: "36,000", "３６０００" and "3만 6천" give comparable forms; years and single digits none. */
export function figuresIn(text: string): string[] {
  const figures: string[] = [];
  for (const [, digits = '', unit] of text.normalize('NFKC').matchAll(NUMBER)) {
    const plain = Array.from(digits, asciiDigit).join('');
    const value = Number(plain) * (unit === undefined ? 1 : (MULTIPLIERS[unit] ?? 1));
    const isYear = unit === undefined && plain.length === digits.length && value >= 1900 && value <= 2100;
    if (value >= 10 && !isYear && Number.isSafeInteger(value)) figures.push(String(value));
  }
  return figures;
}

/** Every number of a text, a thousand written with a comma as one. */
function numbersIn(text: string): string[] {
  return Array.from(text.normalize('NFKC').matchAll(NUMBER), ([, digits = '', unit]) => {
    const plain = Array.from(digits, asciiDigit).join('');
    const value = Number(plain) * (unit === undefined ? 1 : (MULTIPLIERS[unit] ?? 1));
    return unit !== undefined && Number.isSafeInteger(value) ? String(value) : plain;
  });
}

/** Whether a stem is that of a day, a month or an institution that stands in any report. */
export function isCommonName(name: string): boolean {
  return COMMON_NAMES.has(name);
}

/** A decimal digit of any script as ASCII, anything else as nothing: blocks of digits begin at multiples of ten. */
function asciiDigit(character: string): string {
  if (character >= '0' && character <= '9') return character;
  if (!/\p{Nd}/u.test(character)) return '';
  let zero = character.codePointAt(0) ?? 0;
  const own = zero;
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(own - zero);
}

/** Stems of the proper names inside sentences; those of the parties and of days, months and institutions left out. */
export function namesIn(text: string, partyStems: ReadonlySet<string>): string[] {
  return capitalised(text, partyStems).filter((name) => !COMMON_NAMES.has(name));
}

/**
 * What tells alike texts apart: all their numbers, single digits and years too, and all names, days and months too. Of
 * the beginning of the text only, where news stands.
 */
export function textMarks(text: string, partyStems: ReadonlySet<string>): string[] {
  const beginning = text.slice(0, MAX_MARKED_CHARACTERS);
  return [...new Set([...numbersIn(beginning), ...capitalised(beginning, partyStems)])].sort();
}

/** The first letters of the words in the parties' English names. */
export function stemsOfParties(parties: readonly string[]): ReadonlySet<string> {
  return new Set(
    parties
      .flatMap(
        (party) =>
          partyName(party)
            .toLowerCase()
            .match(/[\p{L}\p{M}]+/gu) ?? [],
      )
      .map((word) => word.slice(0, PARTY_STEM_LENGTH)),
  );
}

function capitalised(text: string, partyStems: ReadonlySet<string>): string[] {
  return (text.match(CAPITALISED) ?? [])
    .map((name) => stem(name.toLowerCase()))
    .filter((name) => !partyStems.has(name.slice(0, PARTY_STEM_LENGTH)));
}

/** Inflected forms of a name share their beginning. */
export function stem(word: string): string {
  return word.slice(0, 5);
}
