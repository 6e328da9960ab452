import { describe, expect, it } from '@jest/globals';
import { buildTimeline } from '../../rules/build-timeline.js';
import { loadPack } from '../../rules/pack.client.js';
import { BAR, layOutTimeline, type TimelineShape } from './lay-out-timeline.js';

const { register } = await loadPack();
const ROWS = buildTimeline(register.regimes);
const TODAY = '2026-11-23';

describe.each<TimelineShape>(['wide', 'narrow'])('the %s picture of the timeline', (shape) => {
  const picture = layOutTimeline(ROWS, TODAY, shape);
  const row = (id: string) => picture.rows.find(({ regime }) => regime === id);

  it('keeps everything within its frame, rows apart', () => {
    for (const { bars, marks, barY } of picture.rows) {
      for (const { x, width } of bars) {
        expect(x).toBeGreaterThanOrEqual(picture.left);
        expect(x + width).toBeLessThanOrEqual(picture.right + 0.2);
      }
      for (const { x } of marks) expect(x >= picture.left && x <= picture.right).toBe(true);
      expect(barY + BAR).toBeLessThanOrEqual(picture.bottom);
    }
    const tops = picture.rows.map(({ barY }) => barY);
    for (const [index, top] of tops.slice(1).entries()) expect(top - (tops[index] ?? 0)).toBeGreaterThan(BAR + 10);
  });

  it('puts days in their order, and no end known beyond today', () => {
    expect(row('iran')?.bars.map(({ status }) => status)).toEqual(['in-force', 'disputed']);
    const [before, after] = row('iran')?.bars ?? [];
    expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThan(after?.x ?? 0);
    expect((after?.x ?? 0) + (after?.width ?? 0)).toBeGreaterThan(picture.today);
    const eritrea = row('eritrea')?.bars.at(-1);
    expect((eritrea?.x ?? 0) + (eritrea?.width ?? 0)).toBeLessThan(picture.today);
  });

  it('marks easings, renewals, ends and listings each in its way', () => {
    expect(row('drc')?.marks.map(({ kind }) => kind)).toEqual([
      'changed',
      'changed',
      'eased',
      'renewed',
      'eased',
      'renewed',
    ]);
    expect(row('eritrea')?.marks.map(({ kind }) => kind)).toEqual(['changed', 'ended', 'changed', 'ended']);
    expect(row('haiti')?.marks.at(-2)?.kind).toBe('listed');
  });

  it('begins with 1990 and shows the year after today', () => {
    expect(picture.years[0]).toEqual({ x: picture.left, label: '1990' });
    expect(layOutTimeline(ROWS, '2031-01-01', shape).years.at(-1)?.label).toBe('2030');
    expect(picture.today).toBeLessThan(picture.right);
  });
});
