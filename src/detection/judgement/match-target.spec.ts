import { describe, expect, it } from '@jest/globals';
import { eventFrom } from './judge-table.spec-support.js';
import { matchRecipient, matchSupplier, touches } from './match-target.js';
import type { Regime, Target } from './register.js';

const target = (over: Partial<Target>): Target => ({
  id: 'target',
  scope: 'territory',
  summary: '',
  parties: ['LY', 'lna'],
  partiesInPlace: [],
  countries: ['LY'],
  area: null,
  outside: [],
  placeAlone: 'always',
  caveat: null,
  ...over,
});
const event = (notation: string) => eventFrom(notation, '2024-05-01');

describe('the recipient', () => {
  it.each([
    ['TR>LY arms:vehicles', 'hit'],
    ['TR>lna+EG arms:vehicles', 'hit'],
    ['TR>EG arms:vehicles', 'none'],
    ['TR> arms:vehicles @LY', 'hit'],
    ['TR> arms:vehicles @LY=transit', 'none'],
    ['TR> arms:vehicles @LY=origin', 'none'],
    ['LY> arms:vehicles @LY=scene', 'none'],
    ['LY>lna arms:vehicles', 'none'],
    ['RU>wagner troops:personnel @LY=scene', 'hit'],
    ['RU>wagner arms:vehicles @LY=scene', 'none'],
    ['RU>other-group arms:vehicles @LY=scene', 'hit'],
    ['RU>other-group arms:vehicles @LY=transit', 'none'],
    ['LY>other-group arms:vehicles @LY', 'none'],
    ['RU>EG arms:vehicles @LY=scene', 'none'],
    ['RU>EG arms:vehicles @LY', 'hit'],
  ])('of a territory, %s: %s', (notation, verdict) => {
    expect(matchRecipient(event(notation), target({ partiesInPlace: ['other-group'] })).verdict).toBe(verdict);
  });

  const nonState = target({
    scope: 'non-state',
    parties: ['hizbullah'],
    partiesInPlace: ['hamas', 'other-group'],
    countries: ['LB'],
    outside: ['LB'],
    placeAlone: 'contraband',
  });

  it.each([
    ['US>LB arms:vehicles', 'outside'],
    ['US>LB+hizbullah arms:vehicles', 'hit'],
    ['SY>LB arms+carry:small-arms', 'hit'],
    ['SY>LB arms:small-arms !intercepted', 'hit'],
    ['IR>hamas arms:ammunition', 'elsewhere'],
    ['IR>hamas arms:ammunition @LB=scene', 'hit'],
    ['IR>other-group arms:ammunition', 'none'],
    ['LB>other-group arms:ammunition', 'hit'],
    ['LB>other-group arms:ammunition @SY', 'none'],
    ['SY> arms:ammunition @LB', 'unnamed'],
    ['SY> arms:ammunition @LB !intercepted', 'hit'],
    ['IR>hizbullah arms:ammunition @SY', 'hit'],
  ])('of non-State forces, %s: %s', (notation, verdict) => {
    expect(matchRecipient(event(notation), nonState).verdict).toBe(verdict);
  });

  const area = target({
    parties: ['rsf'],
    partiesInPlace: ['saf', 'SD', 'other-group'],
    countries: ['SD'],
    area: 'darfur',
  });

  it.each([
    ['AE>rsf arms:drones', 'hit'],
    ['AE>rsf arms:drones @SD', 'hit'],
    ['AE>rsf arms:drones @SD/darfur', 'hit'],
    ['AE>rsf arms:drones @SD/elsewhere', 'elsewhere'],
    ['AE>rsf arms:drones @TD=transit', 'hit'],
    ['IR>saf arms:drones @SD', 'elsewhere'],
    ['IR>saf arms:drones @SD/darfur=scene', 'hit'],
    ['SD>SD arms:drones @SD/darfur', 'hit'],
    ['SD>SD arms:drones @SD/darfur=transit', 'hit'],
    ['rsf>SD arms:drones @SD/darfur=origin', 'elsewhere'],
    ['AE>other-group arms:drones @SD', 'none'],
  ])('of an area, %s: %s', (notation, verdict) => {
    expect(matchRecipient(event(notation), area).verdict).toBe(verdict);
  });

  it.each([
    ['IR>houthis arms:small-arms @LY=transit', 'hit'],
    ['IR>houthis arms:small-arms via lna', 'hit'],
    ['LY>houthis arms:small-arms @LY=transit', 'none'],
    ['IR>houthis arms:small-arms @LY=origin', 'none'],
  ])('that only crosses, %s: %s', (notation, verdict) => {
    expect(matchRecipient(event(notation), target({}), true).verdict).toBe(verdict);
    expect(matchRecipient(event(notation), target({})).verdict).toBe('none');
  });

  it('on a list is the same party twice only within one group', () => {
    const listed = target({ scope: 'listed', parties: ['al-qaida', 'ttp'], countries: [], placeAlone: 'never' });
    expect(matchRecipient(event('al-qaida>ttp arms:small-arms'), listed).verdict).toBe('hit');
    expect(matchRecipient(event('ttp>ttp arms:small-arms'), listed).verdict).toBe('none');
  });

  it('leaves a caveat in the confidence', () => {
    const reading = matchRecipient(event('TR>LY arms:vehicles'), target({ caveat: 'why' }));
    expect(reading).toMatchObject({ verdict: 'hit', parts: [{ name: 'list', reason: 'why' }] });
  });
});

describe('the supplier', () => {
  it.each([
    ['LY>ML arms:vehicles', 'hit'],
    ['AE>rsf arms:vehicles via lna', 'hit'],
    ['AE>rsf arms:vehicles @LY=transit', 'hit'],
    ['AE>rsf arms:vehicles @LY=origin', 'hit'],
    ['AE>LY arms:vehicles @LY=origin', 'none'],
    ['AE> arms:vehicles @LY=origin @LY', 'none'],
    ['LY>lna arms:vehicles', 'none'],
    ['AE>rsf arms:vehicles', 'none'],
    ['LY>other-group arms:vehicles', 'hit'],
    ['LY>other-group arms:vehicles @TN', 'hit'],
    ['LY>other-group arms:vehicles @LY', 'none'],
  ])('of a territory, %s: %s', (notation, verdict) => {
    expect(matchSupplier(event(notation), target({})).verdict).toBe(verdict);
  });

  it.each([
    ['KP>wagner arms:missiles @KP', 'hit'],
    ['KP>RU arms:missiles @KP', 'hit'],
    ['KP> arms:missiles @KP', 'none'],
  ])('of a State hands over what is loaded there for somebody who is named, %s: %s', (notation, verdict) => {
    const state = target({ scope: 'state', parties: ['KP'], countries: ['KP'] });
    expect(matchSupplier(event(notation), state).verdict).toBe(verdict);
  });

  it('of listed persons is they alone, not the country', () => {
    const listed = target({ scope: 'listed', parties: ['houthis'], countries: ['YE'] });
    expect(matchSupplier(event('YE>al-shabaab arms:small-arms @YE=origin'), listed).verdict).toBe('none');
    expect(matchSupplier(event('houthis>al-shabaab arms:small-arms'), listed).verdict).toBe('hit');
  });
});

describe('whether an event touches a regime', () => {
  const regime = { targets: [target({ outside: ['TN'], partiesInPlace: ['other-group'] })] } as unknown as Regime;

  it.each([
    ['TR>LY arms:vehicles', true],
    ['LY>TR arms:vehicles', true],
    ['TR>EG arms:vehicles via lna', true],
    ['TR>EG arms:vehicles @LY=transit', true],
    ['TR>TN arms:vehicles', true],
    ['TR>other-group arms:vehicles', true],
    ['TR>EG arms:vehicles @MT', false],
  ])('%s: %s', (notation, expected) => {
    expect(touches(event(notation), regime)).toBe(expected);
  });
});
