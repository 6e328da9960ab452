/** What a lexicon or frame file may hold, and how the files of one language become what extraction walks. */
import { z } from 'zod';
import { compileLanguagePack, CUES, POSITIONS, type LanguagePack, type LanguageSource } from '../detection/pack.js';
import { CONDUCTS, ITEM_CLASSES, LANGUAGES, MODALITIES, type Language } from '../detection/vocabulary.js';
import { faultsOf } from './pack-faults.js';

const text = z.string().trim().min(1);
const form = z.union([
  text,
  z.strictObject({
    form: text,
    exact: z.boolean().optional(),
    unless: z.array(text).optional(),
    needs: z.array(text).optional(),
  }),
]);
const forms = z.array(form).optional();
const partyId = z.string().regex(/^(?:[A-Z]{2}|[a-z][a-z0-9-]*)$/, 'a State (ISO 3166-1 alpha-2) or a group id');

const party = z.strictObject({
  id: partyId,
  group: z.boolean().optional(),
  home: partyId.optional(),
  usual: z.enum(['supplier', 'recipient']).optional(),
  sendsWorkers: z.boolean().optional(),
  focus: z.boolean().optional(),
  names: forms,
  adjectives: forms,
  people: forms,
  capitals: forms,
  bodies: forms,
  persons: forms,
  makes: forms,
});
const place = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  area: text.optional(),
  focus: z.boolean().optional(),
  heldBy: partyId.optional(),
  names: z.array(form).min(1),
});
const item = z.strictObject({
  class: z.enum(ITEM_CLASSES),
  conduct: z.enum(CONDUCTS),
  range: z.enum(['long', 'short']).optional(),
  sure: forms,
  weak: forms,
});
const cue = z.strictObject({ cue: z.enum(CUES), words: forms, verbs: forms });
const blocker = z.strictObject({
  topic: text,
  scope: z.enum(['sentence', 'article']),
  words: z.array(form).min(1),
});
const reference = z.strictObject({
  to: z.enum(['group', 'state', 'any']),
  only: z.array(partyId).optional(),
  setting: partyId.optional(),
  byCountry: z.record(z.string().regex(/^[A-Z]{2}$/), partyId).optional(),
  fallback: partyId.optional(),
  words: z.array(form).min(1),
});
const role = z.enum(['supplier', 'recipient', 'intermediary', 'both', 'other']);
const frame = z.strictObject({
  id: z.string().regex(/^[a-z]{2}\.[a-z0-9.-]+$/),
  status: z.enum(['stable', 'experimental']),
  notes: text,
  conduct: z.enum([...CONDUCTS, 'by-item']),
  needs: z.enum(['item', 'arms', 'personnel', 'labour', 'money', 'services', 'nothing']),
  verbs: forms,
  nouns: forms,
  roles: z.partialRecord(z.enum(POSITIONS), role),
  itemClass: z.enum(ITEM_CLASSES).optional(),
  insteadOf: z.array(text).optional(),
  ofSender: z.boolean().optional(),
  modality: z.array(z.enum(MODALITIES)).optional(),
  certainty: z.number().min(0).max(1),
  direction: z.enum(['none', 'near', 'own']).optional(),
  thing: z.enum(['object', 'subject']).optional(),
  examples: z.strictObject({
    match: z.array(text).min(1),
    ignore: z.array(text).min(1),
    nearMiss: z.array(text).optional(),
  }),
});
const share = z.number().gt(0).lt(1);
// Looked through and handed on as they are: a schema of its own would copy tens of thousands of small arrays.
const namedWeights = z.custom<Readonly<Record<string, readonly number[]>>>().superRefine((given: unknown, context) => {
  const message = 'must be lists of numbers by feature: output and weight in turn';
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    context.addIssue({ code: 'custom', message });
    return;
  }
  for (const [feature, pairs] of Object.entries(given))
    if (!isListOfPairs(pairs)) context.addIssue({ code: 'custom', path: [feature], message });
});
const model = z.strictObject({
  outputs: z.array(text).min(1),
  bias: z.array(z.number()).min(1),
  weights: namedWeights,
});
const weights = z.strictObject({
  frames: z.array(text),
  least: z.strictObject({
    article: share,
    plain: share,
    unread: share,
    party: share,
    conduct: share,
    item: share,
    modality: share,
    otherwise: share,
    lawful: share,
  }),
  sentence: model,
  article: model,
  breach: model,
  party: model,
  goods: model,
  slots: model,
});
const relativeDate = z.strictObject({ unit: z.enum(['day', 'week', 'month', 'year']), offset: z.number().int() });

/** A file under lexicons/, frames/ or weights/: any of these keys; a language's files are joined. */
export const languageFileSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  inflection: z.enum(['english', 'none']).optional(),
  irregularVerbs: z.record(z.string(), z.array(text).length(4)).optional(),
  irregularPlurals: z.record(z.string(), text).optional(),
  abbreviations: z.array(text).optional(),
  numberWords: z.array(text).optional(),
  months: z.record(z.string(), z.number().int().min(1).max(12)).optional(),
  weekdays: z.record(z.string(), z.number().int().min(0).max(6)).optional(),
  relativeDates: z.record(z.string(), relativeDate).optional(),
  participleEndings: z.array(text).optional(),
  dateWords: z
    .strictObject({
      open: z.array(text),
      until: z.array(text),
      last: z.array(text),
      beforeYear: z.array(text),
      ambiguousMonths: z.record(z.string(), z.array(text)),
      decade: z.array(text),
      decadeParts: z.record(z.string(), z.tuple([z.int().min(0).max(9), z.int().min(0).max(9)])),
    })
    .optional(),
  parties: z.array(party).optional(),
  places: z.array(place).optional(),
  items: z.array(item).optional(),
  cues: z.array(cue).optional(),
  blockers: z.array(blocker).optional(),
  references: z.array(reference).optional(),
  frames: z.array(frame).optional(),
  weights: weights.optional(),
});
export type LanguageFile = z.infer<typeof languageFileSchema>;

/** A file as read from YAML, not yet checked; the path is for messages. */
export interface ReadFile {
  readonly path: string;
  readonly value: unknown;
}

/** One thing wrong in one file: `field` is the way to it, e.g. `frames.3.roles.to`. */
export interface LanguageFileFault {
  readonly path: string;
  readonly field: readonly PropertyKey[];
  readonly message: string;
}

/** All that is wrong with a language's files, at once. */
export class LanguagePackError extends Error {
  constructor(readonly faults: readonly LanguageFileFault[]) {
    super(faults.map((fault) => `${fault.path}: ${fault.field.map(String).join('.')}: ${fault.message}`).join('\n'));
    this.name = 'LanguagePackError';
  }
}

/** The pack of one language. @throws LanguagePackError naming every file and field that is wrong. */
export function buildLanguagePack(language: Language, files: readonly ReadFile[]): LanguagePack {
  return compileLanguagePack(readLanguageSource(language, files));
}

/**
 * Checks and joins the files of one language (lexicons/<language>*.yaml and frames/<language>*.yaml), in the order of
 * their paths, so that the same files always make the same pack.
 * @throws LanguagePackError naming every file and field that is wrong.
 */
export function readLanguageSource(language: Language, files: readonly ReadFile[]): LanguageSource {
  const faults: LanguageFileFault[] = [];
  const checked: LanguageFile[] = [];
  const frameIds = new Set<string>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const result = languageFileSchema.safeParse(file.value);
    if (!result.success) {
      for (const { path, message } of result.error.issues.flatMap(faultsOf))
        faults.push({ path: file.path, field: path, message });
      continue;
    }
    if (result.data.language !== language)
      faults.push({ path: file.path, field: ['language'], message: `is not ${language}` });
    for (const [index, { id }] of (result.data.frames ?? []).entries()) {
      if (frameIds.has(id)) faults.push({ path: file.path, field: ['frames', index, 'id'], message: `${id} twice` });
      frameIds.add(id);
    }
    checked.push(result.data);
  }
  if (faults.length > 0) throw new LanguagePackError(faults);
  return join(language, checked);
}

const NO_DATE_WORDS = {
  open: [],
  until: [],
  last: [],
  beforeYear: [],
  ambiguousMonths: {},
  decade: [],
  decadeParts: {},
};

function join(language: Language, files: readonly LanguageFile[]): LanguageSource {
  return {
    language,
    inflection: files.find((file) => file.inflection)?.inflection ?? 'none',
    irregularVerbs: Object.assign({}, ...files.map((file) => file.irregularVerbs)),
    irregularPlurals: Object.assign({}, ...files.map((file) => file.irregularPlurals)),
    abbreviations: files.flatMap((file) => file.abbreviations ?? []),
    numberWords: files.flatMap((file) => file.numberWords ?? []),
    participleEndings: files.flatMap((file) => file.participleEndings ?? []),
    dateWords: files.find((file) => file.dateWords)?.dateWords ?? NO_DATE_WORDS,
    months: Object.assign({}, ...files.map((file) => file.months)),
    weekdays: Object.assign({}, ...files.map((file) => file.weekdays)),
    relativeDates: Object.assign({}, ...files.map((file) => file.relativeDates)),
    parties: files.flatMap((file) => file.parties ?? []),
    places: files.flatMap((file) => file.places ?? []),
    items: files.flatMap((file) => file.items ?? []),
    cues: files.flatMap((file) => file.cues ?? []),
    blockers: files.flatMap((file) => file.blockers ?? []),
    references: files.flatMap((file) => file.references ?? []),
    frames: files.flatMap((file) => file.frames ?? []),
    // an operator's own come after the shipped
    weights: files.findLast((file) => file.weights)?.weights ?? null,
  };
}

function isListOfPairs(value: unknown): boolean {
  return Array.isArray(value) && value.length % 2 === 0 && value.every(Number.isFinite);
}
