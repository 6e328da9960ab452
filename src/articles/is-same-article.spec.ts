import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSameArticle } from './is-same-article.js';

const STORY = {
  title: 'Port police seize cargo',
  text: 'Police at the port said they seized a cargo on Monday. The owner was not named.',
};

describe('isSameArticle', () => {
  it.each([
    ['nothing', STORY],
    ['spacing', { ...STORY, text: STORY.text.replaceAll(' ', '  ') }],
    ['punctuation and case', { title: 'PORT POLICE SEIZE CARGO!', text: STORY.text.replaceAll('.', ' –') }],
    ['a typo', { ...STORY, text: STORY.text.replace('cargo on', 'crgo on') }],
    ['a clock time', { ...STORY, text: `${STORY.text} Updated 14:05 GMT` }],
    ['an invisible character', { ...STORY, text: STORY.text.replace('police', 'po\u200Blice') }],
  ])('is the same with a change of %s', (_, after) => {
    expect(isSameArticle(STORY, after)).toBe(true);
  });

  it.each([
    ['a sentence', { ...STORY, text: `${STORY.text} The cargo held rifles, an official said.` }],
    ['a number', { ...STORY, text: STORY.text.replace('a cargo', '12 cargo') }],
    ['a denial', { ...STORY, text: STORY.text.replace('said', 'denied') }],
    ['a negation taken away', { ...STORY, text: STORY.text.replace('not named', 'named') }],
    ['another title', { ...STORY, title: 'Rifles bound for rebels found at port' }],
    ['a new text altogether', { ...STORY, text: 'Something else was published at this address today.' }],
  ])('is another with a change of %s', (_, after) => {
    expect(isSameArticle(STORY, after)).toBe(false);
  });

  it('sees a negation in Chinese, where words are not spaced', () => {
    expect(isSameArticle({ title: '', text: '该国承认提供导弹' }, { title: '', text: '该国不承认提供导弹' })).toBe(
      false,
    );
  });

  it('takes Arabic tatweel and presentation for spelling', () => {
    expect(isSameArticle({ title: 'أسلحة', text: '' }, { title: 'أسلـــحة', text: '' })).toBe(true);
  });

  it('does not depend on which of the two came first', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (a, b) => {
        const one = { title: '', text: a };
        const other = { title: '', text: b };
        expect(isSameArticle(one, other)).toBe(isSameArticle(other, one));
        expect(isSameArticle(one, one)).toBe(true);
      }),
    );
  });
});
