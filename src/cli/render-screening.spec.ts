import { describe, expect, it } from '@jest/globals';
import { detect } from '../detection/detect.js';
import { loadPack } from '../rules/pack.client.js';
import { renderScreening } from './render-screening.js';
import { toScreenLine } from './to-screen-line.js';

const pack = await loadPack();

// oxlint-disable-next-line typescript/no-explicit-any -- tests look at whatever came
type Answer = Record<string, any>;

function screened(text: string, published: string): { readonly shown: string; readonly line: Answer } {
  const article = { title: '', text, language: 'en', published };
  const detection = detect(article, pack);
  return { shown: renderScreening('a text', article, detection), line: toScreenLine('1', article, detection) };
}

describe('what screening says of the law', () => {
  it('depends on the date where the time straddles a boundary', () => {
    const { shown, line } = screened(
      'Iran sent drones to the Rapid Support Forces in 2025, officials said.',
      '2025-12-30',
    );
    expect(shown).toMatch(/law +Depends on the date \(from 2025-01-01 to 2025-12-30\), Iran: S\/RES\/1747 \(2007\), 5/);
    const iran = line['alerts'].find(({ regime }: { regime: string }) => regime === 'iran');
    expect(iran.status).toBe('depends-on-date');
    expect(iran.claims[0].explanation).toContain('No clause reaches this from 2025-01-01 to 2025-09-27');
  });

  it('names what the date kept quiet, as people and as machines read it', () => {
    const { shown, line } = screened('Iran supplied rifles to Syria, officials said.', '2022-05-01');
    const why = 'would have been S/RES/2231 (2015), Annex B 6(b); not in force since 2020-10-18';
    expect(shown).toContain(`kept quiet, iran: not in force on that date; ${why}`);
    expect(line['quiet'][0]).toMatchObject({ regime: 'iran', reason: 'not in force on that date', explanation: why });
  });

  it('names an exemption that is to be ruled out', () => {
    const { shown, line } = screened(
      'Turkey sent military instructors to train the Libyan army, officials said.',
      '2025-03-01',
    );
    expect(shown).toMatch(/to rule out +Training or technical help by States meant only to reunite/);
    expect(line['alerts'][0].claims[0].exemptions).toEqual([
      {
        id: 'libya-ex-unification',
        summary: 'Training or technical help by States meant only to reunite Libyan military and security bodies.',
        provision: { resolution: 'S/RES/2769 (2025)', paragraph: null },
      },
    ]);
  });

  it('says plainly where it is plainly in force', () => {
    const { shown } = screened('North Korea shipped artillery shells to Russia, officials said.', '2024-05-01');
    expect(shown).not.toMatch(/^ +law /m);
    expect(shown).toContain('in-force');
  });

  it('lets no text steer the terminal', () => {
    const article = { title: 'Bridge\u001b[2K\u009b1A\rraised', text: '', language: 'en', published: null };
    const shown = renderScreening('a text', article, detect(article, pack));
    expect(shown.split('\n')[0]).toBe('Bridge\u{FFFD}[2K\u{FFFD}1A\u{FFFD}raised');
  });
});
