/** Every frame of the pack against news sentences that somebody else wrote for it: `pack/frames/examples`. */
import { describe, expect, it } from '@jest/globals';
import { checkFrameExamples } from './check-frame-examples.js';
import { loadFrameExamples } from './frame-examples.client.js';
import { loadPack } from './pack.client.js';

const pack = await loadPack({ cacheDir: null });
const files = await loadFrameExamples();

describe('the frames of the pack', () => {
  it('have a file of examples each', () => {
    const frames = Object.values(pack.languages).flatMap((language) => [...language.frames.keys()]);
    expect(files.map(({ examples }) => examples.frame).sort()).toEqual(frames.sort());
  });

  it.each(files.map(({ examples }) => [examples.frame, examples] as const))(
    '%s has five tellings, five sentences that tell nothing and three near misses',
    (_, { match, ignore, nearMiss }) => {
      expect(match.length).toBeGreaterThanOrEqual(5);
      expect(ignore.length).toBeGreaterThanOrEqual(5);
      expect(nearMiss.length).toBeGreaterThanOrEqual(3);
      expect(new Set([...match.map(({ text }) => text), ...ignore, ...nearMiss]).size).toBe(
        match.length + ignore.length + nearMiss.length,
      );
    },
  );

  it.each(files.map(({ examples }) => [examples.frame, examples] as const))(
    '%s reads its tellings and leaves the rest alone',
    (_, examples) => {
      expect(checkFrameExamples(examples, pack)).toEqual([]);
    },
  );
});

describe('the check of examples', () => {
  const check = (examples: Partial<Parameters<typeof checkFrameExamples>[0]>) =>
    checkFrameExamples({ frame: 'en.give', match: [], ignore: [], nearMiss: [], ...examples }, pack);
  const text = 'Iran sold drones to the Houthis.';

  it('sees a telling that is not read, or read otherwise than stated', () => {
    expect(check({ match: [{ text: 'Iran sold carpets to the Houthis.' }] })).toEqual([
      { kind: 'match', index: 0, text: 'Iran sold carpets to the Houthis.', message: 'is not read' },
    ]);
    expect(check({ match: [{ text, supplier: ['IR'], recipient: ['houthis'] }] })).toEqual([]);
    expect(check({ match: [{ text, supplier: ['RU'] }] })).toMatchObject([{ message: 'supplier is read as [IR]' }]);
    expect(check({ match: [{ text, recipient: ['houthis', 'YE'] }] })).toMatchObject([
      { message: 'recipient is read as [houthis]' },
    ]);
    expect(check({ match: [{ text, conduct: ['overseas-labour'] }] })).toMatchObject([
      { message: 'conduct is read as [arms-transfer]' },
    ]);
    expect(check({ match: [{ text, items: ['missiles'] }] })).toMatchObject([{ message: 'items is read as [drones]' }]);
    expect(check({ match: [{ text, modality: ['planned'] }] })).toMatchObject([
      { message: 'modality is read as [reported]' },
    ]);
  });

  it('sees what is read and should not be, by any frame or by the one that it nearly misses', () => {
    expect(check({ ignore: [text] })).toMatchObject([{ kind: 'ignore', message: 'is read by en.give' }]);
    expect(check({ nearMiss: [text] })).toMatchObject([{ kind: 'nearMiss', message: 'is read by en.give' }]);
    expect(check({ frame: 'en.deal', nearMiss: [text] })).toEqual([]);
    expect(check({ frame: 'en.deal', match: [{ text }] })).toMatchObject([{ message: 'is read by en.give only' }]);
  });
});
