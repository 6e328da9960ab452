/** Over every row of the law's table whose text speaks for an exemption: told, at a cost, and never dropped unsaid. */
import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import type { Modality } from '../vocabulary.js';
import { eventOf } from './check-examples.js';
import { judgeEvent, type EventReading } from './judge-event.js';
import { casesOf, type TableCase } from './judge-table.spec-support.js';
import { TABLES } from './tables/all.spec-support.js';

const { register } = await loadPack();
const ARTICLE = { title: '', text: '', published: null };

const CASES = TABLES.flatMap(casesOf).filter(({ example }) => {
  const { cues, expect: answer } = example;
  return cues.length > 0 && answer !== 'nothing' && 'quiet' in answer && answer.quiet === 'exempt';
});

function read({ regime, example }: TableCase, over: Partial<TableCase['example']> = {}): EventReading | null {
  const found = register.regimes.find(({ id }) => id === regime);
  if (found === undefined) throw new Error(regime);
  return judgeEvent(eventOf({ ...example, ...over }), found, ARTICLE);
}

const denied = ({ example }: TableCase): readonly Modality[] => [...example.modality, 'denied'];
const wouldAlert = CASES.filter((one) => read(one, { cues: [] })?.outcome === 'claim');

describe('a telling that speaks for an exemption', () => {
  it('stands in the table for most regimes that have one', () => {
    expect(new Set(wouldAlert.map(({ regime }) => regime)).size).toBeGreaterThanOrEqual(10);
  });

  it.each(wouldAlert.map((one) => [one.name, one] as const))(
    '%s: is kept quiet with the clause and the reason',
    (_, one) => {
      const reading = read(one);
      if (reading?.outcome !== 'quiet') throw new Error('a claim');
      expect(reading.quiet.clause).not.toBeNull();
      expect(reading.quiet.explanation).toMatch(
        /^would be S\/RES\/.*; the text speaks of .*, which S\/RES\/\d+ .* allows: ./,
      );
    },
  );

  it.each(wouldAlert.map((one) => [one.name, one] as const))(
    '%s: is told where somebody contests it, with the exemption named and less confidence',
    (_, one) => {
      const contested = read(one, { modality: denied(one) });
      const plain = read(one, { modality: denied(one), cues: [] });
      if (contested?.outcome !== 'claim' || plain?.outcome !== 'claim') throw new Error('kept quiet');
      expect(contested.claim.exemptions.some(({ provision }) => provision !== null)).toBe(true);
      expect(contested.claim.confidence).toBeLessThan(plain.claim.confidence);
    },
  );
});
