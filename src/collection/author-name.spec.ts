import { describe, expect, it } from '@jest/globals';
import { authorName } from './author-name.js';

describe('authorName', () => {
  it.each([
    ['a@desk.example (A. Reporter)', 'A. Reporter'],
    ['<a@desk.example> (A. Reporter)', 'A. Reporter'],
    ['A. Reporter (a@desk.example)', 'A. Reporter'],
    ['A. Reporter <a@desk.example>', 'A. Reporter'],
    ['"Reporter, A." <a@desk.example>', 'Reporter, A.'],
    ['A. Reporter <mailto:a@desk.example>', 'A. Reporter'],
    ['A. Reporter', 'A. Reporter'],
    ['A. Reporter (Nairobi)', 'A. Reporter (Nairobi)'],
    ['a@desk.example', 'a@desk.example'],
    ['<a@desk.example>', '<a@desk.example>'],
    ['a@desk.example ()', 'a@desk.example ()'],
    ['', ''],
  ])('%j is %j', (text, name) => {
    expect(authorName(text)).toBe(name);
  });
});
