import { describe, expect, it } from '@jest/globals';
import { splitSentences } from './split-sentences.js';
import { tokenise } from './tokenise.js';

function sentences(text: string): string[] {
  return splitSentences(tokenise(text), new Set(['gen', 'no'])).map(({ tokens }) =>
    text.slice(tokens[0]!.start, tokens.at(-1)!.end),
  );
}

describe('splitSentences', () => {
  it.each<[string, string[]]>([
    ['It sailed. It sank.', ['It sailed.', 'It sank.']],
    ['Gen. Haftar spoke. No. 5 left.', ['Gen. Haftar spoke.', 'No. 5 left.']],
    ['The U.S. Navy came.', ['The U.S. Navy came.']],
    ['J. Smith said so.', ['J. Smith said so.']],
    ['They said so on X. Others left.', ['They said so on X.', 'Others left.']],
    ['"We deny it." He left.', ['"We deny it."', 'He left.']],
    ['Rifles\nDrones', ['Rifles', 'Drones']],
    ['• one boat\n• two boats', ['one boat', 'two boats']],
    ['about 1.5 tonnes of it', ['about 1.5 tonnes of it']],
    ['Really? Yes!', ['Really?', 'Yes!']],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('counts paragraphs', () => {
    const text = 'One. Two.\n\nThree.';
    expect(splitSentences(tokenise(text), new Set()).map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
  });

  it('bounds what has no stops', () => {
    const runs = splitSentences(tokenise('word '.repeat(1000)), new Set());
    expect(runs.length).toBeGreaterThan(5);
  });
});
