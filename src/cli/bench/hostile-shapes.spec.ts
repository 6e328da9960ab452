import { describe, expect, it } from '@jest/globals';
import { detect } from '../../detection/detect.js';
import type { Detection } from '../../detection/finding.js';
import { loadPack } from '../../rules/pack.client.js';
import { HOSTILE_SHAPES } from './hostile-shapes.js';

const pack = await loadPack({});
const LENGTH = 60_000;
const CLAIM = 'Iran has shipped ballistic missiles to the Houthis in Yemen, a UN panel of experts said.';

const screen = (text: string): Detection => detect({ title: '', text, published: '2025-11-20', language: 'en' }, pack);
const regimesOf = ({ findings }: Detection): string[] => findings.map(({ regime }) => regime);

describe.each(HOSTILE_SHAPES)('a text of $name', ({ make }) => {
  const noise = make(LENGTH);
  const found = screen(`${CLAIM}\n\n${noise}`);

  it('hides no claim that stands before it', () => {
    expect(regimesOf(found)).toEqual(expect.arrayContaining(['yemen-houthis']));
  });

  it('is answered with bounded claims, and passages that stand in it', () => {
    const text = `${CLAIM}\n\n${noise}`;
    for (const { claims, evidence } of found.findings) {
      expect(claims.length).toBeLessThanOrEqual(500);
      for (const { start, end } of evidence) {
        expect(end - start).toBeGreaterThan(0);
        expect(end - start).toBeLessThanOrEqual(400);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

it('tells one claim as one, however often it is told', () => {
  const often = screen('Iran sent rifles to M23. '.repeat(3_000));
  const [finding] = often.findings.filter(({ regime }) => regime === 'drc');
  expect(finding?.claims).toHaveLength(1);
  expect(finding?.recipient).toEqual(['m23']);
  expect(finding!.evidence.length).toBeLessThanOrEqual(10);
});
