/** Finds the phrases of the pack in tokens: longest first, with the conditions that tell homonyms apart. */
import type { CueMention, ItemMention, PartyMention, Range, Sentence, TriggerMention } from './document.js';
import type { CueId } from './cues.js';
import type { Entry, LanguagePack, Phrase } from './language-pack.js';
import type { Token } from './tokenise.js';

/** All words of an article, to answer whether a phrase stands anywhere in it. */
export class ArticleWords {
  private readonly words: ReadonlySet<string>;
  private joined: string | null = null;
  /** Phrases asked for before: a name that stands ten thousand times asks as often for the same few. */
  private readonly known = new Map<string, boolean>();

  constructor(private readonly tokens: readonly Token[]) {
    this.words = new Set(tokens.map((token) => token.norm));
  }

  /** @param phrase normalised words joined by single spaces. */
  has(phrase: string): boolean {
    const known = this.known.get(phrase);
    if (known !== undefined) return known;
    const isThere = phrase.includes(' ') ? this.joinedWords().includes(` ${phrase} `) : this.words.has(phrase);
    this.known.set(phrase, isThere);
    return isThere;
  }

  private joinedWords(): string {
    this.joined ??= ` ${this.tokens.map((token) => token.norm).join(' ')} `;
    return this.joined;
  }
}

interface Match {
  readonly from: number;
  readonly to: number;
  readonly phrase: Phrase;
}

function matchesAt(tokens: readonly Token[], index: number, phrase: Phrase): boolean {
  for (let i = 1; i < phrase.words.length; i++) if (tokens[index + i]?.norm !== phrase.words[i]) return false;
  return true;
}

function isSpelled(tokens: readonly Token[], index: number, phrase: Phrase): boolean {
  if (phrase.exact === null) return true;
  const raw = tokens.slice(index, index + phrase.words.length).map((token) => token.raw);
  return raw.join('') === phrase.exact.replace(/[\s-]/g, '');
}

/** Phrases of one first word by their second, then those of a single word, which also stand under the empty text. */
type BySecond = ReadonlyMap<string, readonly Phrase[]>;

/** "The" begins some hundred phrases and stands everywhere: most are ruled out by the word after it. */
const bySecondOf = new WeakMap<readonly Phrase[], BySecond>();

function indexBySecond(phrases: readonly Phrase[]): BySecond {
  const known = bySecondOf.get(phrases);
  if (known) return known;
  const bySecond = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const second = phrase.words[1] ?? '';
    const others = bySecond.get(second);
    if (others) others.push(phrase);
    else bySecond.set(second, [phrase]);
  }
  // those of a single word may begin there whatever the second word is
  const single = bySecond.get('') ?? [];
  for (const [second, own] of bySecond) if (second !== '') own.push(...single);
  bySecondOf.set(phrases, bySecond);
  return bySecond;
}

const NO_PHRASES: readonly Phrase[] = [];

/** Phrases that may begin at a token, by it and the next. */
function phrasesAt(tokens: readonly Token[], index: number, pack: LanguagePack): readonly Phrase[] {
  const phrases = pack.phrases.get(tokens[index]!.norm);
  if (!phrases) return NO_PHRASES;
  const bySecond = indexBySecond(phrases);
  const next = tokens[index + 1]?.norm ?? '';
  return bySecond.get(next) ?? bySecond.get('') ?? NO_PHRASES;
}

function findMatches(tokens: readonly Token[], pack: LanguagePack, words: ArticleWords): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < tokens.length; i++) {
    for (const phrase of phrasesAt(tokens, i, pack)) {
      if (phrase.words.length > 2 && !matchesAt(tokens, i, phrase)) continue;
      if (!isSpelled(tokens, i, phrase)) continue;
      if (phrase.unless.some((word) => words.has(word))) continue;
      if (phrase.needs.length > 0 && !phrase.needs.some((word) => words.has(word))) continue;
      matches.push({ from: i, to: i + phrase.words.length, phrase });
    }
  }
  return matches;
}

type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

/** A match with those of its entries that stand for one kind of mention. */
interface Candidate<E extends Entry> {
  readonly from: number;
  readonly to: number;
  readonly entries: E[];
}

type Named = EntryOf<'party'> | EntryOf<'place'> | EntryOf<'reference'>;

/** The matches of one sentence sorted by what they may be, in one walk: this runs for every sentence of every article. */
interface Sorted {
  readonly parties: Candidate<Named>[];
  /** Weapons that name their maker. */
  readonly makes: Candidate<Named>[];
  readonly items: Candidate<EntryOf<'item'>>[];
  readonly triggers: Candidate<EntryOf<'trigger'>>[];
  readonly cues: CueMention[];
  readonly blockers: EntryOf<'blocker'>[];
}

function sortMatches(matches: readonly Match[]): Sorted {
  const sorted: Sorted = { parties: [], makes: [], items: [], triggers: [], cues: [], blockers: [] };
  for (const { from, to, phrase } of matches) {
    let party: Candidate<Named> | null = null;
    let item: Candidate<EntryOf<'item'>> | null = null;
    let trigger: Candidate<EntryOf<'trigger'>> | null = null;
    for (const entry of phrase.entries)
      switch (entry.type) {
        case 'party':
          if (entry.form === 'make') {
            sorted.makes.push({ from, to, entries: [entry] });
            break;
          }
          if (party) party.entries.push(entry);
          else sorted.parties.push((party = { from, to, entries: [entry] }));
          break;
        case 'place':
        case 'reference':
          if (party) party.entries.push(entry);
          else sorted.parties.push((party = { from, to, entries: [entry] }));
          break;
        case 'item':
          if (item) item.entries.push(entry);
          else sorted.items.push((item = { from, to, entries: [entry] }));
          break;
        case 'trigger':
          if (trigger) trigger.entries.push(entry);
          else sorted.triggers.push((trigger = { from, to, entries: [entry] }));
          break;
        case 'cue':
          sorted.cues.push({ from, to, cue: entry.cue });
          break;
        case 'blocker':
          sorted.blockers.push(entry);
      }
  }
  return sorted;
}

/** Of overlapping candidates the longest, of equals the first; none that overlaps what is taken. */
function pickLongest<E extends Entry>(
  candidates: readonly Candidate<E>[],
  taken: readonly Range[] = [],
): Candidate<E>[] {
  if (candidates.length === 0) return [];
  const free =
    taken.length === 0 ? [...candidates] : candidates.filter((one) => !taken.some((other) => meets(one, other)));
  if (free.length > 1) free.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const picked: Candidate<E>[] = [];
  for (const candidate of free) {
    const met = picked.find((other) => meets(candidate, other));
    if (!met) picked.push(candidate);
    else if (met.from === candidate.from && met.to === candidate.to) met.entries.push(...candidate.entries);
  }
  return picked.sort((a, b) => a.from - b.from);
}

function meets(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Words of use that may be part of a thing's name. */
const USES: readonly CueId[] = ['non-transfer', 'shot'];

export interface SentenceMentions {
  readonly parties: PartyMention[];
  readonly items: ItemMention[];
  readonly triggers: TriggerMention[];
  readonly cues: CueMention[];
  readonly blockers: string[];
  readonly articleTopics: string[];
}

/** All mentions in one sentence's tokens. Grammar and reference are read later (read-grammar, resolve-references). */
export function findMentions(tokens: readonly Token[], pack: LanguagePack, words: ArticleWords): SentenceMentions {
  const sorted = sortMatches(findMatches(tokens, pack, words));
  const streets = sorted.cues.filter(({ cue, from }) => cue === 'street-word' && tokens[from]!.isCapitalised);
  const monitors = sorted.cues.filter(({ cue }) => cue === 'monitor');
  const parties = pickLongest(sorted.parties)
    .map((match) => toParty(match, tokens))
    // "the Group of Experts" is no group spoken of before
    .filter((party) => party.entry.type !== 'reference' || !monitors.some((monitor) => meets(monitor, party)))
    .filter((party) => !streets.some((street) => street.from === party.to));
  const named = parties.filter((party) => party.entry.type !== 'reference');
  const measures = sorted.cues.filter(({ cue }) => cue === 'measure');
  const items: ItemMention[] = pickLongest(sorted.items, [...named, ...monitors]).map(({ from, to, entries }) => ({
    from,
    to,
    entry: entries.find((entry) => !entry.isWeak) ?? entries[0]!,
    quantity: quantityBefore(tokens, from, pack.numberWords, (index) => measures.some((cue) => cue.from === index)),
  }));
  const makes = pickLongest(sorted.makes, parties).map((match) => ({ ...toParty(match, tokens), isOrigin: true }));
  return {
    parties: makes.length === 0 ? parties : [...parties, ...makes].sort((a, b) => a.from - b.from),
    items,
    triggers: pickLongest(sorted.triggers, named),
    cues: sorted.cues.filter(
      (cue) =>
        cue.cue.startsWith('lawful') ||
        // "the Gulf state" says nothing, "shoulder-fired missiles" are not fired
        (!(cue.cue === 'say' ? parties : named).some((party) => meets(party, cue)) &&
          !(USES.includes(cue.cue) && items.some((item) => item.from <= cue.from && cue.to <= item.to))),
    ),
    blockers: sorted.blockers.filter(({ scope }) => scope === 'sentence').map(({ topic }) => topic),
    articleTopics: sorted.blockers.filter(({ scope }) => scope === 'article').map(({ topic }) => topic),
  };
}

function toParty(match: Candidate<Named>, tokens: readonly Token[]): PartyMention {
  const place = match.entries.find((entry) => entry.type === 'place') ?? null;
  const entry = match.entries.find((candidate) => candidate.type === 'party') ?? match.entries[0]!;
  return {
    from: match.from,
    to: match.to,
    entry,
    party: entry.type === 'party' ? entry.party : entry.type === 'place' ? (entry.heldBy ?? entry.country) : null,
    place,
    isInferred: entry.type !== 'party' || ['capital', 'person', 'make'].includes(entry.form),
    home: entry.type === 'party' ? entry.home : entry.type === 'place' && entry.heldBy !== null ? entry.country : null,
    marker: null,
    isPossessive: tokens[match.to]?.kind === 'possessive',
    isModifier: false,
    isEpithet: false,
    isOrigin: false,
    says: null,
  };
}

/** The number right before a noun, at most four words away ("36,000 rounds of rifle ammunition"). */
function quantityBefore(
  tokens: readonly Token[],
  from: number,
  numberWords: ReadonlySet<string>,
  isMeasure: (index: number) => boolean,
): string | null {
  for (let i = from - 1; i >= Math.max(0, from - 4); i--) {
    const token = tokens[i]!;
    if (token.kind === 'punctuation') return null;
    const isUnitNext = isMeasure(i + 1);
    if ((token.kind === 'number' && !token.isJoined && !isUnitNext) || numberWords.has(token.norm)) {
      let first = i;
      while (first > 0 && (numberWords.has(tokens[first - 1]!.norm) || tokens[first - 1]!.kind === 'number')) first--;
      return tokens
        .slice(first, i + 1)
        .map((part) => part.raw)
        .join(' ');
    }
  }
  return null;
}

/** Whether any mention makes a sentence worth grammar. */
export function isWorthReading(sentence: Pick<Sentence, 'parties' | 'items' | 'triggers'>): boolean {
  return sentence.parties.length > 0 || sentence.items.length > 0 || sentence.triggers.length > 0;
}
