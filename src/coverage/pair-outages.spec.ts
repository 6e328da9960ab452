import { describe, expect, it } from '@jest/globals';
import { pairOutages, type OutageEvent } from './pair-outages.js';

const event = (kind: string, day: string, sourceId = '1'): OutageEvent => ({
  sourceId,
  title: 'Wire',
  kind,
  at: new Date(`${day}T00:00:00Z`),
});
const from = new Date('2026-03-01T00:00:00Z');
const told = (events: OutageEvent[]): string[] =>
  pairOutages(events, from).map(({ kind, from: begun, to }) => `${kind} ${begun.slice(5, 10)} ${to?.slice(5, 10) ?? 'on'}`);

describe('pairOutages', () => {
  it('keeps what lasted into the period, with its own beginning, and drops what was over', () => {
    expect(
      told([
        event('source.silent', '2026-01-01'),
        event('source.heard', '2026-01-09'),
        event('source.silent', '2026-02-20'),
        event('source.heard', '2026-03-04'),
      ]),
    ).toEqual(['silent 02-20 03-04']);
  });

  it('leaves open what has not ended, and tells kinds and sources apart', () => {
    expect(
      told([
        event('source.failing', '2026-03-02'),
        event('source.gone', '2026-03-03', '2'),
        event('source.heard', '2026-03-04'),
        event('source.returned', '2026-03-05', '2'),
      ]),
    ).toEqual(['failing 03-02 on', 'gone 03-03 03-05']);
  });

  it('counts an outage told twice from its first telling', () => {
    expect(told([event('source.silent', '2026-03-02'), event('source.silent', '2026-03-06')])).toEqual([
      'silent 03-02 on',
    ]);
  });
});
