/** The parties of an article with where they are named and what rules say of them, gathered in one walk over the text. */
import type { PartyMention, Sentence } from '../extraction/document.js';
import type { Role } from '../extraction/language-pack.js';
import { usualOf } from '../extraction/usual-side.js';
import type { PartyId } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import { probabilityOf } from './linear-model.js';
import { isOfGroup } from './describe-sentence.js';
import { highest } from './highest.js';

/** A party where it is named. */
export interface Place {
  readonly sentence: Sentence;
  readonly mention: PartyMention;
}

/** What is known of a party over the whole article. */
export interface Entry {
  readonly places: Place[];
  /** Named as more than an epithet of somebody else. */
  isNamed: boolean;
  isTaker: boolean;
  isSender: boolean;
  isOfGroup: boolean;
  /** States where it sits, as far as it is a group. */
  readonly homes: Set<PartyId>;
  /** On which sides of events it stands by the rules. */
  readonly sides: { readonly role: 'supplier' | 'recipient' | 'intermediary'; readonly weight: number }[];
  readonly votes: { readonly role: Role; readonly weight: number; readonly isDirected: boolean; readonly at: number }[];
}

/** A name (by the usual side of its party), goods or a trigger, where it starts. */
export type Mark = readonly [at: number, mark: string];

/** Every party that is named, and how many of those that are more than epithets are such and such. */
export interface Roll {
  readonly parties: ReadonlyMap<PartyId, Entry>;
  readonly named: number;
  /** Log odds of the sentence that tells most. */
  readonly best: number;
  readonly takers: number;
  readonly senders: number;
  readonly groups: number;
  /** Some of those named where the article is likely to tell, in the order of the text. */
  readonly told: readonly PartyId[];
  /** How many sit in a State. */
  readonly atHome: ReadonlyMap<PartyId, number>;
  /** Names, goods and triggers of a sentence in their order; gathered once, since each of its names asks. */
  readonly lineOf: (sentence: Sentence) => readonly Mark[];
}

/** Sentences that tell less than this say nothing of who is who in them. */
export const LEAST_TOLD = 0.05;

/** How many of those who are told of are looked at together: more than news names, and a bound on work. */
const MAX_TOLD = 10;

/** Parties of an article, as far as they are named. */
export function listParties({ document, built, told, scores }: ReadArticle): Roll {
  const parties = new Map<PartyId, Entry>();
  for (const sentence of document.sentences)
    for (const mention of sentence.parties) {
      if (mention.party === null || sentence.blockers.length > 0) continue;
      const entry = parties.get(mention.party) ?? newEntry();
      parties.set(mention.party, entry);
      entry.places.push({ sentence, mention });
      const usual = usualOf(mention);
      if (!mention.isEpithet) entry.isNamed = true;
      if (usual === 'recipient') entry.isTaker = true;
      if (usual === 'supplier') entry.isSender = true;
      if (isOfGroup(mention)) entry.isOfGroup = true;
      if (mention.home !== null) entry.homes.add(mention.home);
    }
  for (const { combined, event } of built) {
    if (event === null) continue;
    for (const { party, weight } of combined.suppliers) parties.get(party)?.sides.push({ role: 'supplier', weight });
    for (const { party, weight } of combined.recipients) parties.get(party)?.sides.push({ role: 'recipient', weight });
    for (const { party, weight } of combined.intermediaries)
      parties.get(party)?.sides.push({ role: 'intermediary', weight });
  }
  for (const { votes, sentence } of told)
    for (const { mention, role, weight, isDirected } of votes)
      if (mention.party !== null)
        parties.get(mention.party)?.votes.push({ role, weight, isDirected, at: sentence.index });
  const likely = [...parties].filter(([, { places }]) =>
    places.some(({ mention, sentence }) => !mention.isEpithet && probabilityOf(scores[sentence.index]!) >= LEAST_TOLD),
  );
  const near = likely.slice(0, MAX_TOLD).map(([party]) => party);
  const lines = new Map<Sentence, readonly Mark[]>();
  const lineOf = (sentence: Sentence): readonly Mark[] => {
    const line = lines.get(sentence) ?? listMarks(sentence);
    lines.set(sentence, line);
    return line;
  };
  return {
    parties,
    told: near,
    lineOf,
    best: highest(scores),
    ...countNamed([...parties.values()].filter(({ isNamed }) => isNamed)),
  };
}

function newEntry(): Entry {
  return {
    places: [],
    isNamed: false,
    isTaker: false,
    isSender: false,
    isOfGroup: false,
    homes: new Set(),
    sides: [],
    votes: [],
  };
}

function countNamed(named: readonly Entry[]): Omit<Roll, 'parties' | 'told' | 'lineOf' | 'best'> {
  const count = (isSo: (entry: Entry) => boolean): number => named.filter(isSo).length;
  const atHome = new Map<PartyId, number>();
  for (const { homes } of named) for (const home of homes) atHome.set(home, (atHome.get(home) ?? 0) + 1);
  return {
    named: named.length,
    takers: count(({ isTaker }) => isTaker),
    senders: count(({ isSender }) => isSender),
    groups: count((entry) => entry.isOfGroup),
    atHome,
  };
}

function listMarks({ parties, items, triggers }: Sentence): readonly Mark[] {
  const marks: Mark[] = [];
  for (const party of parties) {
    if (party.isEpithet) continue;
    const usual = usualOf(party);
    marks.push([party.from, usual === 'recipient' ? 'R' : usual === 'supplier' ? 'S' : 'N']);
  }
  for (const { from } of items) marks.push([from, '#']);
  for (const { from } of triggers) marks.push([from, '!']);
  return marks.sort((a, b) => a[0] - b[0]);
}
