/** Describes a party of an article for the question whether it supplies or receives what is told. */
import type { PartyMention, Range } from '../extraction/document.js';
import { usualOf } from '../extraction/usual-side.js';
import type { PartyId } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import { isOfGroup } from './describe-sentence.js';
import { FeatureValues, ROOTS, type FeatureIndex } from './feature-index.js';
import { probabilityOf } from './linear-model.js';
import { LEAST_TOLD, type Entry, type Mark, type Place, type Roll } from './roll.js';

/** Names of one party at most that are looked at, the likeliest sentences first: a bound on work over long texts. */
const MAX_PLACES = 40;

/** What rules say of a party of the roll, who else is named, and the words around it where the article is likely to tell. */
export function describeParty(party: PartyId, roll: Roll, article: ReadArticle): FeatureValues {
  const { scores, index } = article;
  const features = new FeatureValues(index);
  const raise: Raise = (name, value) => {
    if (value > 0) features.raise(index.number(name), value);
  };
  const entry = roll.parties.get(party)!;
  const places = [...entry.places]
    .sort((a, b) => scores[b.sentence.index]! - scores[a.sentence.index]!)
    .slice(0, MAX_PLACES);
  addVotes(entry, article, raise);
  addCompany(party, places, roll, article, raise);
  const kind = kindOf(places);
  for (const { sentence, mention } of places) {
    const told = Math.min(1, 1.5 * probabilityOf(scores[sentence.index]!));
    if (told < LEAST_TOLD) break;
    addContext(features, told, { sentence, mention }, { kind, line: roll.lineOf(sentence), index });
  }
  return features;
}

type Raise = (name: string, value: number) => void;

function addVotes({ sides, votes }: Entry, { built, scores }: ReadArticle, raise: Raise): void {
  if (built.some(({ event }) => event !== null)) raise('built', 1);
  for (const { role, weight } of sides) {
    raise(`read ${role}`, 1);
    raise(`weight ${role}`, weight);
  }
  const sums = new Map<string, number>();
  for (const { role, weight, isDirected, at } of votes) {
    sums.set(role, (sums.get(role) ?? 0) + weight * probabilityOf(scores[at]!));
    raise(`vote ${role} ${isDirected ? 'directed' : 'loose'}`, weight);
  }
  for (const [role, sum] of sums) raise(`votes ${role}`, Math.min(sum, 3));
}

function addCompany(party: PartyId, places: readonly Place[], roll: Roll, article: ReadArticle, raise: Raise): void {
  const { scores } = article;
  const entry = roll.parties.get(party)!;
  const named = places.filter(({ mention }) => !mention.isEpithet);
  // how many others are such: the party itself counts among the named ones
  const others = (all: number, isSuch: boolean): number => all - (entry.isNamed && isSuch ? 1 : 0);
  const hasTaker = others(roll.takers, entry.isTaker) > 0;
  const hasSender = others(roll.senders, entry.isSender) > 0;
  const kind = kindOf(places);
  raise(`kind ${kind}`, 1);
  raise(`kind ${kind}${hasTaker ? ' beside taker' : ''}${hasSender ? ' beside sender' : ''}`, 1);
  raise(`is ${party}`, 1);
  for (const other of roll.told)
    if (other !== party) {
      raise(`beside ${other}`, 1);
      raise(`is ${party} beside ${other}`, 1);
    }
  raise('named', Math.log1p(named.length));
  raise('others', Math.log1p(others(roll.named, true)));
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
  has('beside group', others(roll.groups, entry.isOfGroup) > 0);
  has('home of another', others(roll.atHome.get(party) ?? 0, entry.homes.has(party)) > 0);
  has(
    'focus',
    places.some(({ mention: { entry: known } }) => known.type !== 'reference' && known.isFocus),
  );
  const best = Math.max(-6, ...named.map(({ sentence }) => scores[sentence.index]!));
  raise('told beside', probabilityOf(best));
  has('in best sentence', best === roll.best);
}

function kindOf(places: readonly Place[]): string {
  const usual = places.map(({ mention }) => usualOf(mention));
  const side = usual.includes('supplier') ? 'S' : usual.includes('recipient') ? 'R' : 'N';
  return places.some(({ mention }) => isOfGroup(mention)) ? `${side}g` : side;
}

/** What is known around a name. */
interface Surroundings {
  /** The kind of its party. */
  readonly kind: string;
  readonly line: readonly Mark[];
  readonly index: FeatureIndex;
}

/** Features of one name: its grammar, the words and triggers beside it, the goods near it, what stands before and after. */
function addContext(features: FeatureValues, told: number, place: Place, { kind, line, index }: Surroundings): void {
  const { sentence, mention } = place;
  const { tokens, triggers, items } = sentence;
  const { from, to } = mention;
  const add = (node: number): void => features.raise(index.feature(node), told);
  const marker = mention.marker ?? '-';
  const markerSymbol = index.symbol(marker);
  const ofMarker = index.walk(ROOTS.marker, markerSymbol);
  add(ofMarker);
  add(index.walk(ofMarker, index.symbol(kind)));
  add(index.walk(ROOTS.says, index.symbol(mention.says ?? '-')));
  for (const flag of ['isModifier', 'isPossessive', 'isEpithet', 'isOrigin'] as const)
    if (mention[flag]) features.raise(index.number(flag), told);
  const isBare = marker === '-' && mention.says === null && !mention.isModifier && !mention.isPossessive;
  if (isBare && !mention.isEpithet && !mention.isOrigin) features.raise(index.number('bare'), told);
  const word = (at: number): number => index.symbol(tokens[at]?.norm ?? '|');
  for (let at = from; at < to; at++) add(index.walk(ROOTS.partyWord, word(at)));
  const [before, secondBefore] = [word(from - 1), word(from - 2)];
  const [after, secondAfter] = [word(to), word(to + 1)];
  add(index.walk(ROOTS.wordBefore, before));
  add(index.walk(ROOTS.furtherBefore, secondBefore));
  add(index.walk(ROOTS.furtherBefore, word(from - 3)));
  const wordAfter = index.walk(ROOTS.wordAfter, after);
  add(wordAfter);
  add(index.walk(ROOTS.furtherAfter, secondAfter));
  add(index.walk(ROOTS.furtherAfter, word(to + 2)));
  add(index.walk(index.walk(ROOTS.pairBefore, secondBefore), before));
  add(index.walk(wordAfter, secondAfter));
  const last = triggers.findLast((trigger) => trigger.to <= from);
  if (last) {
    add(index.walk(walkWords(ROOTS.afterTrigger, last), markerSymbol));
    for (const { frame } of last.entries)
      add(index.walk(index.walk(ROOTS.afterTrigger, index.symbol(frame)), markerSymbol));
  }
  const next = triggers.find((trigger) => trigger.from >= to);
  if (next) {
    add(walkWords(ROOTS.beforeTrigger, next));
    for (const { frame } of next.entries)
      add(index.walk(index.walk(ROOTS.beforeTrigger, index.symbol(frame)), markerSymbol));
  }
  for (const item of items) {
    if (item.from >= to && item.from - to <= 2)
      features.raise(index.number(mention.isModifier ? 'of goods modifier' : 'of goods -'), told);
    if (from >= item.to && from - item.to <= 3) features.raise(index.number(`goods ${marker}`), told);
  }
  for (const name of orderOf(line, mention)) features.raise(index.number(name), told);

  function walkWords(root: number, range: Range): number {
    let node = root;
    for (let at = range.from; at < range.to; at++) node = index.walk(node, word(at));
    return node;
  }
}

/** What stands right before and after it: other parties, goods, triggers. */
function orderOf(line: readonly Mark[], { from, to }: PartyMention): string[] {
  const before = line.findLastIndex(([at]) => at < from);
  const after = line.findIndex(([at]) => at >= to);
  const markAt = (place: number): string => line[place]?.[1] ?? '';
  const [first, second] = after < 0 ? ['', ''] : [markAt(after), markAt(after + 1)];
  const last = markAt(before);
  return [
    `order ${before > 0 ? `${markAt(before - 1)} ` : ''}${last} *`,
    `order * ${first}${second === '' ? '' : ` ${second}`}`,
    `order ${last} * ${first}`,
  ];
}
