/** What the shipped weights make of whole articles, beside what the rules alone make of them: English. */
import { describe, expect, it } from '@jest/globals';
import { detect } from '../detection/detect.js';
import { explain } from '../detection/explain.js';
import { withoutWeights, type Pack } from '../detection/pack.js';
import { loadPack } from './pack.client.js';

const pack = await loadPack({ cacheDir: null });
const rulesAlone = withoutWeights(pack);

const article = (text: string) => ({ title: '', text, published: '2025-11-20', language: 'en' });
const regimes = (text: string, by: Pack): string[] => detect(article(text), by).findings.map(({ regime }) => regime);

/** Reads both sides only over three sentences, in words that no frame has. */
const UNREAD =
  'Fishermen at Bosaso say the boats come after midnight. Aboard, under nets, lie long boxes with Farsi stencils, and ' +
  'by dawn the rifles in them are on the road to the al-Shabaab camps. Nobody at the port asks who in Tehran paid the skippers.';

const STRIKE =
  'SANAA — American jets struck Hodeidah before dawn on Tuesday, killing nine people, the Houthi health ministry said. ' +
  'The Iran-backed movement answered with drones and two missiles, which the navy said it had shot down over the Red Sea. ' +
  'Washington says the strikes will go on until the attacks on ships stop. Hospitals asked for blood.';

describe('weighing', () => {
  it('leaves a strike alone that names arms and their makers', () => {
    expect(regimes(STRIKE, pack)).toEqual([]);
  });

  it('says of what it raises how sure it is, and why', () => {
    const [finding] = detect(
      article('North Korea shipped artillery shells to Russia by rail, Seoul said.'),
      pack,
    ).findings;
    expect(finding?.claims[0]?.confidenceParts[0]).toMatchObject({ name: 'weighing' });
    expect(finding?.claims[0]?.confidenceParts[0]?.reason).toMatch(/for it: .+; against: /);
  });

  it('says of what it drops how unsure it is, and why', () => {
    const dropped = explain(article(STRIKE), pack).events.flatMap(({ dropped: why }) => why ?? []);
    for (const why of dropped) expect(why).toMatch(/^0\.\d\d under 0\.\d+: weighed as labelled news taught/);
    expect(explain(article(STRIKE), pack).nothing).not.toBeNull();
  });

  it('reads what no frame reads', () => {
    expect(regimes(UNREAD, rulesAlone)).not.toContain('al-shabaab');
    expect(regimes(UNREAD, pack)).toContain('al-shabaab');
  });

  it('puts nothing together of what is said not to have been done', () => {
    expect(regimes('Iran did not sell drones to the Houthis.', pack)).toEqual([]);
  });

  it('takes a frame at its word that was added after the weights were made', () => {
    const text = 'Iran gave the Houthis rifles, the chess column recalls.';
    const { weights, ...language } = pack.languages['en']!;
    const never = {
      article: 1,
      plain: 1,
      unread: 1,
      party: 0.5,
      conduct: 0.5,
      item: 0.5,
      modality: 0.5,
      otherwise: 1,
      lawful: 1,
    };
    const judgedBy = (frames: ReadonlySet<string>): Pack => {
      const strict = { ...weights!, least: never, frames };
      return { ...pack, languages: { en: { ...language, weights: strict } } };
    };
    expect(regimes(text, judgedBy(weights!.frames))).toEqual([]);
    expect(regimes(text, judgedBy(new Set()))).toEqual(regimes(text, rulesAlone));
    expect(regimes(text, rulesAlone)).toContain('yemen-houthis');
  });

  const CAPITAL =
    'Rwandan officers have marched recruits and crates of mortar bombs over the hills into Congo by night since April, ' +
    'UN investigators write. The mutineers who hold Bunagana unpack them at dawn. Kigali denies it.';

  it('takes a State for the ground on which others take, where the text surely tells a breach', () => {
    const { findings, quiet } = detect(article(CAPITAL), pack);
    expect(quiet.map(({ regime, reason }) => [regime, reason])).toContainEqual(['drc', 'exempt']);
    expect(findings.map(({ regime, supplier, recipient }) => ({ regime, supplier, recipient }))).toEqual([
      { regime: 'drc', supplier: ['RW'], recipient: ['other-group'] },
    ]);
    expect(findings[0]?.claims[0]?.confidenceParts.map(({ name }) => name)).toContain('sides');
  });

  it('shows the reading that was taken instead of the likeliest', () => {
    const { events } = explain(article(CAPITAL), pack);
    const last = events.at(-1);
    expect(last?.event.recipients.map(({ party }) => party)).toEqual(['other-group']);
    expect(last?.judgements).toContainEqual(expect.objectContaining({ regime: 'drc', outcome: 'raised' }));
  });

  it('reads a text of more sentences than a call takes arguments', () => {
    expect(() => detect(article('Rifles! Iran! '.repeat(70_000)), pack)).not.toThrow();
  });

  it('points at exact passages however it came to them', () => {
    for (const { evidence } of detect(article(UNREAD), pack).findings)
      for (const { field, start, end } of evidence) {
        expect(field).toBe('text');
        expect(end - start).toBeLessThanOrEqual(400);
        expect(UNREAD.slice(start, end)).not.toBe('');
      }
  });
});
