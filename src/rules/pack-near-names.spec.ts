/** Names that are words too: they stand for a group or a weapon in company only. */
import { describe, expect, it } from '@jest/globals';
import { explain } from '../detection/explain.js';
import { loadPack } from './pack.client.js';

const pack = await loadPack({ cacheDir: null });

/** What the words of a text that are spelled so stand for, beside a State under embargo that opens the reading. */
function standsFor(name: string, text: string): string[] {
  const whole = `This is about Iran. ${text}`;
  const start = whole.indexOf(name);
  return explain({ title: '', text: whole, language: 'en', published: null }, pack)
    .sentences.flatMap((sentence) => sentence.mentions)
    .filter((mention) => mention.start <= start && mention.end >= start + name.length)
    .filter(({ kind }) => kind === 'party' || kind === 'item')
    .map(({ id }) => id.split(' ')[0] ?? '');
}

describe('names that are words too', () => {
  it.each([
    [
      'northern rebels',
      'houthis',
      'Rifles reached the northern rebels of Yemen.',
      'Rifles reached the northern rebels of the story.',
    ],
    [
      'the Resistance',
      'hizbullah',
      'Hezbollah said the Resistance got rockets.',
      'French farmers hid rifles for the Resistance.',
    ],
    [
      'self-styled army',
      'lna',
      'Rifles reached the self-styled army of Haftar.',
      'A self-styled army of fans bought tickets.',
    ],
    [
      'Joint Force',
      'other-group',
      'Rifles reached the Joint Force in Darfur.',
      'The Joint Force of NATO met in Naples.',
    ],
    [
      'special groups',
      'iraqi-militias',
      'Rockets reached special groups in Baghdad.',
      'The school has special groups for readers.',
    ],
    ['bandits', 'haiti-gangs', 'Rifles reached bandits in Haiti.', 'The film is about bandits in the Alps.'],
    ['AAH', 'iraqi-militias', 'Rockets reached AAH in Baghdad.', 'The firm AAH sells medicines.'],
    ['PIJ', 'hamas', 'Rockets reached PIJ in Gaza.', 'The firm PIJ sells medicines.'],
    ['IO', 'spla-io', 'Rifles reached IO in South Sudan.', 'The moon IO was seen.'],
    ['TDF', 'other-group', 'Rifles reached TDF in Ethiopia.', 'The firm TDF runs masts.'],
    [
      'Fajr Forces',
      'other-group',
      'Rockets reached Fajr Forces beside Hezbollah.',
      'The Fajr Forces of light are a song.',
    ],
    ['Hellfire', 'missiles', 'The army bought Hellfire weapons.', 'The sermon was all Hellfire and brimstone.'],
    ['Minimi', 'small-arms', 'Minimi weapons were found.', 'A toy shop named Minimi opened.'],
    ['Gepard', 'artillery', 'The army bought Gepard tanks.', 'A beer called Gepard is sold in Berlin.'],
    ['J-7', 'aircraft', 'The air force bought the J-7.', 'Take seat J-7 in the hall.'],
    ['T-80', 'vehicles', 'The army bought the T-80.', 'The phone named T-80 is cheap.'],
    ['Panhard', 'vehicles', 'The army drove a Panhard.', 'A collector restored a Panhard of 1955.'],
  ] as const)('%s is %s in company: %s', (name, id, near, far) => {
    expect(standsFor(name, near)).toContain(id);
    expect(standsFor(name, far)).not.toContain(id);
  });
});
