/** Runs the examples of a lexicon: does each word stand for what it must? */
import { explain, type Explanation } from '../detection/explain.js';
import type { Pack } from '../detection/pack.js';
import { WORD_GROUPS, type WordExamples, type WordGroup } from './word-examples-schema.js';

/** A word with what it must stand for, and where it is written down. */
export interface WordExample {
  readonly group: WordGroup;
  readonly id: string;
  readonly index: number;
  readonly word: string;
}

/** All words of a file, in its order. */
export function listWords(examples: Pick<WordExamples, WordGroup>): WordExample[] {
  return WORD_GROUPS.flatMap((group) =>
    Object.entries(examples[group]).flatMap(([id, words]) => words.map((word, index) => ({ group, id, index, word }))),
  );
}

/** What a word is read in: the name of a State under embargo opens the reading, the rest is the word itself. */
export function wordText({ word }: WordExample): string {
  return `${OPENING}${word}.`;
}

const OPENING = 'This is about Iran: ';

/** Null where the word stands for what it must; else what it stands for. */
export function checkWord(example: WordExample, language: string, pack: Pack): string | null {
  const text = wordText(example);
  const explanation = explain({ title: '', text, language, published: null }, pack);
  if (example.group === 'blockers') {
    const topics = [...explanation.topics, ...explanation.sentences.flatMap(({ silencedBy }) => silencedBy)];
    return topics.includes(example.id) ? null : `opens ${topics.join(', ') || 'no topic'}`;
  }
  const end = OPENING.length + example.word.length;
  const mentions = explanation.sentences
    .flatMap((sentence) => sentence.mentions)
    .filter((mention) => mention.start === OPENING.length && mention.end === end);
  return mentions.some((mention) => standsFor(mention, example))
    ? null
    : `stands for ${mentions.map(nameOf).join(', ') || 'nothing'}`;
}

type Mention = Explanation['sentences'][number]['mentions'][number];

function nameOf({ kind, id, as }: Mention): string {
  return kind === 'item' && as === 'weak' ? `${kind} ${id} in company` : `${kind} ${id}`;
}

function standsFor({ kind, id, as }: Mention, wanted: WordExample): boolean {
  switch (wanted.group) {
    case 'parties':
      return kind !== 'item' && id.split(' ')[0] === wanted.id;
    case 'places': {
      const where = /\((.*)\)$/.exec(id)?.[1] ?? id;
      return (kind === 'place' || kind === 'party') && `${where} `.startsWith(`${wanted.id} `);
    }
    case 'items':
      return kind === 'item' && id === wanted.id && as !== 'weak';
    case 'plainItems':
      return kind === 'item' && id === wanted.id && as === 'weak';
    case 'frames':
      return kind === 'trigger' && id.split(' ').includes(wanted.id);
    case 'cues':
      return kind === 'cue' && id === wanted.id;
    case 'blockers':
      return false;
  }
}
