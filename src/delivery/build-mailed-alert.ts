/** What a mail says of an alert: words and passages, taken from the alert as it stands and kept as they were mailed. */
import { listInWords, nameCountry, nameModality } from './delivery-words.js';

/** As much of an alert as is told. */
export interface AlertReading {
  readonly id: string;
  readonly version: number;
  readonly edition: number;
  readonly kind: string;
  readonly regime: string;
  readonly headline: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly reopenedReason: string | null;
  readonly status: string;
  readonly priority: number;
  readonly articleCount: number;
  readonly independentCount: number;
  readonly provisions: readonly MailedProvision[];
  readonly claims: readonly ClaimReading[];
  readonly evidence: readonly EvidenceReading[];
}

/** A claim of an alert. */
export interface ClaimReading {
  readonly modality: readonly string[];
  readonly by: string | null;
  readonly deniedBy: string | null;
  readonly background: boolean;
  readonly places: readonly { readonly country: string; readonly role: string }[];
  readonly date: { readonly from: string; readonly to: string; readonly basis: string };
  readonly exemptions: readonly { readonly summary: string }[];
}

/** An article an alert rests on. */
export interface EvidenceReading {
  readonly isCurrent: boolean;
  readonly isMention: boolean;
  readonly isCopy: boolean;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly passages: readonly { readonly field: string; readonly quote: string; readonly isDenial: boolean }[];
}

/** A clause as cited, with the address of the resolution. */
export interface MailedProvision {
  readonly resolution: string;
  readonly paragraph: string | null;
  readonly link: string;
}

/** A quoted passage. */
export interface MailedPassage {
  readonly quote: string;
  /** ISO 639-1, or null where it was not recognised. */
  readonly language: string | null;
  readonly publisher: string;
  readonly title: string;
  /** The article; only http and https. */
  readonly url: string | null;
  readonly publishedAt: string | null;
  /** It denies what the others tell; absent in what was mailed before denials were quoted. */
  readonly isDenial?: boolean;
}

/** An alert as it is told in one mail. */
export interface MailedAlert {
  readonly alertId: string;
  readonly version: number;
  /** What it says, by number; absent in what was mailed before editions were told apart: then the first. */
  readonly edition?: number;
  readonly kind: string;
  readonly regime: string;
  readonly headline: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly reopenedReason: string | null;
  readonly status: string;
  readonly priority: number;
  readonly articleCount: number;
  readonly independentCount: number;
  /** "Alleged by two diplomats." */
  readonly told: string;
  /** "Denied by the company."; null where no denial was read. */
  readonly denied: string | null;
  /** Where and when, as far as the text says. */
  readonly circumstances: string | null;
  readonly provisions: readonly MailedProvision[];
  readonly exemptions: readonly string[];
  readonly passages: readonly MailedPassage[];
  /** Set where the mail said that the alert is no more. */
  readonly gone?: 'removed' | 'joined';
}

/** Claims and the denial together: what keeps a mail of many alerts below the size at which it is cut. */
const MAX_PASSAGES = 2;
const MAX_NAMED = 3;
const MAX_PROVISIONS = 3;
const MAX_EXEMPTIONS = 2;

/** Titles and names come from outside; a mail has room for so much of them. */
const MAX_NAME_LENGTH = 160;

/** Puts an alert into the words of a mail. */
export function buildMailedAlert(alert: AlertReading): MailedAlert {
  const fresh = alert.claims.filter((claim) => !claim.background);
  const claims = fresh.length > 0 ? fresh : alert.claims;
  const evidence = [...alert.evidence].filter((each) => each.isCurrent && !each.isMention);
  const denial = chooseDenial(evidence);
  const passages = [...choosePassages(evidence, MAX_PASSAGES - denial.length), ...denial];
  return {
    alertId: alert.id,
    version: alert.version,
    edition: alert.edition,
    kind: alert.kind,
    regime: alert.regime,
    headline: alert.headline,
    state: alert.state,
    stateReason: alert.stateReason,
    reopenedReason: alert.reopenedReason,
    status: alert.status,
    priority: alert.priority,
    articleCount: alert.articleCount,
    independentCount: alert.independentCount,
    told: tellByWhom(alert.kind, claims, passages[0]?.publisher ?? evidence[0]?.publisher ?? null),
    denied: tellDenial(claims),
    circumstances: tellCircumstances(claims),
    provisions: alert.provisions
      .slice(0, MAX_PROVISIONS)
      .map(({ resolution, paragraph, link }) => ({ resolution, paragraph, link })),
    exemptions: unique(claims.flatMap((claim) => claim.exemptions.map(({ summary }) => summary))).slice(
      0,
      MAX_EXEMPTIONS,
    ),
    passages,
  };
}

/**
 * An alert that is no more, from what its reader was last told of it: only its name is told again, so that the reader knows
 * which one it was.
 *
 * @param version Of its tombstone.
 */
export function buildGoneAlert(told: MailedAlert, gone: 'removed' | 'joined', version: number): MailedAlert {
  return {
    ...told,
    version,
    gone,
    told: gone === 'removed' ? 'What it said is not repeated here.' : 'What it said is told on there.',
    denied: null,
    circumstances: null,
    provisions: [],
    exemptions: [],
    passages: [],
  };
}

/**
 * One passage each of different publishers, those told in words of their own first; from the text before the title. The same
 * words are quoted once, whoever prints them.
 */
function choosePassages(evidence: readonly EvidenceReading[], most: number): MailedPassage[] {
  const chosen = new Map<string, MailedPassage>();
  for (const article of [...evidence].sort((a, b) => Number(a.isCopy) - Number(b.isCopy))) {
    if (chosen.size === most) break;
    if (chosen.has(article.publisher)) continue;
    const told = article.passages.filter(({ isDenial }) => !isDenial);
    const passage = told.find(({ field }) => field === 'text') ?? told[0];
    const words = wordsOf(passage?.quote ?? '');
    if (passage !== undefined && ![...chosen.values()].some(({ quote }) => wordsOf(quote) === words))
      chosen.set(article.publisher, quoteFrom(article, passage.quote, false));
  }
  return [...chosen.values()];
}

/** What two prints of one quote have in common: its letters and digits. */
function wordsOf(quote: string): string {
  return quote
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first denial that an article quotes, told in words of its own before copies. */
function chooseDenial(evidence: readonly EvidenceReading[]): MailedPassage[] {
  for (const article of [...evidence].sort((a, b) => Number(a.isCopy) - Number(b.isCopy))) {
    const passage = article.passages.find(({ isDenial }) => isDenial);
    if (passage !== undefined) return [quoteFrom(article, passage.quote, true)];
  }
  return [];
}

function quoteFrom(article: EvidenceReading, quote: string, isDenial: boolean): MailedPassage {
  return {
    quote: quote.trim(),
    language: article.language,
    publisher: shorten(article.publisher),
    title: shorten(article.title),
    url: article.url !== null && /^https?:\/\//i.test(article.url) ? article.url : null,
    publishedAt: article.publishedAt,
    isDenial,
  };
}

function tellByWhom(kind: string, claims: readonly ClaimReading[], outlet: string | null): string {
  if (kind === 'regime-change') {
    return `Reported${outlet === null ? '' : ` in ${shorten(outlet)}`}. No conduct is alleged in this alert.`;
  }
  const by = namesOf(claims.map((claim) => claim.by));
  const how = nameModality(claims.flatMap((claim) => claim.modality));
  if (by !== null) return `${how} by ${by}.`;
  return outlet === null ? `${how}.` : `${how} in ${shorten(outlet)}.`;
}

function tellDenial(claims: readonly ClaimReading[]): string | null {
  const by = namesOf(claims.map((claim) => claim.deniedBy));
  if (by !== null) return `Denied by ${by}.`;
  return claims.some((claim) => claim.modality.includes('denied')) ? 'Denied; by whom was not read.' : null;
}

function tellCircumstances(claims: readonly ClaimReading[]): string | null {
  const countries = unique(
    claims.flatMap((claim) => claim.places.filter(({ role }) => role !== 'origin').map(({ country }) => country)),
  );
  const dated = claims.find((claim) => claim.date.basis !== 'publication')?.date;
  const when =
    dated === undefined
      ? null
      : dated.from === dated.to
        ? tellDay(dated.from)
        : `${tellDay(dated.from)} to ${tellDay(dated.to)}`;
  const told = [
    ...(countries.length === 0 ? [] : [`Place as told: ${listInWords(countries.map(nameCountry), MAX_NAMED)}.`]),
    ...(when === null ? [] : [`Time as told: ${when}.`]),
  ].join(' ');
  return told === '' ? null : told;
}

/** A day of the Gregorian calendar (YYYY-MM-DD) in English; open ends as they are. */
function tellDay(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) return day;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    instant,
  );
}

function namesOf(names: readonly (string | null)[]): string | null {
  const told = unique(names.filter((name) => name !== null).map((name) => shorten(name.trim().replace(/\.+$/, ''))));
  return told.length === 0 ? null : listInWords(told, MAX_NAMED);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))];
}

function shorten(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '));
  return letters.length <= MAX_NAME_LENGTH ? letters.join('') : `${letters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`;
}
