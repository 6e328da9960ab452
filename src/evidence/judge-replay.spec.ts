import { describe, expect, it } from '@jest/globals';
import { tellVerdict } from './judge-replay.js';
import type { ReplayedPiece } from './replay-schema.js';

const PIECE: ReplayedPiece = {
  evidenceId: '1',
  articleId: '1',
  revisionId: '1',
  publisher: 'Wire',
  title: 'A title',
  packVersion: 'p',
  engine: 'now',
  outcome: 'same',
  isTextIntact: true,
  isCaptureIntact: null,
  missing: [],
  differs: [],
  keptHash: '',
  recomputedHash: '',
};

describe('the words for a replay', () => {
  const tell = (verdict: Parameters<typeof tellVerdict>[0]['verdict'], ...engines: (string | null)[]): string =>
    tellVerdict({ verdict, pieces: engines.map((engine) => ({ ...PIECE, engine })), engine: { version: 'now' } });

  it('name no engine where it is the one of that day', () => {
    expect(tell('same', 'now', 'now')).toBe('The same findings, bit for bit, by the packs and the engine of that day.');
  });

  it('name the engine of then and of now where they differ, and that it may be why findings do', () => {
    expect(tell('same-by-another-engine', 'then', 'then')).toMatch(/ The engine is another: then then, now now\.$/);
    expect(tell('differs', 'a', null, 'now')).toMatch(
      /^Not the same findings\. The engine is another: then a and one that was not noted, now now\. What differs may be its reading/,
    );
  });

  it('name none for what a person read', () => {
    const pieces = [{ ...PIECE, engine: null, outcome: 'by-hand' as const }];
    expect(tellVerdict({ verdict: 'same', pieces, engine: { version: 'now' } })).not.toMatch(/another/);
  });
});
