import { describe, expect, it } from '@jest/globals';
import { loadPack } from './pack.client.js';
import { extract } from '../detection/extraction/extract.js';

// rules alone: what is weighed on top has tests of its own
const pack = { ...(await loadPack({ cacheDir: null })).languages['en']!, weights: null };
const read = (text: string) => extract({ title: '', text, language: 'en', published: '2025-11-20' }, pack).events;

describe('arms that somebody has of late', () => {
  it.each([
    ["Rifles that South Sudan's soldiers did not have before the ban are in their stores.", 'SS'],
    ['Armoured carriers not seen before rolled past President Salva Kiir.', 'SS'],
    ['M23 fields drones that it never had before the spring.', 'm23'],
  ])('%s', (text, recipient) => {
    const [event] = read(text);
    expect(event?.recipients.map(({ party }) => party)).toEqual([recipient]);
    expect(event?.conduct).toContain('arms-transfer');
  });

  it.each(['A film never seen before was shown in Juba.', 'M23 never had before so many friends in Goma.'])(
    'not read: %s',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe('a weapon that is taken apart', () => {
  it.each([
    ['Engineers found chips from companies in Switzerland inside a North Korean missile.', 'KP', ['CH']],
    ['Components of the bombs made by Islamic State came from firms in Turkey and India.', 'isil', ['TR', 'IN']],
  ])('%s', (text, recipient, suppliers) => {
    const [event] = read(text);
    expect(event?.recipients.map(({ party }) => party)).toEqual([recipient]);
    expect(event?.suppliers.map(({ party }) => party).sort()).toEqual([...suppliers].sort());
    expect(event?.conduct).toContain('dual-use-transfer');
  });

  it('leaves alone a missile of the maker’s own parts', () => {
    expect(read('A new engine will be used in the missile that North Korea tested.')).toEqual([]);
  });
});
