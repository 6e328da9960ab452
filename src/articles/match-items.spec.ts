import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchItems, type KnownArticle } from './match-items.js';
import { prepareItems, toLanguageCode, type IncomingItem, type PreparedItem } from './prepare-items.js';

const hash = (text: string): string => `#${text}`;

const item = (fields: Partial<IncomingItem>): IncomingItem => ({
  guid: null,
  url: null,
  title: '',
  text: 'x',
  author: null,
  language: null,
  published: null,
  publishedMark: 'absent',
  ...fields,
});

const prepare = (items: IncomingItem[]): readonly PreparedItem[] => prepareItems(items, null, hash).items;

/** The articles that stand once all of these are stored. */
const stored = (items: readonly PreparedItem[]): KnownArticle[] =>
  items.map((each, index) => ({ id: `${index}`, ...each }));

const anyItem = fc.record({
  guid: fc.option(fc.constantFrom('a', 'b', 'c', ' ')),
  url: fc.option(fc.constantFrom('https://e.org/', 'https://e.org/1', 'https://e.org/2', 'nonsense')),
  title: fc.constantFrom('', 'T', 'U'),
  text: fc.constantFrom('', 'short', 'other', 'long '.repeat(60)),
});

describe('prepareItems and matchItems', () => {
  it('account for every item, and know all of a document again that was stored', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), (fields) => {
        const items = fields.map(item);
        const { items: prepared, rejections } = prepareItems(items, 'en', hash);
        expect(prepared.length + rejections.length).toBe(items.length);
        const first = matchItems(prepared, []);
        expect(first.isNew.length + first.knownCount).toBe(prepared.length);
        expect(first.differing).toEqual([]);
        const again = matchItems(prepared, stored(first.isNew));
        expect(again.isNew).toEqual([]);
        expect(again.differing.length + again.knownCount).toBe(prepared.length);
      }),
    );
  });

  it('keep apart what the document lists under different ids', () => {
    const [a, b] = prepare([
      item({ guid: 'a', text: 'long '.repeat(60) }),
      item({ guid: 'b', text: 'long '.repeat(60) }),
    ]);
    const matched = matchItems(
      prepare([item({ guid: 'a', text: 'long '.repeat(60) }), item({ guid: 'b', text: 'long '.repeat(60) })]),
      [],
    );
    expect(a?.contentKey).toBe(b?.contentKey);
    expect(matched.isNew).toHaveLength(2);
  });

  it('tell a changed content of a known article from an unchanged one', () => {
    const before = stored(prepare([item({ guid: 'a', text: 'before' }), item({ guid: 'b', text: 'same' })]));
    const matched = matchItems(
      prepare([item({ guid: 'a', text: 'after' }), item({ guid: 'b', text: 'same' })]),
      before,
    );
    expect(matched).toMatchObject({
      isNew: [],
      knownCount: 1,
      differing: [{ articleId: '0', item: { text: 'after' } }],
    });
  });

  it('read the primary subtag of a language tag', () => {
    expect([' en-GB', 'zh_Hant', 'FRA', 'klingon', '', null].map(toLanguageCode)).toEqual([
      'en',
      'zh',
      'fra',
      null,
      null,
      null,
    ]);
  });
});
