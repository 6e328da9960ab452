/** What a replay comes to, from what came of its pieces. Pure. */
import type { Replay, ReplayedPiece } from './replay-schema.js';

/** @param engine The version of the one that recomputed. */
export function judgeReplay(
  pieces: readonly ReplayedPiece[],
  left: number,
  alert: Replay['alert'],
  engine: string,
): Replay['verdict'] {
  if (pieces.some(({ isTextIntact, isCaptureIntact }) => !isTextIntact || isCaptureIntact === false)) return 'altered';
  if (pieces.some(({ outcome }) => outcome === 'differs') || alert.outcome === 'differs') return 'differs';
  if (left > 0 || pieces.some(({ outcome }) => outcome === 'not-recomputed')) return 'incomplete';
  return pieces.every((piece) => piece.outcome === 'by-hand' || piece.engine === engine)
    ? 'same'
    : 'same-by-another-engine';
}

const VERDICT_WORDS: Readonly<Record<Replay['verdict'], string>> = {
  same: 'The same findings, bit for bit, by the packs and the engine of that day.',
  'same-by-another-engine': 'The same findings, bit for bit, though the engine of that day is not at hand.',
  differs: 'Not the same findings.',
  altered: 'A text, or the bytes it was read from, is not what was kept.',
  incomplete: 'Not everything could be read anew.',
};

/** For people: what it came to, and where another engine read then, which one, and which reads now. */
export function tellVerdict({
  verdict,
  pieces,
  engine,
}: Pick<Replay, 'verdict' | 'pieces'> & { readonly engine: Pick<Replay['engine'], 'version'> }): string {
  const read = pieces.filter((piece) => piece.outcome !== 'by-hand' && piece.engine !== engine.version);
  if (read.length === 0) return VERDICT_WORDS[verdict];
  const then = [...new Set(read.map((piece) => piece.engine ?? 'one that was not noted'))];
  const doubt = verdict === 'differs' ? ' What differs may be its reading rather than the evidence.' : '';
  return `${VERDICT_WORDS[verdict]} The engine is another: then ${then.join(' and ')}, now ${engine.version}.${doubt}`;
}
