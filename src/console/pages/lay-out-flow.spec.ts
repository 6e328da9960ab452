import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { layOutFlow, OTHERS } from './lay-out-flow.js';

const counts = fc.uniqueArray(
  fc.record({
    supplier: fc.constantFrom(...'ABCDEFGHIJKLMNO'.split('')),
    recipient: fc.constantFrom(...'abcdefghijklmno'.split('')),
    alerts: fc.integer({ min: 1, max: 500 }),
  }),
  { selector: ({ supplier, recipient }) => supplier + recipient, maxLength: 60 },
);

describe('layOutFlow', () => {
  it('draws every report, each band within its parties, and no two parties over one another', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { suppliers, recipients, bands, height } = layOutFlow(given, 300);
        const total = given.reduce((sum, { alerts }) => sum + alerts, 0);
        expect(bands.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(total);
        for (const nodes of [suppliers, recipients]) {
          expect(nodes.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(total);
          expect(nodes.length).toBeLessThanOrEqual(10);
          for (const [index, { y, height: own }] of nodes.entries()) {
            expect(y + own).toBeLessThanOrEqual((nodes[index + 1]?.y ?? height) + 1e-6);
          }
        }
        for (const { supplier, recipient, from, to, width } of bands) {
          const left = suppliers.find(({ name }) => name === supplier);
          const right = recipients.find(({ name }) => name === recipient);
          expect(from).toBeGreaterThanOrEqual((left?.y ?? NaN) - 1e-6);
          expect(from + width).toBeLessThanOrEqual((left?.y ?? 0) + (left?.height ?? 0) + 1e-6);
          expect(to + width).toBeLessThanOrEqual((right?.y ?? 0) + (right?.height ?? 0) + 1e-6);
        }
      }),
    );
  });

  it('puts the largest first and what is beyond the named ones together at the end', () => {
    const given = Array.from({ length: 12 }, (_, n) => ({
      supplier: `S${n}`,
      recipient: 'R',
      alerts: n + 1,
    }));
    const { suppliers } = layOutFlow(given, 300);
    expect(suppliers[0]?.name).toBe('S11');
    expect(suppliers.at(-1)).toMatchObject({ name: OTHERS, alerts: 6 });
  });
});
