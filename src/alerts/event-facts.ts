/** What of a finding says which event it is about, in a form that can be stored and compared with other articles'. */
import type { Claim, Finding } from '../detection/finding.js';
import { figuresIn, namesIn, PARTY_STEM_LENGTH, stem, stemsOfParties } from './read-marks.js';
import { hashText } from './text-signature.js';

/** The facts of one finding. All lists are sorted and without repeats, so that equal facts are equal as JSON. */
export interface EventFacts {
  readonly kind: string;
  readonly regime: string;
  readonly suppliers: readonly string[];
  readonly recipients: readonly string[];
  readonly conduct: readonly string[];
  readonly items: readonly string[];
  /** `destination:LY`, or `scene:SD/darfur` where the law tells areas apart. */
  readonly places: readonly string[];
  /** Days of the conduct, where the text gives them to within a few weeks. */
  readonly days: readonly FactDays[];
  /** Amounts and other numbers of two digits and more, years left out: `36000`. */
  readonly figures: readonly string[];
  /** How many of the goods, among `figures`; absent from facts that were kept before it was. */
  readonly quantities?: readonly string[];
  /** `imo:9187629`, `vessel:angara`. */
  readonly identifiers: readonly string[];
  /** Stems of proper names in the passages, the parties' own left out; only for scripts with capitals. */
  readonly names: readonly string[];
  /** Hashes of the content words of title and passages. */
  readonly words: readonly number[];
  /** Every claim restates something known. */
  readonly isBackground: boolean;
}

/** First and last day (YYYY-MM-DD); `stated` in the text, or `inferred` from a relative expression. */
export interface FactDays {
  readonly from: string;
  readonly to: string;
  readonly basis: 'stated' | 'inferred';
}

/** An interval longer than this says too little about which event is meant. */
const MAX_INTERVAL_DAYS = 31;

const DAY_MS = 86_400_000;

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
const MIN_WORD_LENGTH = 4;
const MAX_WORDS = 200;

/**
 * Takes the facts out of a finding. Background claims count only where there is nothing else.
 *
 * @param article The text the finding's spans point into.
 */
export function eventFacts(finding: Finding, article: { readonly title: string; readonly text: string }): EventFacts {
  const isBackground = finding.claims.length > 0 && finding.claims.every((claim) => claim.background);
  const claims = isBackground ? finding.claims : finding.claims.filter((claim) => !claim.background);
  const passages = passageTexts(claims, finding, article);
  const partyStems = stemsOfParties([...finding.supplier, ...finding.recipient]);
  return {
    kind: finding.kind,
    regime: finding.regime,
    suppliers: unique(claims.flatMap((claim) => claim.supplier)),
    recipients: unique(claims.flatMap((claim) => claim.recipient)),
    conduct: unique(claims.flatMap((claim) => claim.conduct)),
    items: unique(claims.flatMap((claim) => claim.items)),
    places: unique(
      claims.flatMap((claim) =>
        claim.places.map(({ role, country, area }) => `${role}:${country}${area === null ? '' : `/${area}`}`),
      ),
    ),
    days: factDays(claims),
    figures: unique(
      [article.title, ...passages, ...claims.flatMap((claim) => claim.quantities)].flatMap((passage) =>
        figuresIn(passage),
      ),
    ),
    quantities: unique(claims.flatMap((claim) => claim.quantities.flatMap(figuresIn))),
    identifiers: unique(
      claims.flatMap((claim) =>
        claim.identifiers.map(({ type, value }) => `${type}:${value.normalize('NFKC').toLowerCase().trim()}`),
      ),
    ),
    names: unique(passages.flatMap((passage) => namesIn(passage, partyStems))),
    words: wordsIn([article.title, ...passages], partyStems),
    isBackground,
  };
}

function wordsIn(texts: readonly string[], partyStems: ReadonlySet<string>): number[] {
  const words = new Set<string>();
  for (const text of texts) {
    for (const token of text.normalize('NFKC').toLowerCase().match(TOKEN) ?? []) {
      if (DENSE.test(token)) {
        for (let i = 0; i + 2 <= token.length; i++) words.add(token.slice(i, i + 2));
      } else if (token.length >= MIN_WORD_LENGTH && !partyStems.has(token.slice(0, PARTY_STEM_LENGTH))) {
        words.add(stem(token));
      }
    }
  }
  return [...words]
    .slice(0, MAX_WORDS)
    .map(hashText)
    .sort((a, b) => a - b);
}

function factDays(claims: readonly Claim[]): FactDays[] {
  const days = new Map<string, FactDays>();
  for (const { date } of claims) {
    if (date.basis === 'publication') continue;
    const length = Date.parse(date.to) - Date.parse(date.from);
    if (length > MAX_INTERVAL_DAYS * DAY_MS) continue;
    days.set(`${date.from} ${date.to} ${date.basis}`, { from: date.from, to: date.to, basis: date.basis });
  }
  return [...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function passageTexts(
  claims: readonly Claim[],
  finding: Finding,
  article: { readonly title: string; readonly text: string },
): string[] {
  const spans = claims.flatMap((claim) => claim.evidence);
  return (spans.length > 0 ? spans : finding.evidence)
    .filter((span) => span.field === 'text')
    .map((span) => article.text.slice(span.start, span.end));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
