import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readApiKey, writeApiKey } from './api-key-text.js';

describe('the text of an API key', () => {
  const secret = `${'aB3_-'.repeat(8)}xyz`;

  it('gives back its parts', () => {
    const text = writeApiKey({ prefix: '0123456789ab', secret });
    expect(text).toBe(`emk_0123456789ab_${secret}`);
    expect(readApiKey(text)).toEqual({ prefix: '0123456789ab', secret });
  });

  it.each([
    '',
    'emk__',
    `emk_0123456789AB_${secret}`,
    `emk_0123456789ab_${secret}x`,
    `emk_0123456789ab_${secret.slice(1)}`,
    `emk_0123456789ab_${secret}\n`,
    `xemk_0123456789ab_${secret}`,
  ])('is not %j', (text) => {
    expect(readApiKey(text)).toBeNull();
  });

  it('is read without fail, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = readApiKey(text);
        expect(parts === null || writeApiKey(parts) === text).toBe(true);
      }),
    );
  });
});
