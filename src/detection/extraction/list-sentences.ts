/** The sentences of a traced reading with all that was found and tried in them, for people who ask why. */
import type { ExplainedMention, ExplainedSentence } from '../explanation.js';
import { spanOf } from './choose-evidence.js';
import type { PartyMention, Range, Sentence } from './document.js';
import type { BuiltEvent, Trace } from './trace.js';

/** Sentences in the text's order, without those that name nothing the pack knows. */
export function listSentences(trace: Trace): ExplainedSentence[] {
  const sentences = trace.document?.sentences ?? [];
  return sentences.map((sentence) => listSentence(sentence, trace)).filter(isSaying);
}

function isSaying({ mentions, silencedBy }: ExplainedSentence): boolean {
  return silencedBy.length > 0 || mentions.some(({ kind }) => kind !== 'cue');
}

function listSentence(sentence: Sentence, trace: Trace): ExplainedSentence {
  const own = trace.told.find((one) => one.sentence === sentence);
  const isUsed = trace.built.some(({ combined }) => combined.parts.some((part) => part.sentence === sentence));
  return {
    field: sentence.field,
    start: sentence.start,
    end: sentence.end,
    mentions: listMentions(sentence),
    silencedBy: sentence.blockers,
    tries: trace.tries
      .filter((one) => one.sentence === sentence)
      .map(({ trigger, frame, skip }) => ({ ...spanOf(sentence, trigger.from, trigger.to), frame, skip })),
    frames: own?.frames ?? [],
    lost:
      own === undefined
        ? null
        : own.isNegated
          ? 'it says that it did not happen'
          : isUsed
            ? conductless(sentence, trace.built)
            : 'no side of it could be told',
  };
}

function conductless(sentence: Sentence, built: readonly BuiltEvent[]): string | null {
  const own = built.filter(({ combined }) => combined.parts.some((part) => part.sentence === sentence));
  return own.every(({ event }) => event === null) ? 'no conduct that an embargo knows is told' : null;
}

function listMentions(sentence: Sentence): ExplainedMention[] {
  const at = (range: Range): Pick<ExplainedMention, 'field' | 'start' | 'end'> =>
    spanOf(sentence, range.from, range.to);
  const mentions: ExplainedMention[] = [
    ...sentence.parties.map((mention): ExplainedMention => ({
      ...at(mention),
      kind: mention.entry.type,
      id: nameParty(mention),
      as: grammarOf(mention),
    })),
    ...sentence.items.map((mention): ExplainedMention => ({
      ...at(mention),
      kind: 'item',
      id: mention.entry.itemClass,
      as: mention.entry.isWeak ? 'weak' : mention.quantity,
    })),
    ...sentence.triggers.map((mention): ExplainedMention => ({
      ...at(mention),
      kind: 'trigger',
      id: [...new Set(mention.entries.map(({ frame }) => frame))].join(' '),
      as: null,
    })),
    ...sentence.cues.map((mention): ExplainedMention => ({ ...at(mention), kind: 'cue', id: mention.cue, as: null })),
  ];
  return mentions.sort((a, b) => a.start - b.start || a.end - b.end);
}

function nameParty({ party, place }: PartyMention): string {
  const where = place === null ? '' : [place.country, place.area ?? ''].join(' ').trim();
  if (party === null) return where === '' ? '?' : where;
  return where === '' || where === party ? party : `${party} (${where})`;
}

/** What its sentence makes of a party, in a few words; null where nothing is special. */
function grammarOf(mention: PartyMention): string | null {
  const marks = [
    mention.marker,
    mention.isPossessive ? 'possessive' : null,
    mention.isModifier ? 'adjective' : null,
    mention.isEpithet ? 'epithet' : null,
    mention.isOrigin ? 'origin' : null,
    mention.says === null ? null : `verb: ${mention.says}`,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join(', ');
}
