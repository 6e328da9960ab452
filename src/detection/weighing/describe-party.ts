/** Describes a party of an article for the question whether it supplies or receives what is told. */
import type { PartyMention, Sentence } from '../extraction/document.js';
import { usualOf } from '../extraction/usual-side.js';
import type { PartyId } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import { isOfGroup } from './describe-sentence.js';
import { highest } from './highest.js';
import { probabilityOf } from './linear-model.js';

/** A party where it is named. */
interface Place {
  readonly sentence: Sentence;
  readonly mention: PartyMention;
}

/** Every party that is named, with where. */
export type Roll = ReadonlyMap<PartyId, readonly Place[]>;

/** Parties of an article, as far as they are named. */
export function listParties({ document }: ReadArticle): Roll {
  const roll = new Map<PartyId, Place[]>();
  for (const sentence of document.sentences)
    for (const mention of sentence.parties) {
      if (mention.party === null || sentence.blockers.length > 0) continue;
      const known = roll.get(mention.party);
      if (known) known.push({ sentence, mention });
      else roll.set(mention.party, [{ sentence, mention }]);
    }
  return roll;
}

/** Sentences that tell less than this say nothing of who is who in them. */
const LEAST_TOLD = 0.05;

/** Names of one party at most that are looked at, the likeliest sentences first: a bound on work over long texts. */
const MAX_PLACES = 40;

/** What rules say of the party, who else is named, and the words around it where the article is likely to tell. */
export function describeParty(party: PartyId, roll: Roll, article: ReadArticle): Map<string, number> {
  const features = new Map<string, number>();
  const raise = (name: string, value: number): void => {
    if (value > 0) features.set(name, Math.max(features.get(name) ?? 0, value));
  };
  const { scores } = article;
  const places = [...(roll.get(party) ?? [])]
    .sort((a, b) => scores[b.sentence.index]! - scores[a.sentence.index]!)
    .slice(0, MAX_PLACES);
  addVotes(party, article, raise);
  addCompany(party, places, roll, article, raise);
  const kind = kindOf(places);
  for (const { sentence, mention } of places) {
    const told = Math.min(1, 1.5 * probabilityOf(scores[sentence.index]!));
    if (told < LEAST_TOLD) break;
    for (const name of contextOf(sentence, mention, kind)) raise(name, told);
  }
  return features;
}

type Raise = (name: string, value: number) => void;

function addVotes(party: PartyId, { told, built, scores }: ReadArticle, raise: Raise): void {
  for (const { combined, event } of built) {
    if (event === null) continue;
    raise('built', 1);
    for (const [name, sides] of [
      ['supplier', combined.suppliers],
      ['recipient', combined.recipients],
      ['intermediary', combined.intermediaries],
    ] as const)
      for (const side of sides)
        if (side.party === party) {
          raise(`read ${name}`, 1);
          raise(`weight ${name}`, side.weight);
        }
  }
  const sums = new Map<string, number>();
  for (const { votes, sentence } of told)
    for (const { mention, role, weight, isDirected } of votes)
      if (mention.party === party) {
        sums.set(role, (sums.get(role) ?? 0) + weight * probabilityOf(scores[sentence.index]!));
        raise(`vote ${role} ${isDirected ? 'directed' : 'loose'}`, weight);
      }
  for (const [role, sum] of sums) raise(`votes ${role}`, Math.min(sum, 3));
}

function addCompany(party: PartyId, places: readonly Place[], roll: Roll, article: ReadArticle, raise: Raise): void {
  const { scores } = article;
  const named = places.filter(({ mention }) => !mention.isEpithet);
  const others = [...roll].filter(
    ([other, theirs]) => other !== party && theirs.some(({ mention }) => !mention.isEpithet),
  );
  const isAnyOther = (isSo: (mention: PartyMention) => boolean): boolean =>
    others.some(([, theirs]) => theirs.some(({ mention }) => isSo(mention)));
  const hasTaker = isAnyOther((mention) => usualOf(mention) === 'recipient');
  const hasSender = isAnyOther((mention) => usualOf(mention) === 'supplier');
  const kind = kindOf(places);
  raise(`kind ${kind}`, 1);
  raise(`kind ${kind}${hasTaker ? ' beside taker' : ''}${hasSender ? ' beside sender' : ''}`, 1);
  raise('named', Math.log1p(named.length));
  raise('others', Math.log1p(others.length));
  const has = (name: string, isSo: boolean): void => raise(name, isSo ? 1 : 0);
  has('only epithet', named.length === 0);
  has(
    'in title',
    named.some(({ sentence }) => sentence.field === 'title'),
  );
  has(
    'in lead',
    named.some(({ sentence }) => sentence.index <= 2),
  );
  has('beside taker', hasTaker);
  has('beside sender', hasSender);
  has('beside group', isAnyOther(isOfGroup));
  has(
    'home of another',
    isAnyOther(({ home }) => home === party),
  );
  has(
    'focus',
    places.some(({ mention: { entry } }) => entry.type !== 'reference' && entry.isFocus),
  );
  const best = Math.max(-6, ...named.map(({ sentence }) => scores[sentence.index]!));
  raise('told beside', probabilityOf(best));
  has('in best sentence', best === highest(scores));
}

function kindOf(places: readonly Place[]): string {
  const usual = places.map(({ mention }) => usualOf(mention));
  const side = usual.includes('supplier') ? 'S' : usual.includes('recipient') ? 'R' : 'N';
  return places.some(({ mention }) => isOfGroup(mention)) ? `${side}g` : side;
}

function contextOf(sentence: Sentence, mention: PartyMention, kind: string): string[] {
  const { tokens, triggers, items } = sentence;
  const { from, to } = mention;
  const marker = mention.marker ?? '-';
  const names = [`marker ${marker}`, `marker ${marker} ${kind}`, `says ${mention.says ?? '-'}`];
  for (const flag of ['isModifier', 'isPossessive', 'isEpithet', 'isOrigin'] as const)
    if (mention[flag]) names.push(flag);
  const isBare = marker === '-' && mention.says === null && !mention.isModifier && !mention.isPossessive;
  if (isBare && !mention.isEpithet && !mention.isOrigin) names.push('bare');
  const word = (index: number): string => tokens[index]?.norm ?? '|';
  names.push(`-1 ${word(from - 1)}`, `-2 ${word(from - 2)}`, `-2 ${word(from - 3)}`);
  names.push(`+1 ${word(to)}`, `+2 ${word(to + 1)}`, `+2 ${word(to + 2)}`);
  names.push(`-- ${word(from - 2)} ${word(from - 1)}`, `++ ${word(to)} ${word(to + 1)}`);
  const words = (range: { from: number; to: number }): string =>
    tokens
      .slice(range.from, range.to)
      .map(({ norm }) => norm)
      .join(' ');
  const before = triggers.findLast((trigger) => trigger.to <= from);
  if (before) {
    names.push(`after ${words(before)} ${marker}`);
    for (const { frame } of before.entries) names.push(`after ${frame} ${marker}`);
  }
  const after = triggers.find((trigger) => trigger.from >= to);
  if (after) {
    names.push(`before ${words(after)}`);
    for (const { frame } of after.entries) names.push(`before ${frame} ${marker}`);
  }
  for (const item of items) {
    if (item.from >= to && item.from - to <= 2) names.push(`of goods ${mention.isModifier ? 'modifier' : '-'}`);
    if (from >= item.to && from - item.to <= 3) names.push(`goods ${marker}`);
  }
  names.push(...orderOf(sentence, mention));
  return names;
}

/** What stands right before and after it: other parties, goods, triggers. */
function orderOf({ parties, items, triggers }: Sentence, mention: PartyMention): string[] {
  const marks: [number, string][] = [
    ...parties
      .filter((other) => other !== mention && !other.isEpithet)
      .map((other): [number, string] => {
        const usual = usualOf(other);
        return [other.from, usual === 'recipient' ? 'R' : usual === 'supplier' ? 'S' : 'N'];
      }),
    ...items.map(({ from }): [number, string] => [from, '#']),
    ...triggers.map(({ from }): [number, string] => [from, '!']),
  ];
  const line = marks.sort((a, b) => a[0] - b[0]);
  const before = line.filter(([at]) => at < mention.from).map(([, mark]) => mark);
  const after = line.filter(([at]) => at >= mention.to).map(([, mark]) => mark);
  return [
    `order ${before.slice(-2).join(' ')} *`,
    `order * ${after.slice(0, 2).join(' ')}`,
    `order ${before.at(-1) ?? ''} * ${after[0] ?? ''}`,
  ];
}
