/** Finds the phrases of the pack in tokens: longest first, with the conditions that tell homonyms apart. */
import type { CueMention, ItemMention, PartyMention, Sentence, TriggerMention } from './document.js';
import type { Entry, LanguagePack, Phrase } from './language-pack.js';
import type { Token } from './tokenise.js';

/** All words of an article, to answer whether a phrase stands anywhere in it. */
export class ArticleWords {
  private readonly words: ReadonlySet<string>;
  private joined: string | null = null;

  constructor(private readonly tokens: readonly Token[]) {
    this.words = new Set(tokens.map((token) => token.norm));
  }

  /** @param phrase normalised words joined by single spaces. */
  has(phrase: string): boolean {
    if (!phrase.includes(' ')) return this.words.has(phrase);
    this.joined ??= ` ${this.tokens.map((token) => token.norm).join(' ')} `;
    return this.joined.includes(` ${phrase} `);
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

function findMatches(tokens: readonly Token[], pack: LanguagePack, words: ArticleWords): Match[] {
  const matches: Match[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const phrases = pack.phrases.get(tokens[i]!.norm);
    if (!phrases) continue;
    for (const phrase of phrases) {
      if (phrase.words.length > 1 && !matchesAt(tokens, i, phrase)) continue;
      if (!isSpelled(tokens, i, phrase)) continue;
      if (phrase.unless.some((word) => words.has(word))) continue;
      if (phrase.needs.length > 0 && !phrase.needs.some((word) => words.has(word))) continue;
      matches.push({ from: i, to: i + phrase.words.length, phrase });
    }
  }
  return matches;
}

type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>;

/** Of overlapping matches that carry entries of these types, the longest; of equals, the first. */
function pickLongest<T extends Entry['type']>(
  matches: readonly Match[],
  types: readonly T[],
  taken: readonly { from: number; to: number }[] = [],
): { from: number; to: number; entries: EntryOf<T>[] }[] {
  const candidates = matches
    .map((match) => ({
      from: match.from,
      to: match.to,
      entries: match.phrase.entries.filter((entry): entry is EntryOf<T> =>
        (types as readonly string[]).includes(entry.type),
      ),
    }))
    .filter(
      (match) => match.entries.length > 0 && !taken.some((other) => match.from < other.to && other.from < match.to),
    )
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const picked: typeof candidates = [];
  for (const candidate of candidates) {
    const same = picked.find((other) => other.from === candidate.from && other.to === candidate.to);
    if (same) same.entries.push(...candidate.entries);
    else if (!picked.some((other) => candidate.from < other.to && other.from < candidate.to)) picked.push(candidate);
  }
  return picked.sort((a, b) => a.from - b.from);
}

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
  const matches = findMatches(tokens, pack, words);
  const found = pickLongest(matches, ['party', 'place', 'reference']).map((match) => toParty(match, tokens));
  const isStreet = (end: number): boolean =>
    matches.some(
      (match) =>
        match.from === end &&
        match.phrase.entries.some((entry) => entry.type === 'cue' && entry.cue === 'street-word') &&
        tokens[end]!.isCapitalised,
    );
  const parties = found.filter((party) => !isStreet(party.to));
  const named = parties.filter((party) => party.entry.type !== 'reference');
  const monitors = matches
    .filter((match) => match.phrase.entries.some((entry) => entry.type === 'cue' && entry.cue === 'monitor'))
    .map(({ from, to }) => ({ from, to }));
  const items: ItemMention[] = pickLongest(matches, ['item'], [...named, ...monitors]).map(({ from, to, entries }) => ({
    from,
    to,
    entry: entries.find((entry) => !entry.isWeak) ?? entries[0]!,
    quantity: quantityBefore(tokens, from, pack.numberWords),
  }));
  const triggers = pickLongest(matches, ['trigger'], named);
  const cues: CueMention[] = [];
  for (const match of matches)
    for (const entry of match.phrase.entries)
      if (
        entry.type === 'cue' &&
        (entry.cue.startsWith('lawful') || !named.some((party) => party.from < match.to && match.from < party.to))
      )
        cues.push({ from: match.from, to: match.to, cue: entry.cue });
  const blockers = matches.flatMap((match) =>
    match.phrase.entries.flatMap((entry) => (entry.type === 'blocker' ? [entry] : [])),
  );
  return {
    parties,
    items,
    triggers,
    cues,
    blockers: blockers.filter(({ scope }) => scope === 'sentence').map(({ topic }) => topic),
    articleTopics: blockers.filter(({ scope }) => scope === 'article').map(({ topic }) => topic),
  };
}

function toParty(
  match: { from: number; to: number; entries: (EntryOf<'party'> | EntryOf<'place'> | EntryOf<'reference'>)[] },
  tokens: readonly Token[],
): PartyMention {
  const place = match.entries.find((entry) => entry.type === 'place') ?? null;
  const entry = match.entries.find((candidate) => candidate.type === 'party') ?? match.entries[0]!;
  return {
    from: match.from,
    to: match.to,
    entry,
    party: entry.type === 'party' ? entry.party : entry.type === 'place' ? (entry.heldBy ?? entry.country) : null,
    place,
    isInferred: entry.type !== 'party' || entry.form === 'capital' || entry.form === 'person',
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
function quantityBefore(tokens: readonly Token[], from: number, numberWords: ReadonlySet<string>): string | null {
  for (let i = from - 1; i >= Math.max(0, from - 4); i--) {
    const token = tokens[i]!;
    if (token.kind === 'punctuation') return null;
    const isUnitNext = tokens[i + 1]?.norm === 'mm' || tokens[i + 1]?.norm === 'millimetre';
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
