import { describe, expect, it } from '@jest/globals';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function modalityOf(text: string): readonly string[] {
  return extract({ title: '', text, published: '2025-11-20' }, SMALL_PACK).events[0]!.modality;
}

describe('how sure a claim is told', () => {
  it.each([
    ['Iran sent rifles to Hezbollah.', 'reported'],
    ['Iran sent rifles to Hezbollah, researchers said.', 'reported'],
    ['Iran sent rifles to Hezbollah, researchers said. Tehran denied it.', 'reported,denied'],
    ['Iran sent rifles to Hezbollah, officials said.', 'alleged'],
    ['Iran sent rifles to Hezbollah, officials said, and researchers saw them.', 'alleged'],
    ['Russia said that Iran sent rifles to Hezbollah.', 'alleged'],
    ['Iran sent rifles to Hezbollah, a panel of experts said. Tehran denied it.', 'confirmed,denied'],
    ['Iran sent rifles to Hezbollah, a monitoring team said.', 'reported'],
    ['Soldiers seized rifles from Iran for Hezbollah, officials said.', 'reported,intercepted'],
    ['Iran sent rifles to Hezbollah, officials said. Tehran confirmed it.', 'confirmed'],
    ['Iran sent rifles to Hezbollah, officials said. Moscow confirmed it.', 'alleged'],
    ['A trader was charged. Iran sent rifles to Hezbollah by his ship.', 'alleged,prosecuted'],
    ['A trader was convicted. Iran sent rifles to Hezbollah by his ship.', 'confirmed,prosecuted'],
  ])('%s', (text, expected) => {
    expect(modalityOf(text).join()).toBe(expected);
  });
});

describe('how far an act got', () => {
  it('takes the plan told first, not one told after what happened', () => {
    expect(modalityOf('Iran will send rifles to Hezbollah.')).toContain('planned');
    expect(
      modalityOf('Iran sent rifles to Hezbollah. Iran sent drones to Hezbollah. Iran will send missiles to Hezbollah.'),
    ).not.toContain('planned');
  });

  it('does not plan what was tried', () => {
    expect(modalityOf('Iran tried to ship rifles, it will ship rifles to Hezbollah.')).not.toContain('planned');
  });

  it('reads trying only before the act', () => {
    expect(modalityOf('Iran tried to ship rifles to Hezbollah.')).toContain('attempted');
    expect(modalityOf('Iran shipped rifles to Hezbollah and tried to hide.')).not.toContain('attempted');
  });
});

describe('seizures', () => {
  it('are told at the head too, of goods', () => {
    expect(modalityOf('Soldiers seized a ship with rifles. Iran sent them to Hezbollah, it sent rifles.')).toContain(
      'intercepted',
    );
    expect(modalityOf('Soldiers seized a town. Iran sent rifles to Hezbollah.')).not.toContain('intercepted');
  });
});

describe('denial', () => {
  it('is also another account of the cargo by one of the sides', () => {
    expect(modalityOf('Iran sent rifles to Hezbollah. Tehran said the ship had ordinary goods.')).toContain('denied');
    expect(modalityOf('Iran sent rifles to Hezbollah. Moscow said the ship had ordinary goods.')).not.toContain(
      'denied',
    );
  });
});
