import { describe, expect, it } from '@jest/globals';
import { eventFrom } from './judge-table.spec-support.js';
import { matchCoverage } from './match-coverage.js';
import type { Coverage } from './register.js';

const coverage = (over: Partial<Coverage>): Coverage => ({
  target: 'target',
  direction: 'to',
  conduct: ['arms-transfer'],
  items: 'all',
  except: [],
  range: null,
  from: '2000-01-01',
  until: null,
  basis: 'named',
  ...over,
});
const verdict = (notation: string, over: Partial<Coverage> = {}): string =>
  matchCoverage(eventFrom(notation, '2024-05-01'), coverage(over)).verdict;

describe('conduct', () => {
  it.each([
    ['A>B arms:small-arms', 'hit'],
    ['A>B arms', 'hit'],
    ['A>B arms+tech:small-arms+services', 'hit'],
    ['A>B tech:services', 'conduct-not-covered'],
    ['A>B labour:labour', 'conduct-not-covered'],
    ['A>B carry:ammunition', 'hit'],
    ['A>B carry:components', 'hit'],
    ['A>B carry', 'conduct-not-covered'],
    ['A>B money:money', 'conduct-not-covered'],
    ['A>B money:ammunition', 'hit'],
    ['A>B money+tech:services+ammunition', 'conduct-not-covered'],
  ])('%s under a ban on arms: %s', (notation, expected) => {
    expect(verdict(notation)).toBe(expected);
  });

  it('that serves weapons does not fall under a ban on dual-use goods', () => {
    expect(verdict('A>B carry:ammunition', { conduct: ['dual-use-transfer'] })).toBe('conduct-not-covered');
    expect(verdict('A>B carry:components', { conduct: ['dual-use-transfer'] })).toBe('hit');
  });

  it('of carriage alone needs a cargo that is banned', () => {
    expect(verdict('A>B carry', { conduct: ['transport-concealment'] })).toBe('conduct-not-covered');
    expect(verdict('A>B carry:ammunition', { conduct: ['transport-concealment'] })).toBe('hit');
  });
});

describe('goods', () => {
  it.each<[string, Partial<Coverage>, string]>([
    ['A>B arms:small-arms', { items: ['missiles'] }, 'item-not-covered'],
    ['A>B arms:small-arms+missiles', { items: ['missiles'] }, 'hit'],
    ['A>B arms:small-arms', { except: ['small-arms'] }, 'item-not-covered'],
    ['A>B arms', { items: ['missiles'] }, 'item-not-covered'],
    ['A>B arms', { items: ['missiles', 'unspecified-arms'] }, 'hit'],
    ['A>B arms+money:money', { items: ['missiles'] }, 'item-not-covered'],
    ['A>B tech', { conduct: ['technical-assistance'], items: ['missiles'] }, 'hit'],
    ['A>B dual', { conduct: ['dual-use-transfer'], items: ['components'] }, 'item-not-covered'],
    ['A>B arms:missiles', { items: ['missiles'], range: 'long' }, 'hit'],
    ['A>B arms:missiles ~long', { items: ['missiles'], range: 'long' }, 'hit'],
    ['A>B arms:missiles ~short', { items: ['missiles'], range: 'long' }, 'item-not-covered'],
    ['A>B troops:small-arms', { conduct: ['armed-personnel'], items: ['missiles'] }, 'hit'],
    ['A>B carry:small-arms', { items: ['missiles'] }, 'item-not-covered'],
  ])('%s under %j: %s', (notation, over, expected) => {
    expect(verdict(notation, over)).toBe(expected);
  });

  it('that the text does not name are less sure under a clause on some classes only', () => {
    const event = eventFrom('A>B arms:unspecified-arms', '2024-05-01');
    const items: Coverage['items'] = ['missiles', 'unspecified-arms'];
    expect(matchCoverage(event, coverage({ items }))).toMatchObject({ isOnlyUnspecified: true });
    expect(matchCoverage(event, coverage({}))).toMatchObject({ isOnlyUnspecified: false });
    const nothing = eventFrom('A>B arms', '2024-05-01');
    expect(matchCoverage(nothing, coverage({ items }))).toMatchObject({ isOnlyUnspecified: true });
  });
});
