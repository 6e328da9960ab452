/** English word forms by rule; what the rules get wrong stands in the lexicon as irregular. */
import type { VerbForm } from './language-pack.js';

/** A form of a verb with every reading it has ("shipped": past and participle). */
export interface InflectedForm {
  readonly text: string;
  readonly verbForms: readonly VerbForm[];
}

/** All forms of a verb or verb phrase; of a phrase the first word bends ("hand over" → "handed over"). */
export function inflectVerb(
  phrase: string,
  irregular: Readonly<Record<string, readonly string[]>>,
): readonly InflectedForm[] {
  const [verb = '', ...rest] = phrase.split(' ');
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : '';
  const listed = irregular[verb];
  const [third, past, participle, gerund] = listed ?? [
    thirdPerson(verb),
    pastTense(verb),
    pastTense(verb),
    gerundOf(verb),
  ];
  const forms = new Map<string, VerbForm[]>();
  const add = (text: string | undefined, form: VerbForm): void => {
    if (text === undefined) return;
    const known = forms.get(text);
    if (known) known.push(form);
    else forms.set(text, [form]);
  };
  add(verb, 'base');
  add(third, 'third');
  add(past, 'past');
  add(participle, 'participle');
  add(gerund, 'gerund');
  return [...forms].map(([text, verbForms]) => ({ text: text + tail, verbForms }));
}

/** Singular and plural of a noun or noun phrase; of a phrase the last word bends. */
export function inflectNoun(phrase: string, irregular: Readonly<Record<string, string>>): readonly string[] {
  const words = phrase.split(' ');
  const last = words.pop() ?? '';
  const plural = irregular[last] ?? pluralOf(last);
  const lead = words.length > 0 ? `${words.join(' ')} ` : '';
  return plural === last ? [phrase] : [phrase, lead + plural];
}

function pluralOf(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/i.test(noun)) return /s$/i.test(noun) ? noun : `${noun}es`;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

function thirdPerson(verb: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return `${verb}s`;
}

function pastTense(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}ed`;
}

function gerundOf(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (verb.endsWith('e') && !verb.endsWith('ee')) return `${verb.slice(0, -1)}ing`;
  return `${verb}ing`;
}
