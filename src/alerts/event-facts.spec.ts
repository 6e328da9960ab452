import { describe, expect, it } from '@jest/globals';
import { eventFacts, type EventFacts } from './event-facts.js';
import { claim, finding } from './finding.spec-support.js';

/** Facts of one claim whose evidence is the whole text. */
function factsIn(text: string, given: Parameters<typeof claim>[0] = {}): EventFacts {
  const evidence = [{ field: 'text' as const, start: 0, end: text.length, rule: 'spec' }];
  return eventFacts(finding([claim({ evidence, ...given })]), { title: '', text });
}

describe('eventFacts', () => {
  it.each([
    ['about 36,000 shells', ['36000']],
    ['36 000 снарядов', ['36000']],
    ['３万２千発の砲弾と200両', ['30000', '200', '2000']],
    ['٣٦٠٠٠ قذيفة', ['36000']],
    ['포탄 3만 발', ['30000']],
    ['in 2023 under resolution 1718', ['1718']],
    ['two ships, 5 crews', []],
    ['12.5 tonnes', ['12']],
  ])('reads the figures of %j', (text, figures) => {
    expect(factsIn(text).figures).toEqual([...figures].sort());
  });

  it('takes names from inside sentences, not the parties or the days', () => {
    const { names } = factsIn(
      'On Friday the freighter Angara left Rajin for Russia. The North Korean crew, says Seoul.',
    );
    expect(names).toEqual(['angar', 'rajin', 'seoul']);
  });

  it('leaves background claims out where there is news', () => {
    const facts = eventFacts(
      finding([claim({ items: ['missiles'], background: true }), claim({ items: ['drones'] })]),
      { title: '', text: '' },
    );
    expect(facts).toMatchObject({ items: ['drones'], isBackground: false });
  });

  it('keeps days that the text gives, not those of publication or of a long span', () => {
    const day = (from: string, to: string, basis: 'stated' | 'publication') => ({
      date: { from, to, basis, span: null },
    });
    const facts = eventFacts(
      finding([
        claim(day('2026-11-02', '2026-11-03', 'stated')),
        claim(day('2026-11-20', '2026-11-20', 'publication')),
        claim(day('2022-01-01', '2026-11-20', 'stated')),
      ]),
      { title: '', text: '' },
    );
    expect(facts.days).toEqual([{ from: '2026-11-02', to: '2026-11-03', basis: 'stated' }]);
  });
});
