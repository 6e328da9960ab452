import { describe, expect, it } from '@jest/globals';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function itemsOf(text: string): string[] {
  const { events } = extract({ title: '', text, published: '2025-11-20' }, SMALL_PACK);
  return [...new Set(events.flatMap((event) => event.items.map(({ itemClass }) => itemClass)))].sort();
}

describe('listItems', () => {
  it.each([
    ['Iran sent rifles to Hezbollah.', 'small-arms'],
    ['Iran sent rifles and weapons to Hezbollah.', 'small-arms'],
    ['Iran sent weapons to Hezbollah.', 'unspecified-arms'],
    ['Iran sent weapons to Hezbollah. Iran sent drones to Hezbollah and Sudan.', 'drones'],
    ['Soldiers seized rifles from Iran for Hezbollah. Also inside were drones.', 'drones,small-arms'],
    ['Soldiers seized rifles from Iran for Hezbollah. Drones flew.', 'small-arms'],
    ['Iran sent ballistic missile launchers to Hezbollah.', 'missiles'],
    ['Iran sent cartridges for rifles to Hezbollah.', 'ammunition'],
    ['Iran sent weapons and cartridges to Hezbollah.', 'ammunition,unspecified-arms'],
    ['Iran sent weapons to Hezbollah by the ship, in which cartridges were sent.', 'ammunition'],
    ['Iran sent rifles to Hezbollah in return for drones.', 'drones,small-arms'],
    ['Iran sent rifles to make drones to Hezbollah.', 'small-arms'],
    ['Iran sent rifles by speedboat to Hezbollah.', 'small-arms'],
  ])('%s', (text, expected) => {
    expect(itemsOf(text).join()).toBe(expected);
  });
});
