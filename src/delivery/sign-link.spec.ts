import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LINK_PURPOSES, readLink, signLink } from './sign-link.js';

const key = Buffer.alloc(32, 7);
const numbers = fc.array(fc.nat().map(String), { minLength: 1, maxLength: 3 });

describe('signed links', () => {
  it('give back what they were written with', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...LINK_PURPOSES), (given, purpose) => {
        expect(readLink(purpose, signLink(purpose, given, key), key)).toEqual(given);
      }),
    );
  });

  it('open nothing else, and nothing under another key', () => {
    const token = signLink('alert', ['12', '7'], key);
    expect(readLink('unsubscribe', token, key)).toBeNull();
    expect(readLink('alert', token, Buffer.alloc(32, 8))).toBeNull();
  });

  it('cannot be changed in any place', () => {
    const token = signLink('preferences', ['12'], key);
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0123456789-._aZ'.split('')), (place, letter) => {
        const other = `${token.slice(0, place)}${letter}${token.slice(place + 1)}`;
        expect(readLink('preferences', other, key)).toEqual(other === token ? ['12'] : null);
      }),
    );
  });

  it('take no notice of any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(readLink('confirm', text, key)).toBeNull()));
  });
});
