import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../collection/decode-text.js';
import { parseFeed } from '../../collection/parse-feed.js';
import { buildDocument } from './build-documents.js';
import { buildSample } from './build-sample.js';
import { compareFound } from './compare-found.js';
import { encodeText } from './encode-text.js';
import { fillDates } from './fill-dates.js';
import { loadSample } from './load-sample.client.js';
import { CHARSETS, FEED_FORMATS } from './sample-schema.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const outlets = await loadSample(NOW);
const serving = outlets.filter(({ items }) => items.length > 0);

describe('The sample', () => {
  it('is mostly ordinary news, in many languages, with reports over most regimes', () => {
    const items = outlets.flatMap((outlet) => outlet.items);
    const reports = items.filter((item) => item.expect.length > 0);
    expect(items.length).toBeGreaterThanOrEqual(140);
    expect(reports.length).toBeLessThan(items.length / 3);
    expect(new Set(serving.map(({ language }) => language)).size).toBe(10);
    const regimes = reports.flatMap((item) => item.expect.flatMap((each) => each.regimes));
    expect(new Set(regimes).size).toBeGreaterThanOrEqual(12);
  });

  it('has every form of feed and every charset', () => {
    expect(new Set(outlets.map(({ format }) => format))).toEqual(new Set(FEED_FORMATS));
    expect(new Set(outlets.map(({ charset }) => charset))).toEqual(new Set(CHARSETS));
  });

  it('names file and field of what is wrong', () => {
    const outlet = { title: 'X', publisher: 'X', country: 'GB', language: 'en', folder: 'F', kind: 'k', format: 'rss' };
    const item = { id: 'a', hoursAgo: 1, copyOf: 'nobody/nothing' };
    const build = (fields: object): unknown =>
      buildSample(new Map([['x', { ...outlet, reliability: 'B', charset: 'utf-8', ...fields }]]), NOW);
    expect(() => build({ country: 'Britain' })).toThrow(/x: country/);
    expect(() => build({ items: [item] })).toThrow('x: a copies nothing that is there');
  });
});

describe.each(serving.map((outlet) => [outlet.name, outlet] as const))('The feed of %s', (_, outlet) => {
  it.each([1, 2] as const)('reads at poll %s as it was written', async (round) => {
    const { text, mediaType } = buildDocument(outlet, round);
    const decoded = decodeText(encodeText(text, outlet.charset), mediaType);
    const parsed = await parseFeed(decoded.text, { url: outlet.site, contentType: mediaType, now: NOW });
    const shown = outlet.items
      .filter((item) => item.round <= round)
      .sort((a, b) => b.published.getTime() - a.published.getTime());
    const read = parsed.kind === 'feed' ? parsed.feed.items : [];
    expect(read.map(({ title, published }) => ({ title, published }))).toEqual(
      shown.map(({ title, published, later }) => ({
        title: round === 2 && later ? later.title : title,
        published: outlet.format === 'rss' ? new Date(Math.floor(published.getTime() / 1_000) * 1_000) : published,
      })),
    );
    expect(read.map(({ text: body }) => body.replace(/\s+/g, ' ').trim())).toEqual(
      shown.map(({ paragraphs, later }) => (round === 2 && later ? later.paragraphs : paragraphs).join(' ')),
    );
  });
});

describe('encodeText', () => {
  it('refuses what the charset has not', () => {
    expect(() => encodeText('한', 'windows-1251')).toThrow('windows-1251 has no "한"');
  });
});

describe('fillDates', () => {
  it('tells days in the words of the language', () => {
    expect(fillDates('{{weekday -1}}, {{day -1}}', NOW, 'en')).toBe('Sunday, 22 November');
    expect(fillDates('{{day 1}}', NOW, 'fr')).toBe('24 novembre');
  });
});

describe('compareFound', () => {
  const none = { articles: 0, bySource: {}, raised: [], stories: [] };

  it('counts what was missed, what was not expected, and what nobody reads yet', () => {
    const raised = [
      { url: 'https://harbour-wire.example/shells-rajin', raisedFor: ['violation/dprk', 'violation/libya'] },
      { url: 'https://harbour-wire.example/grain-quota', raisedFor: ['violation/iran'] },
    ];
    const compared = compareFound(outlets, { ...none, raised }, (language) => language === 'en');
    expect(compared.unexpected).toEqual([
      'harbour-wire/shells-rajin: violation/libya',
      'harbour-wire/grain-quota: violation/iran',
    ]);
    expect(compared.found).toBe(1);
    expect(compared.missed).toHaveLength(compared.expected - 1);
    expect(compared.notRead).toBeGreaterThan(10);
  });

  it('names stories that came out as several', () => {
    const urls = ['https://harbour-wire.example/nyala-flights', 'https://morning-digest.example/digest-nyala'];
    const raised = urls.map((url) => ({ url, raisedFor: ['violation/sudan-darfur'] }));
    const story = { id: '1', title: 'T', copies: 0, publishers: 1 };
    const split = urls.map((url) => ({ ...story, urls: [url] }));
    const isRead = (language: string): boolean => language === 'en';
    expect(compareFound(outlets, { ...none, raised, stories: split }, isRead).torn).toEqual(['nyala-flights']);
    expect(compareFound(outlets, { ...none, raised, stories: [{ ...story, urls }] }, isRead).torn).toEqual([]);
  });
});
