import { describe, expect, it } from '@jest/globals';
import { chooseHub } from './choose-hub.js';

const FEED = 'https://news.example/feed';
const nothing = { hubs: [], selfUrl: null };

describe('chooseHub', () => {
  it('finds none where none is named, or none that can be asked', () => {
    expect(chooseHub(null, nothing, FEED)).toBeNull();
    expect(chooseHub('<https://news.example/>; rel="canonical"', nothing, FEED)).toBeNull();
    expect(
      chooseHub(null, { ...nothing, hubs: ['mailto:hub@news.example', 'https://me:secret@hub.example/'] }, FEED),
    ).toBeNull();
  });

  it('takes the one over https, and what the feed calls itself', () => {
    const feed = { hubs: ['http://plain.example/', 'https://hub.example/'], selfUrl: 'https://news.example/self' };
    expect(chooseHub(null, feed, FEED)).toEqual({ hub: 'https://hub.example/', topic: 'https://news.example/self' });
    expect(chooseHub(null, { ...feed, selfUrl: null }, FEED)?.topic).toBe(FEED);
  });

  it('believes the header before the document', () => {
    const header =
      '<https://other.example/>; rel="preload"; as=style, </hub>; title="a, b"; rel="Hub start", </me>; rel=self';
    const feed = { hubs: ['https://hub.example/'], selfUrl: 'https://news.example/self' };
    expect(chooseHub(header, feed, FEED)).toEqual({
      hub: 'https://news.example/hub',
      topic: 'https://news.example/me',
    });
  });
});
