/** Wrong packs: the frames, words and cues of a language, each changed in one place. */
import type { LanguageSource } from '../../detection/pack.js';

type Source = LanguageSource;
type Frame = Source['frames'][number];
type Form = NonNullable<Frame['verbs']>[number];

/** A pack with one thing wrong. */
export interface Mutant {
  /** Kind of change: `role dropped`. */
  readonly operator: string;
  /** The frame that is changed, or `lexicon`. */
  readonly at: string;
  /** What was changed: `to`, `ship`. */
  readonly what: string;
  readonly apply: () => Source;
}

/** All single changes of a language, in the order of its files. */
export function listMutants(source: Source): Mutant[] {
  return [...source.frames.flatMap((frame, index) => mutateFrame(source, frame, index)), ...mutateLexicon(source)];
}

function mutateFrame(source: Source, frame: Frame, index: number): Mutant[] {
  const change = (operator: string, what: string, instead: Partial<Frame>): Mutant => ({
    operator,
    at: frame.id,
    what,
    apply: () => ({ ...source, frames: replaceAt(source.frames, index, { ...frame, ...instead }) }),
  });
  const { roles, verbs = [], nouns = [] } = frame;
  const swapped = Object.fromEntries(Object.entries(roles).map(([place, role]) => [place, OTHER[role] ?? role]));
  return [
    ...Object.keys(roles).map((place) => change('role dropped', place, { roles: omit(roles, place) })),
    ...(JSON.stringify(swapped) === JSON.stringify(roles)
      ? []
      : [change('sides swapped', 'all roles', { roles: swapped })]),
    ...(frame.needs === 'nothing' ? [] : [change('condition dropped', `needs ${frame.needs}`, { needs: 'nothing' })]),
    ...((frame.direction ?? 'none') === 'none'
      ? []
      : [change('condition dropped', `direction ${frame.direction}`, { direction: 'none' })]),
    change('thing moved', frame.thing ?? 'object', { thing: frame.thing === 'subject' ? 'object' : 'subject' }),
    change('conduct changed', frame.conduct, {
      conduct: frame.conduct === 'technical-assistance' ? 'arms-transfer' : 'technical-assistance',
    }),
    ...(frame.modality ?? []).map((mode) => change('modality dropped', mode, { modality: [] })),
    ...(frame.itemClass === undefined ? [] : [change('class dropped', frame.itemClass, { itemClass: undefined })]),
    change('certainty lowered', String(frame.certainty), { certainty: 0.4 }),
    ...verbs.map((form, at) => change('verb removed', nameOf(form), { verbs: without(verbs, at) })),
    ...nouns.map((form, at) => change('noun removed', nameOf(form), { nouns: without(nouns, at) })),
  ];
}

const OTHER: Readonly<Record<string, 'supplier' | 'recipient'>> = { supplier: 'recipient', recipient: 'supplier' };

const PARTY_FORMS = ['names', 'adjectives', 'people', 'capitals', 'bodies', 'persons'] as const;

function mutateLexicon(source: Source): Mutant[] {
  const mutants: Mutant[] = [];
  const change = <K extends 'parties' | 'places' | 'items' | 'cues' | 'blockers' | 'references'>(
    operator: string,
    what: string,
    key: K,
    index: number,
    instead: Partial<Source[K][number]>,
  ): void => {
    const apply = (): Source => {
      const list = source[key] as readonly Source[K][number][];
      return { ...source, [key]: replaceAt(list, index, { ...list[index]!, ...instead }) };
    };
    mutants.push({ operator, at: 'lexicon', what, apply });
  };
  source.parties.forEach((party, index) => {
    for (const key of PARTY_FORMS)
      (party[key] ?? []).forEach((form, at, forms) => {
        change('alias removed', nameOf(form), 'parties', index, { [key]: without(forms, at) });
        unconditioned(form).forEach((bare) =>
          change('homonym guard dropped', nameOf(form), 'parties', index, { [key]: replaceAt(forms, at, bare) }),
        );
      });
    if (party.usual !== undefined) change('usual side dropped', party.id, 'parties', index, { usual: undefined });
  });
  source.places.forEach(({ names }, index) =>
    names.forEach((form, at) => change('place removed', nameOf(form), 'places', index, { names: without(names, at) })),
  );
  source.items.forEach((item, index) => {
    for (const key of ['sure', 'weak'] as const)
      (item[key] ?? []).forEach((form, at, forms) => {
        change('item word removed', nameOf(form), 'items', index, { [key]: without(forms, at) });
        const other = key === 'sure' ? 'weak' : 'sure';
        change(`${key} word made ${other}`, nameOf(form), 'items', index, {
          [key]: without(forms, at),
          [other]: [...(item[other] ?? []), form],
        });
        unconditioned(form).forEach((bare) =>
          change('homonym guard dropped', nameOf(form), 'items', index, { [key]: replaceAt(forms, at, bare) }),
        );
      });
  });
  source.cues.forEach((cue, index) => {
    for (const key of ['words', 'verbs'] as const)
      (cue[key] ?? []).forEach((form, at, forms) =>
        change('cue removed', `${cue.cue}: ${nameOf(form)}`, 'cues', index, { [key]: without(forms, at) }),
      );
    change('cue kind removed', cue.cue, 'cues', index, { words: [], verbs: [] });
  });
  source.blockers.forEach(({ topic, words }, index) => {
    words.forEach((form, at) =>
      change('blocker word removed', `${topic}: ${nameOf(form)}`, 'blockers', index, { words: without(words, at) }),
    );
    change('blocker removed', topic, 'blockers', index, { words: [] });
  });
  source.references.forEach(({ words }, index) =>
    words.forEach((form, at) =>
      change('reference removed', nameOf(form), 'references', index, { words: without(words, at) }),
    ),
  );
  return mutants;
}

/** The form without its conditions, where it has any. */
function unconditioned(form: Form): Form[] {
  return typeof form !== 'string' && (form.unless !== undefined || form.needs !== undefined)
    ? [{ form: form.form, exact: form.exact ?? false }]
    : [];
}

function nameOf(form: Form): string {
  return typeof form === 'string' ? form : form.form;
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

function replaceAt<T>(list: readonly T[], at: number, instead: T): T[] {
  return list.map((one, index) => (index === at ? instead : one));
}

function omit(roles: Frame['roles'], place: string): Frame['roles'] {
  return Object.fromEntries(Object.entries(roles).filter(([key]) => key !== place));
}
