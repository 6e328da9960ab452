import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';
import { hashText, packSketch, resemblance, signText, unpackSketch } from './text-signature.js';

const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 60, maxLength: 400 });

/** Shared shingles counted one by one, as the definition has it. */
function exactJaccard(a: string, b: string): number {
  const shingles = (text: string): Set<string> => {
    const list = text.split(' ');
    return new Set(list.slice(0, Math.max(0, list.length - 3)).map((_, at) => list.slice(at, at + 4).join(' ')));
  };
  const [left, right] = [shingles(a), shingles(b)];
  const shared = [...left].filter((shingle) => right.has(shingle)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

describe('signText', () => {
  it('is the same for the same words, however they are set', () => {
    const a = signText('North Korea, it is said, sent shells — again.');
    expect(signText('  NORTH korea it is said\nsent “shells” again ')).toEqual(a);
  });

  it('measures resemblance exactly where all shingles fit into the sketch', () => {
    fc.assert(
      fc.property(words, words, fc.nat(), (common, other, at) => {
        const a = common.join(' ');
        const b = [...common.slice(0, at % common.length), ...other].join(' ');
        const { jaccard } = resemblance(signText(a), signText(b));
        expect(jaccard).toBeCloseTo(exactJaccard(a, b), 5);
      }),
      { numRuns: 60 },
    );
  });

  it('is symmetric, between 0 and 1, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.string({ maxLength: 600 }), (a, b) => {
        const [left, right] = [signText(a), signText(b)];
        const both = resemblance(left, right);
        expect(both).toEqual(resemblance(right, left));
        expect(both.jaccard).toBeGreaterThanOrEqual(0);
        expect(both.containment).toBeLessThanOrEqual(1);
        expect(resemblance(left, left).jaccard).toBe(left.shingleCount === 0 ? 0 : 1);
      }),
    );
  });

  it('estimates resemblance of texts longer than the sketch', () => {
    const long = Array.from({ length: 6_000 }, (_, at) => `w${hashText(String(at)).toString(36)}`);
    const half = [...long.slice(0, 3_000), ...long.slice(0, 3_000).map((word) => `${word}x`)];
    const { jaccard, containment } = resemblance(signText(long.join(' ')), signText(half.join(' ')));
    expect(Math.abs(jaccard - 1 / 3)).toBeLessThan(0.06);
    expect(Math.abs(containment - 1 / 2)).toBeLessThan(0.06);
  });

  it('shares a key with every copy: edited, cut at the end, cut to its middle', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.double({ min: 0.35, max: 1, noNaN: true }), (list, seed, share) => {
        const kept = Math.max(40, Math.ceil(list.length * share));
        const start = seed % (list.length - Math.min(kept, list.length) + 1);
        const cut = list.slice(start, start + kept);
        const keys = new Set(signText(list.join(' ')).keys);
        expect(signText(cut.join(' ')).keys.some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('shares a key with a summary that is only the beginning', () => {
    const list = Array.from({ length: 2_000 }, (_, at) => `w${hashText(String(at)).toString(36)}`);
    const keys = new Set(signText(list.join(' ')).keys);
    const lead = signText(list.slice(0, 70).join(' ')).keys.filter((key) => keys.has(key));
    expect(lead.length).toBeGreaterThanOrEqual(7);
  });

  it('cuts scripts without spaces into characters', () => {
    const text =
      '朝鲜被指在九月从罗津港向俄罗斯杜奈港运送约三千二百个集装箱的炮弹,随后由铁路运往季霍列茨克附近的弹药库,首尔官员周五表示。';
    const edited = text.replace('首尔官员', '韩国官员').replace('约', '近');
    const { jaccard } = resemblance(signText(text), signText(edited));
    expect(jaccard).toBeGreaterThan(0.4);
    expect(signText('북한이 러시아에 포탄을 보냈다고 서울의 관리들이 금요일에 밝혔다').shingleCount).toBeGreaterThan(
      15,
    );
  });

  it('tells a look-alike from a light edit less than from another text', () => {
    const edited = REPORT.replace('overhead', 'satellite').replace('rumour', 'fairy tale');
    const [a, b, c] = [signText(REPORT), signText(edited), signText(SECOND_REPORT)];
    expect(resemblance(a, b).jaccard).toBeGreaterThan(resemblance(a, c).jaccard);
  });

  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(fc.uint32Array(), (sketch) => {
        expect(unpackSketch(packSketch(sketch))).toEqual(sketch);
      }),
    );
  });
});
