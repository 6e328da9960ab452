/**
 * Tells near-copies of a text by MinHash (Broder 1997), in its bottom-k form: of all shingles of a text only those with
 * the smallest hashes are kept. Two texts share small hashes in proportion to what they share, so a few of them serve
 * as blocking keys in an index and the rest as an estimate of resemblance and containment.
 */

/** What is kept of a text to compare it with others. */
export interface TextSignature {
  /** Number of distinct shingles in the text. */
  readonly shingleCount: number;
  /** The smallest shingle hashes, ascending, unsigned 32 bits; all of them where the text has no more than fit. */
  readonly sketch: Uint32Array;
  /** Blocking keys: texts that resemble or contain one another share at least one, with very high probability. */
  readonly keys: readonly number[];
}

/** How much two texts share; all between 0 and 1. */
export interface Resemblance {
  /** Shared shingles over all shingles of both (Jaccard). */
  readonly jaccard: number;
  /** Shared shingles over those of the shorter text: 1 where one is a cut of the other. */
  readonly containment: number;
  /** Shingles of the shorter text. */
  readonly shorter: number;
}

/** Words in a shingle: an edited word spoils four of them, while four words in a row are seldom shared by chance. */
const WORDS_PER_SHINGLE = 4;

/** Characters in a shingle of a script without spaces: about as many as four words of Chinese or Japanese. */
const CHARACTERS_PER_SHINGLE = 7;

/** Hashes kept: resemblance is exact up to this many shingles, and within some 0.03 beyond (1 / √k). */
const SKETCH_SIZE = 1024;

/** Keys from the whole text, and from its beginning, which cut copies keep. */
const KEYS_OF_WHOLE = 16;
const KEYS_OF_LEAD = 8;

/** Shingles that count as the beginning. */
const LEAD_SHINGLES = 60;

/** Longer texts are signed by this many characters, so that one huge page costs no more than a long report. */
const MAX_CHARACTERS = 200_000;

/** Share of letters in Han, kana or Hangul from which a text is cut into characters instead of words. */
const DENSE_SCRIPT_SHARE = 0.3;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const DENSE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * Signs a text. Case, punctuation, white space and compatibility forms make no difference.
 *
 * @param text Plain text; the title is left out by callers, since outlets change it first.
 */
export function signText(text: string): TextSignature {
  const shingles = shingleHashes(text.slice(0, MAX_CHARACTERS).normalize('NFKC').toLowerCase());
  const distinct = ascending(shingles);
  const lead = ascending(shingles.slice(0, LEAD_SHINGLES));
  return {
    shingleCount: distinct.length,
    sketch: distinct.slice(0, SKETCH_SIZE),
    keys: [...new Set([...distinct.slice(0, KEYS_OF_WHOLE), ...lead.slice(0, KEYS_OF_LEAD)])],
  };
}

/** Compares two signed texts; symmetric. A text without shingles resembles nothing. */
export function resemblance(
  a: Pick<TextSignature, 'shingleCount' | 'sketch'>,
  b: Pick<TextSignature, 'shingleCount' | 'sketch'>,
): Resemblance {
  const shorter = Math.min(a.shingleCount, b.shingleCount);
  if (shorter === 0) return { jaccard: 0, containment: 0, shorter };
  // The smallest hashes of both together are a fair sample of all their shingles; a truncated sketch is silent about
  // hashes above its last one, so the sample ends there.
  const limit = Math.min(lastKnown(a), lastKnown(b));
  let shared = 0;
  let seen = 0;
  for (let i = 0, j = 0; i < a.sketch.length || j < b.sketch.length;) {
    const left = a.sketch[i] ?? Infinity;
    const right = b.sketch[j] ?? Infinity;
    const smallest = Math.min(left, right);
    if (smallest > limit) break;
    seen++;
    if (left === right) shared++;
    if (left === smallest) i++;
    if (right === smallest) j++;
  }
  const jaccard = seen === 0 ? 0 : shared / seen;
  const common = (jaccard / (1 + jaccard)) * (a.shingleCount + b.shingleCount);
  return { jaccard, containment: Math.min(1, common / shorter), shorter };
}

/** The sketch as bytes (little endian), to be stored. */
export function packSketch(sketch: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(sketch.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < sketch.length; i++) view.setUint32(i * 4, sketch[i] ?? 0, true);
  return bytes;
}

/** The sketch from its stored bytes. */
export function unpackSketch(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sketch = new Uint32Array(bytes.byteLength >> 2);
  for (let i = 0; i < sketch.length; i++) sketch[i] = view.getUint32(i * 4, true);
  return sketch;
}

/** A 32-bit hash of a text (FNV-1a, then a final mix), for keys of other kinds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function lastKnown(signature: Pick<TextSignature, 'shingleCount' | 'sketch'>): number {
  const isWhole = signature.sketch.length >= signature.shingleCount;
  return isWhole ? Infinity : (signature.sketch.at(-1) ?? 0);
}

function shingleHashes(text: string): Uint32Array {
  const words = text.match(WORD) ?? [];
  const letters = words.reduce((total, word) => total + word.length, 0);
  const dense = text.match(DENSE_LETTER)?.length ?? 0;
  if (letters > 0 && dense / letters >= DENSE_SCRIPT_SHARE) {
    return windows(
      Array.from(words.join(''), (character) => mix(character.codePointAt(0) ?? 0)),
      CHARACTERS_PER_SHINGLE,
    );
  }
  return windows(words.map(hashText), WORDS_PER_SHINGLE);
}

function windows(hashes: readonly number[], size: number): Uint32Array {
  const count = Math.max(0, hashes.length - size + 1);
  const shingles = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    let hash = 0;
    for (let j = 0; j < size; j++) hash = Math.imul(hash ^ (hashes[i + j] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    shingles[i] = mix(hash);
  }
  return shingles;
}

/** Sorted, without repeats. */
function ascending(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  let length = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[length - 1]) sorted[length++] = sorted[i] ?? 0;
  }
  return sorted.slice(0, length);
}

/** The final mix of MurmurHash3: every bit of the input moves half of the output's. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
