/** Turns a language's validated files into the tables that extraction walks. */
import { inflectNoun, inflectVerb } from './inflect-english.js';
import type { Entry, Frame, FrameExamples, LanguagePack, Phrase, VerbForm } from './language-pack.js';
import type { Form, FrameSource, LanguageSource, ModelSource, PartySource, WeightsSource } from './language-source.js';
import { normaliseWord } from './normalise-word.js';
import type { LinearModel } from '../weighing/linear-model.js';
import { numberWeights } from '../weighing/numbered-weights.js';
import { PackedWeights } from '../weighing/packed-weights.js';
import type { Weights } from '../weighing/weights.js';
import { phraseWords, tokenise } from './tokenise.js';

interface DraftPhrase {
  words: readonly string[];
  exact: string | null;
  entries: Entry[];
  unless: readonly string[];
  needs: readonly string[];
}

interface Terms {
  readonly form: string;
  readonly exact: boolean;
  readonly unless: readonly string[];
  readonly needs: readonly string[];
}

function terms(form: Form): Terms {
  if (typeof form === 'string') return { form, exact: false, unless: [], needs: [] };
  return { form: form.form, exact: form.exact ?? false, unless: form.unless ?? [], needs: form.needs ?? [] };
}

const FORM_OF_KEY = {
  names: 'name',
  adjectives: 'adjective',
  people: 'people',
  capitals: 'capital',
  bodies: 'body',
  persons: 'person',
  makes: 'make',
} as const;

/** @returns the pack, ready to share between calls; nothing in it changes afterwards. */
export function compileLanguagePack(source: LanguageSource): LanguagePack {
  const table = new PhraseTable();
  const isEnglish = source.inflection === 'english';
  const nounForms = (form: string): readonly string[] =>
    isEnglish ? inflectNoun(form, source.irregularPlurals) : [form];
  const verbForms = (form: string): readonly { text: string; verbForms: readonly VerbForm[] }[] =>
    isEnglish ? inflectVerb(form, source.irregularVerbs) : [{ text: form, verbForms: [] }];

  const shared = sharedIds(source.parties);
  for (const party of source.parties) addParty(table, party, shared.has(party.id));
  const usualSides = new Map(source.parties.map(({ id, usual }) => [id, usual]));
  for (const place of source.places)
    for (const form of place.names)
      table.add(terms(form), null, {
        type: 'place',
        country: place.country,
        area: place.area ?? null,
        isFocus: place.focus ?? false,
        heldBy: place.heldBy ?? null,
        usual: usualSides.get(place.country) ?? null,
      });
  for (const item of source.items)
    for (const [forms, isWeak] of [
      [item.sure ?? [], false],
      [item.weak ?? [], true],
    ] as const)
      for (const form of forms)
        for (const text of nounForms(terms(form).form))
          table.add(terms(form), text, {
            type: 'item',
            itemClass: item.class,
            conduct: item.conduct,
            isWeak,
            range: item.range ?? null,
          });
  for (const cue of source.cues) {
    for (const form of cue.words ?? []) table.add(terms(form), null, { type: 'cue', cue: cue.cue });
    for (const form of cue.verbs ?? [])
      for (const { text } of verbForms(terms(form).form)) table.add(terms(form), text, { type: 'cue', cue: cue.cue });
  }
  for (const blocker of source.blockers)
    for (const form of blocker.words)
      table.add(terms(form), null, { type: 'blocker', scope: blocker.scope, topic: blocker.topic });
  for (const reference of source.references)
    for (const form of reference.words)
      table.add(terms(form), null, {
        type: 'reference',
        refersTo: reference.to,
        only: reference.only ?? null,
        setting: reference.setting ?? null,
        byCountry: reference.byCountry ?? {},
        fallback: reference.fallback ?? null,
      });
  for (const frame of source.frames) {
    for (const form of frame.verbs ?? [])
      for (const inflected of verbForms(terms(form).form))
        table.add(terms(form), inflected.text, {
          type: 'trigger',
          frame: frame.id,
          word: 'verb',
          verbForms: inflected.verbForms,
        });
    for (const form of frame.nouns ?? [])
      for (const text of nounForms(terms(form).form))
        table.add(terms(form), text, { type: 'trigger', frame: frame.id, word: 'noun', verbForms: [] });
  }
  return {
    language: source.language,
    gate: buildGate(source),
    phrases: table.build(),
    frames: new Map(source.frames.map((frame) => [frame.id, toFrame(frame)])),
    dates: {
      months: source.months,
      weekdays: source.weekdays,
      relative: source.relativeDates,
      relativeStarts: new Set(Object.keys(source.relativeDates).map((phrase) => phrase.split(' ')[0] ?? '')),
      open: wordSet(source.dateWords.open),
      until: wordSet(source.dateWords.until),
      last: wordSet(source.dateWords.last),
      beforeYear: wordSet(source.dateWords.beforeYear),
      decade: wordSet(source.dateWords.decade),
      decadeParts: new Map(
        Object.entries(source.dateWords.decadeParts).map(([word, years]) => [normaliseWord(word), years]),
      ),
      ambiguousMonths: new Map(
        Object.entries(source.dateWords.ambiguousMonths).map(([month, words]) => [
          normaliseWord(month),
          wordSet(words),
        ]),
      ),
    },
    abbreviations: wordSet(source.abbreviations),
    homes: new Map(
      source.parties.flatMap(({ id, home }) => (home === undefined || shared.has(id) ? [] : [[id, home] as const])),
    ),
    numberWords: wordSet(source.numberWords),
    participleEndings: source.participleEndings.map(normaliseWord),
    weights: source.weights === null ? null : toWeights(source.weights),
    examples: source.frames.map(toExamples),
  };
}

function toWeights({ sentence, article, breach, party, goods, slots, least, frames }: WeightsSource): Weights {
  const model = ({ outputs, bias, weights }: ModelSource): LinearModel => ({
    outputs,
    bias,
    weights: new PackedWeights(weights),
  });
  const made: Weights = {
    sentence: model(sentence),
    article: model(article),
    breach: model(breach),
    party: model(party),
    goods: model(goods),
    slots: model(slots),
    least,
    frames: new Set(frames),
  };
  // Here and not at the first text, which would wait for it.
  numberWeights(made);
  return made;
}

function wordSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(normaliseWord));
}

/** Ids under which several groups of several States go. */
function sharedIds(parties: readonly PartySource[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(parties.flatMap(({ id }) => (seen.size === seen.add(id).size ? [id] : [])));
}

function addParty(table: PhraseTable, party: PartySource, isShared: boolean): void {
  for (const [key, form] of Object.entries(FORM_OF_KEY) as [keyof typeof FORM_OF_KEY, 'name'][])
    for (const written of party[key] ?? [])
      table.add(terms(written), null, {
        type: 'party',
        party: party.id,
        form,
        isGroup: party.group ?? false,
        usual: party.usual ?? (party.group === true ? 'recipient' : null),
        home: party.home ?? null,
        isShared,
        isFocus: party.focus ?? false,
        sendsWorkers: party.sendsWorkers ?? false,
      });
}

function toFrame(frame: FrameSource): Frame {
  return {
    id: frame.id,
    conduct: frame.conduct,
    needs: frame.needs,
    roles: frame.roles,
    itemClass: frame.itemClass ?? null,
    modality: frame.modality ?? [],
    certainty: frame.certainty,
    direction: frame.direction ?? 'none',
    insteadOf: frame.insteadOf ?? [],
    ofSender: frame.ofSender ?? false,
    thing: frame.thing ?? 'object',
  };
}

function toExamples(frame: FrameSource): FrameExamples {
  const { match, ignore, nearMiss } = frame.examples;
  return { frame: frame.id, match, ignore, nearMiss: nearMiss ?? [] };
}

/** First word → the words that may follow it, or null where it is enough by itself. */
function buildGate(source: LanguageSource): ReadonlyMap<string, ReadonlySet<string> | null> {
  const gate = new Map<string, Set<string> | null>();
  const open = (form: Form): void => {
    // the gate looks at capitalised words alone, so "al-Qaida" opens it by its second
    const tokens = tokenise(terms(form).form).filter((token) => token.kind !== 'break');
    const at = Math.max(
      0,
      tokens.findIndex((token) => token.isCapitalised),
    );
    const first = tokens[at]?.norm;
    const second = tokens[at + 1]?.norm;
    if (first === undefined) return;
    if (second === undefined) gate.set(first, null);
    else if (gate.get(first) !== null) gate.set(first, (gate.get(first) ?? new Set<string>()).add(second));
  };
  for (const party of source.parties)
    if (party.focus)
      for (const key of Object.keys(FORM_OF_KEY) as (keyof typeof FORM_OF_KEY)[])
        if (key !== 'makes') party[key]?.forEach(open);
  for (const place of source.places) if (place.focus) place.names.forEach(open);
  return gate;
}

class PhraseTable {
  private readonly byKey = new Map<string, DraftPhrase>();

  add(form: Terms, text: string | null, entry: Entry): void {
    const written = text ?? form.form;
    const words = phraseWords(written);
    if (words.length === 0) return;
    const exact = form.exact ? written : null;
    const unless = form.unless.map((phrase) => phraseWords(phrase).join(' '));
    const needs = form.needs.map((phrase) => phraseWords(phrase).join(' '));
    const key = [words.join(' '), exact ?? '', unless.join('|'), needs.join('|')].join('\u0000');
    const known = this.byKey.get(key);
    if (!known) this.byKey.set(key, { words, exact, entries: [entry], unless, needs });
    else if (!known.entries.some((other) => JSON.stringify(other) === JSON.stringify(entry))) known.entries.push(entry);
  }

  build(): ReadonlyMap<string, readonly Phrase[]> {
    const byFirst = new Map<string, Phrase[]>();
    for (const phrase of this.byKey.values()) {
      const first = phrase.words[0] ?? '';
      const known = byFirst.get(first);
      if (known) known.push(phrase);
      else byFirst.set(first, [phrase]);
    }
    for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
    return byFirst;
  }
}
