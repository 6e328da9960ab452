import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { titleFromAddress } from './title-from-address.js';

describe('titleFromAddress', () => {
  it.each([
    ['https://a.example/2026/03/cargo-seized_in-rason.html?x=1#y', 'cargo seized in rason'],
    ['https://a.example/news/%D0%9F%D0%BE%D1%80%D1%82-%D0%B8', 'Порт и'],
    ['https://a.example/news/12345/', 'news 12345'],
    ['https://a.example/story/index.html', 'story'],
    ['https://a.example/100%-sure', '100% sure'],
    ['https://a.example/', null],
    ['no address', null],
  ])('of %s is %j', (address, title) => {
    expect(titleFromAddress(address)).toBe(title);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string()), (address) => titleFromAddress(address) !== ''));
  });
});
