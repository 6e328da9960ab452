import { describe, expect, it } from '@jest/globals';
import { buildMailedAlert } from './build-mailed-alert.js';
import { alertReading } from './sample-digest.spec-support.js';

const [claim] = alertReading().claims;
const [article] = alertReading().evidence;
if (claim === undefined || article === undefined) throw new Error('The sample has a claim and an article');

describe('an alert in a mail', () => {
  it('says who alleges and who denies, in the words of the text', () => {
    const mailed = buildMailedAlert(alertReading());
    expect(mailed.told).toBe('Alleged by two diplomats.');
    expect(mailed.denied).toBe('Denied by the company.');
    expect(mailed.circumstances).toBe('Place as told: Libya. Time as told: 18 November 2026.');
  });

  it('names the outlet where the text names nobody, and owns up to a denial by it knows not whom', () => {
    const claims = [{ ...claim, by: null, deniedBy: null, modality: ['reported', 'denied'] }];
    const mailed = buildMailedAlert(alertReading({ claims }));
    expect(mailed.told).toBe('Reported in Courier.');
    expect(mailed.denied).toBe('Denied; by whom was not read.');
  });

  it('alleges no conduct where the law has changed', () => {
    expect(buildMailedAlert(alertReading({ kind: 'regime-change' })).told).toBe(
      'Reported in Courier. No conduct is alleged in this alert.',
    );
  });

  it('quotes one passage each of two publishers, from texts before titles, originals before copies', () => {
    const evidence = [
      { ...article, isCopy: true, publisher: 'Copyist' },
      article,
      { ...article, title: 'Again' },
      { ...article, publisher: 'Second', passages: [{ field: 'title', quote: 'Only a title', isDenial: false }] },
      { ...article, publisher: 'Old text', isCurrent: false },
      { ...article, publisher: 'Passing', isMention: true },
    ];
    const { passages } = buildMailedAlert(alertReading({ evidence }));
    expect(passages.map(({ publisher, quote }) => [publisher, quote])).toEqual([
      ['Courier', 'The drones arrived by air.'],
      ['Second', 'Only a title'],
    ]);
  });

  it('quotes the denial as a passage of its own beside the claim, and never as the claim', () => {
    const denial = { field: 'text', quote: 'The company called it an invention.', isDenial: true };
    const evidence = [
      { ...article, passages: [denial, ...article.passages] },
      { ...article, publisher: 'Second', passages: [denial] },
    ];
    expect(
      buildMailedAlert(alertReading({ evidence })).passages.map(({ quote, isDenial }) => [quote, isDenial]),
    ).toEqual([
      ['The drones arrived by air.', false],
      ['The company called it an invention.', true],
    ]);
  });

  it('links only to pages', () => {
    const evidence = [{ ...article, url: 'javascript:alert(1)' }];
    expect(buildMailedAlert(alertReading({ evidence })).passages[0]?.url).toBeNull();
  });

  it('leaves claims that only restate something out, unless there are no others', () => {
    const old = { ...claim, background: true, by: 'an old report' };
    expect(buildMailedAlert(alertReading({ claims: [claim, old] })).told).toBe('Alleged by two diplomats.');
    expect(buildMailedAlert(alertReading({ claims: [old] })).told).toBe('Alleged by an old report.');
  });
});
