import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { extract } from '../detection/extraction/extract.js';
import type { LanguagePack } from '../detection/pack.js';
import { LANGUAGES, type Language } from '../detection/vocabulary.js';
import { buildLanguagePack, languageFileSchema, type ReadFile } from './lexicon-schema.js';

const PACK = join(import.meta.dirname, 'pack');
const PUBLISHED = '2025-11-20';

const files: readonly ReadFile[] = ['lexicons', 'frames'].flatMap((folder) =>
  readdirSync(join(PACK, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      path: `${folder}/${name}`,
      value: parse(readFileSync(join(PACK, folder, name), 'utf8')) as unknown,
    })),
);
const languages = LANGUAGES.filter((language) => files.some((file) => languageOf(file) === language));

function languageOf(file: ReadFile): Language {
  return languageFileSchema.parse(file.value).language;
}

describe.each(languages)('the frames of %s', (language) => {
  let pack: LanguagePack;
  const own = files.filter((file) => languageOf(file) === language);
  const frames = own.flatMap((file) => languageFileSchema.parse(file.value).frames ?? []);

  beforeAll(() => {
    pack = buildLanguagePack(language, own);
  });

  const eventsOf = (text: string) => extract({ title: '', text, language, published: PUBLISHED }, pack).events;

  it('has frames', () => {
    expect(frames.length).toBeGreaterThan(0);
  });

  it.each(frames.flatMap((frame) => frame.examples.match.map((text) => [frame.id, text])))(
    '%s reads: %s',
    (_frame, text) => {
      const events = eventsOf(text);
      expect(events).not.toHaveLength(0);
      for (const { evidence } of events)
        for (const { start, end } of evidence) expect(text.slice(start, end)).not.toBe('');
    },
  );

  it.each(frames.flatMap((frame) => frame.examples.ignore.map((text) => [frame.id, text])))(
    '%s leaves alone: %s',
    (_frame, text) => {
      expect(eventsOf(text)).toEqual([]);
    },
  );

  it.each(frames.flatMap((frame) => (frame.examples.nearMiss ?? []).map((text) => [frame.id, text])))(
    '%s does not read: %s',
    (frame, text) => {
      const rules = eventsOf(text).flatMap((event) => event.evidence.map((passage) => passage.rule));
      expect(rules).not.toContain(frame);
    },
  );
});
