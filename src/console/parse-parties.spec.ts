import { describe, expect, it } from '@jest/globals';
import { GROUPS } from '../detection/vocabulary.js';
import { parseParties, partyNames } from './parse-parties.js';

describe('parseParties', () => {
  it('knows States and groups by name, with or without article and accents, and by id', () => {
    expect(parseParties("the United Arab Emirates, rapid support forces; Cote d'Ivoire,KP")).toEqual({
      parties: ['AE', 'rsf', 'CI', 'KP'],
      unknown: [],
    });
  });

  it('names each once, and says what it does not know', () => {
    expect(parseParties('Iran, IR,, Atlantis')).toEqual({ parties: ['IR'], unknown: ['Atlantis'] });
    expect(parseParties('  ')).toEqual({ parties: [], unknown: [] });
    expect(parseParties('EU, ZZ')).toEqual({ parties: [], unknown: ['EU', 'ZZ'] });
  });

  it('reads back every name that it offers, and every group', () => {
    for (const name of partyNames()) expect(parseParties(name)).toMatchObject({ unknown: [] });
    expect(parseParties(GROUPS.join(',')).parties).toEqual([...GROUPS]);
    expect(partyNames().length).toBeGreaterThan(240);
  });
});
