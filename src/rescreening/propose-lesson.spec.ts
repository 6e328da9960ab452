import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { frameExamplesSchema } from '../rules/frame-examples-schema.js';
import { languageFileSchema } from '../rules/lexicon-schema.js';
import { proposeLesson } from './propose-lesson.js';

const MISREADING = {
  alertId: '12',
  language: 'en',
  frame: 'en.give',
  sentence: 'Iran: "supplied" missiles # to the Houthis,\nhe sang.',
};

describe('proposeLesson', () => {
  it('keeps an example that is read wrongly, word for word, where nothing blocks it', () => {
    const [examples, ...more] = proposeLesson(MISREADING, null);
    expect(more).toEqual([]);
    expect(examples?.path).toBe('frames/examples/en.give.yaml');
    expect(frameExamplesSchema.parse(parse(examples?.source ?? ''))).toMatchObject({
      frame: 'en.give',
      nearMiss: [],
      misread: { nearMiss: [MISREADING.sentence] },
    });
  });

  it('writes words that block, with the example as one to be left alone', () => {
    const [examples, lexicon] = proposeLesson(MISREADING, { phrase: 'he sang', scope: 'sentence' });
    expect(frameExamplesSchema.parse(parse(examples?.source ?? '')).nearMiss).toEqual([MISREADING.sentence]);
    expect(lexicon?.path).toBe('lexicons/en-alert-12.yaml');
    expect(languageFileSchema.parse(parse(lexicon?.source ?? ''))).toEqual({
      language: 'en',
      blockers: [{ topic: 'alert-12', scope: 'sentence', words: ['he sang'] }],
    });
  });
});
