import { describe, expect, it } from '@jest/globals';
import { checkEntry, type CheckedEntry } from './check-chain.js';

const SOUND: CheckedEntry = {
  number: '4',
  previousHash: 'p',
  hash: 'h',
  computedHash: 'h',
  textHash: null,
  computedTextHash: null,
  hasText: false,
  isErased: false,
  isErasureRecorded: false,
};
const WITH_TEXT: CheckedEntry = { ...SOUND, textHash: 't', computedTextHash: 't', hasText: true };
const ERASED: CheckedEntry = {
  ...WITH_TEXT,
  computedTextHash: null,
  isErased: true,
  isErasureRecorded: true,
};

describe('one entry of the chain', () => {
  it.each([
    ['sound', SOUND, null],
    ['sound with its text', WITH_TEXT, null],
    ['sound with an erasure on record', ERASED, null],
    ['not the next number', { ...SOUND, number: '5' }, 'gap'],
    ['not linked to the one before', { ...SOUND, previousHash: 'q' }, 'order'],
    ['changed', { ...SOUND, computedHash: 'x' }, 'hash'],
    ['with a changed text', { ...WITH_TEXT, computedTextHash: 'x' }, 'text'],
    ['without its text', { ...WITH_TEXT, computedTextHash: null, hasText: false }, 'text'],
    ['with a text it never had', { ...SOUND, hasText: true, computedTextHash: 't' }, 'text'],
    ['erased in silence', { ...ERASED, isErasureRecorded: false }, 'text'],
  ] as const)('%s', (_, entry, fault) => {
    expect(checkEntry(entry, { number: 4, previousHash: 'p' })).toBe(fault);
  });
});
