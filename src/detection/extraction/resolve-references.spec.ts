import { describe, expect, it } from '@jest/globals';
import { documentOf } from './small-pack.spec-support.js';

describe('resolveReferences', () => {
  it.each([
    ['Hezbollah spoke. Rifles came to the movement.', 'hizbullah'],
    ['Sudan spoke. Rifles came to the country.', 'SD'],
    ['Iran spoke. Rifles came to a militia in Lebanon.', 'hizbullah'],
    ['Iran spoke. Rifles came to the country of Sudan.', 'SD'],
    ['Sudan spoke in Bandar Abbas. Rifles came to the country.', 'SD'],
  ])('%s', (text, party) => {
    const sentence = documentOf(text).sentences[1]!;
    expect(sentence.parties.find((mention) => mention.entry.type === 'reference')?.party).toBe(party);
  });

  it('looks ahead where nobody was named before', () => {
    const sentence = documentOf('Rifles came to the movement. Hezbollah spoke.').sentences[0]!;
    expect(sentence.parties[0]?.party).toBe('hizbullah');
  });

  it('leaves a description of nobody open', () => {
    const sentence = documentOf('Iran spoke. Rifles came to the movement.').sentences[1]!;
    expect(sentence.parties[0]?.party).toBeNull();
  });
});
