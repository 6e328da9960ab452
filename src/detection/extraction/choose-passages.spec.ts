import { describe, expect, it } from '@jest/globals';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function quotesOf(title: string, text: string): string[] {
  const [event] = extract({ title, text, published: '2025-11-20' }, SMALL_PACK).events;
  return event!.evidence.map(({ field, start, end }) => (field === 'title' ? title : text).slice(start, end));
}

describe('choosePassages', () => {
  it('takes the title only where the text does not tell as much', () => {
    expect(quotesOf('Iran sent rifles to Hezbollah', 'Iran sent rifles to Hezbollah by ship. It rained.')).toEqual([
      'Iran sent rifles to Hezbollah by ship.',
    ]);
    expect(quotesOf('Iran sent rifles to Hezbollah', 'It rained in the port.')).toEqual([
      'Iran sent rifles to Hezbollah',
    ]);
  });

  it('adds sentences that name sides and things, and leaves others out', () => {
    const text =
      'Iran sent rifles to Hezbollah. Prices rose. The missiles and drones were of Iran. Russia played Sudan.';
    expect(quotesOf('', text)).toEqual(['Iran sent rifles to Hezbollah.', 'The missiles and drones were of Iran.']);
  });

  it('marks the denial, and gives it a clause of its own where its sentence tells the claim too', () => {
    const passagesOf = (text: string): [string, boolean][] => {
      const [event] = extract({ title: '', text, published: '2025-11-20' }, SMALL_PACK).events;
      return event!.evidence.map(({ start, end, isDenial }) => [text.slice(start, end), isDenial === true]);
    };
    expect(passagesOf('Iran sent rifles to Hezbollah. Tehran denied it.')).toEqual([
      ['Iran sent rifles to Hezbollah.', false],
      ['Tehran denied it.', true],
    ]);
    expect(passagesOf('Iran sent rifles to Hezbollah; Tehran denied it.')).toEqual([
      ['Iran sent rifles to Hezbollah; Tehran denied it.', false],
      ['Tehran denied it.', true],
    ]);
  });

  it('shows where goods were hidden and who denies', () => {
    const text = 'Iran sent rifles to Hezbollah. The crates lay hidden under rice. Tehran denied it.';
    expect(quotesOf('', text)).toEqual([
      'Iran sent rifles to Hezbollah.',
      'The crates lay hidden under rice.',
      'Tehran denied it.',
    ]);
  });
});
