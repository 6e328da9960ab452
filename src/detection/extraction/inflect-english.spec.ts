import { describe, expect, it } from '@jest/globals';
import { inflectNoun, inflectVerb } from './inflect-english.js';

describe('inflectVerb', () => {
  it.each([
    ['supply', ['supply', 'supplies', 'supplied', 'supplying']],
    ['seize', ['seize', 'seizes', 'seized', 'seizing']],
    ['dispatch', ['dispatch', 'dispatches', 'dispatched', 'dispatching']],
    ['hand over', ['hand over', 'hands over', 'handed over', 'handing over']],
  ])('%s', (verb, forms) => {
    expect(inflectVerb(verb, {}).map(({ text }) => text)).toEqual(forms);
  });

  it('takes irregular forms from the lexicon and keeps both readings of one spelling', () => {
    const forms = inflectVerb('send', { send: ['sends', 'sent', 'sent', 'sending'] });
    expect(forms.find(({ text }) => text === 'sent')?.verbForms).toEqual(['past', 'participle']);
  });
});

describe('inflectNoun', () => {
  it.each([
    ['missile', ['missile', 'missiles']],
    ['delivery', ['delivery', 'deliveries']],
    ['torch', ['torch', 'torches']],
    ['arms', ['arms']],
    ['patrol boat', ['patrol boat', 'patrol boats']],
  ])('%s', (noun, forms) => {
    expect(inflectNoun(noun, {})).toEqual(forms);
  });

  it('takes irregular plurals', () => {
    expect(inflectNoun('light aircraft', { aircraft: 'aircraft' })).toEqual(['light aircraft']);
  });
});
