import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPage } from './read-page.js';

const words = 'The vessel was boarded off the coast on Tuesday and taken to port. '.repeat(5);

describe('readPage', () => {
  it('reads the article and leaves the furniture', () => {
    const page = readPage(`<!doctype html><html lang="en-GB"><head><title>Site</title>
      <meta property="og:title" content="Ship &amp; cargo"><meta property="article:published_time" content="2026-11-20T08:00:00Z">
      <style>p { color: red }</style></head>
      <body><nav>Home News Sport</nav><article><h2>Teaser</h2></article>
      <main><article><header>Share this</header><p>${words}</p><aside>Read also</aside><p>Second.</p></article></main>
      <footer>Imprint</footer></body></html>`);
    expect(page).toEqual({
      title: 'Ship & cargo',
      text: `${words.trim()}\nSecond.`,
      language: 'en-GB',
      published: new Date('2026-11-20T08:00:00Z'),
      isMarked: true,
    });
  });

  it('takes the whole body where nothing is marked, and the text of what is no page at all', () => {
    expect(readPage('<html><body><nav>Menu</nav><p>Short.</p></body></html>').text).toBe('Short.');
    expect(readPage('Just <b>words</b>').text).toBe('Just words');
    expect(readPage('<meta name=date content=never><p>x').published).toBeNull();
  });

  it('takes any nesting and any brokenness', () => {
    expect(readPage(`${'<div>'.repeat(200_000)}deep`).text).toBe('deep');
    expect(readPage(`${'<article><nav>'.repeat(100_000)}deep`).text).toBe('deep');
    const piece = fc.constantFrom(
      '<article>',
      '</article>',
      '<main>',
      '</main>',
      '<nav>',
      '</nav>',
      '<body>',
      '</p>',
      'text ',
      '<',
      '&amp;',
      '<title>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof readPage(pieces.join('')).text).toBe('string');
      }),
    );
  });
});
