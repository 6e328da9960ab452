import { compileLanguagePack } from './compile-language-pack.js';
import type { Document, Sentence } from './document.js';
import { readDocument } from './extract.js';
import type { LanguageSource } from './language-source.js';

const examples = { match: ['unused'], ignore: ['unused'] };

/** A few words of English, enough to see how the engine reads. */
const SMALL_SOURCE: LanguageSource = {
  language: 'en',
  inflection: 'english',
  irregularVerbs: { send: ['sends', 'sent', 'sent', 'sending'], ship: ['ships', 'shipped', 'shipped', 'shipping'] },
  irregularPlurals: {},
  abbreviations: ['Mr', 'Gen', 'No'],
  numberWords: ['three', 'hundred', 'thousand'],
  months: { march: 3, may: 5, november: 11 },
  weekdays: { sunday: 0, monday: 1, wednesday: 3 },
  relativeDates: { 'last month': { unit: 'month', offset: -1 }, yesterday: { unit: 'day', offset: -1 } },
  parties: [
    { id: 'SD', focus: true, usual: 'recipient', names: ['Sudan'], adjectives: ['Sudanese'] },
    { id: 'SS', focus: true, usual: 'recipient', names: ['South Sudan'] },
    { id: 'IR', focus: true, names: ['Iran'], adjectives: ['Iranian'], capitals: ['Tehran'] },
    { id: 'RU', names: ['Russia'], adjectives: ['Russian'], capitals: ['Moscow'] },
    { id: 'LB', focus: true, names: [{ form: 'Lebanon', unless: ['Tennessee'] }] },
    { id: 'CF', focus: true, names: [{ form: 'CAR', exact: true, needs: ['Bangui'] }], capitals: ['Bangui'] },
    { id: 'hizbullah', group: true, home: 'LB', focus: true, names: ['Hezbollah'] },
    { id: 'al-qaida', group: true, focus: true, names: ['al-Qaida'] },
  ],
  places: [{ country: 'IR', focus: true, names: ['Bandar Abbas'] }],
  items: [
    { class: 'missiles', conduct: 'arms-transfer', range: 'long', sure: ['ballistic missile'] },
    { class: 'missiles', conduct: 'arms-transfer', sure: ['missile'] },
    { class: 'small-arms', conduct: 'arms-transfer', sure: ['rifle'] },
    { class: 'unspecified-arms', conduct: 'arms-transfer', sure: ['weapon'] },
    { class: 'ammunition', conduct: 'arms-transfer', sure: ['cartridge'] },
    { class: 'artillery', conduct: 'arms-transfer', weak: ['launcher'] },
    { class: 'vessels', conduct: 'arms-transfer', weak: ['speedboat'] },
    { class: 'drones', conduct: 'arms-transfer', sure: ['drone'] },
    { class: 'components', conduct: 'dual-use-transfer', weak: ['motor'] },
  ],
  cues: [
    { cue: 'say', verbs: ['announce'], words: ['said', 'says', 'according to'] },
    { cue: 'deny', words: ['denied', 'denies'] },
    { cue: 'accuse', words: ['accused', 'accuses'] },
    { cue: 'monitor', words: ['panel of experts'] },
    { cue: 'named-monitor', words: ['monitoring team'] },
    { cue: 'own-finding', words: ['researchers'] },
    { cue: 'interested-source', words: ['officials'] },
    { cue: 'convict', words: ['convicted'] },
    { cue: 'prosecute', words: ['charged', 'convicted'] },
    { cue: 'attempt', words: ['tried to'] },
    { cue: 'cover-story', words: ['ordinary goods'] },
    { cue: 'inventory', words: ['also inside'] },
    { cue: 'confirm', words: ['confirmed'] },
    { cue: 'exchange', words: ['in return for'] },
    { cue: 'norm-verb', words: ['barred'] },
    { cue: 'negation', words: ['not', 'never', 'no'] },
    { cue: 'auxiliary-be', words: ['was', 'were', 'been', 'is'] },
    { cue: 'auxiliary', words: ['has', 'had', 'have', 'will', 'to'] },
    { cue: 'future', words: ['will'] },
    { cue: 'determiner', words: ['the', 'a', 'its'] },
    { cue: 'to', words: ['to', 'into'] },
    { cue: 'from', words: ['from'] },
    { cue: 'for', words: ['for'] },
    { cue: 'by', words: ['by'] },
    { cue: 'in', words: ['in'] },
    { cue: 'of', words: ['of'] },
    { cue: 'backed', words: ['backed'] },
    { cue: 'made-in', words: ['made'] },
    { cue: 'coordinator', words: ['and'] },
    { cue: 'agent-noun', words: ['suppliers', 'port'] },
    { cue: 'pronoun-one', words: ['it'] },
    { cue: 'infinitive', words: ['fight'] },
    { cue: 'concealment', words: ['hidden under'] },
    { cue: 'cover-goods', words: ['rice', 'washing machines'] },
    { cue: 'background', words: ['has long'] },
    { cue: 'intercept', words: ['seized'] },
    { cue: 'lawful-committee-approval', words: ['committee approval'] },
    { cue: 'council', words: ['Security Council'] },
    { cue: 'arms-embargo', words: ['arms embargo'] },
    { cue: 'council-decides', words: ['unanimously'] },
    { cue: 'council-act-renew', words: ['renewed'] },
    { cue: 'council-not-adopted', words: ['vetoed'] },
    { cue: 'council-draft', words: ['draft'] },
    { cue: 'council-wish', words: ['asked', 'whether to'] },
    { cue: 'council-vote', words: ['all fifteen'] },
    { cue: 'council-other-body', words: ['Brussels'] },
    { cue: 'modal', words: ['should', 'may'] },
    { cue: 'subordinator', words: ['when'] },
    { cue: 'norm-modal', words: ['banned'] },
    { cue: 'vessel-word', words: ['ship', 'freighter'] },
    { cue: 'shadow', words: ['missile attack'] },
  ],
  blockers: [{ topic: 'sport', scope: 'article', words: ['goalkeeper', 'half-time'] }],
  references: [
    { to: 'group', words: ['the movement'] },
    { to: 'group', byCountry: { LB: 'hizbullah' }, words: ['militia'] },
    { to: 'state', words: ['the country'] },
  ],
  frames: [
    {
      id: 'en.give',
      status: 'stable',
      notes: 'unused',
      conduct: 'by-item',
      needs: 'item',
      verbs: ['send', 'ship', 'supply'],
      roles: {
        subject: 'supplier',
        object: 'recipient',
        to: 'recipient',
        for: 'recipient',
        from: 'supplier',
        by: 'supplier',
      },
      certainty: 0.9,
      examples,
    },
    {
      id: 'en.shipment',
      status: 'stable',
      notes: 'unused',
      conduct: 'by-item',
      needs: 'item',
      nouns: ['shipment'],
      roles: { adjective: 'supplier', possessor: 'supplier', to: 'recipient', from: 'supplier' },
      certainty: 0.85,
      examples,
    },
    {
      id: 'en.seize',
      status: 'stable',
      notes: 'unused',
      conduct: 'by-item',
      needs: 'item',
      verbs: ['seize'],
      roles: { subject: 'other', for: 'recipient', from: 'supplier' },
      modality: ['intercepted'],
      certainty: 0.8,
      direction: 'near',
      examples,
    },
  ],
};

export const SMALL_PACK = compileLanguagePack(SMALL_SOURCE);

/** A document of one text without title, published on Thursday 20 November 2025. */
export function documentOf(text: string, title = ''): Document {
  return readDocument({ title, text, language: 'en', published: '2025-11-20' }, SMALL_PACK);
}

/** The first sentence of a text. */
export function sentenceOf(text: string): Sentence {
  return documentOf(text).sentences[0]!;
}
