import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phraseWords, tokenise } from './tokenise.js';

const shapes = (text: string): string[] => tokenise(text).map((token) => `${token.isJoined ? '~' : ''}${token.norm}`);

describe('tokenise', () => {
  it('parts compounds at the hyphen and marks the second half', () => {
    expect(shapes('Iranian-made Su-35s')).toEqual(['iranian', '~made', 'su', '~35', '~s']);
  });

  it('keeps dotted initials and apostrophes inside names, and parts possessives', () => {
    expect(shapes("U.S. and Sana'a and Iran's and the Houthis' boats")).toEqual([
      'u.s.',
      'and',
      "sana'a",
      'and',
      'iran',
      "'s",
      'and',
      'the',
      'houthis',
      "'s",
      'boats',
    ]);
  });

  it('reads a closing quote after an s as a quote', () => {
    expect(tokenise("the 'wind turbines' were drones").filter((token) => token.kind === 'possessive')).toEqual([]);
  });

  it('keeps numbers whole and line breaks apart', () => {
    expect(shapes('9,000 rounds\n\n1.5 tonnes')).toEqual(['9,000', 'rounds', '\n', '1.5', 'tonnes']);
  });

  it('cuts phrases of the pack as it cuts articles', () => {
    expect(phraseWords('AFC/M23')).toEqual(['afc', '/', 'm', '23']);
  });

  it('gives every token the slice it came from, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(token.start, token.end)).toBe(token.raw);
          end = token.end;
        }
      }),
    );
  });

  it('cuts a word of plain letters where it cuts any word', () => {
    const raws = (text: string): string[] => tokenise(text).map(({ raw }) => raw);
    expect(raws('Tehran sent U.S. rifles, M23 said')).toEqual([
      'Tehran',
      'sent',
      'U.S.',
      'rifles',
      ',',
      'M',
      '23',
      'said',
    ]);
    expect(raws("Iran's\u0301 x")).toEqual(['Iran', "'s", 'x']);
    expect(raws("o'clock e\u0301t na\u00EFve a.")).toEqual(["o'clock", 'e\u0301t', 'na\u00EFve', 'a', '.']);
  });
});
