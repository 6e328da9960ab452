import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { htmlToText, looksLikeHtml } from './html-to-text.js';

describe('htmlToText', () => {
  it.each([
    ['plain', 'plain'],
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['a <b>bold</b> word', 'a bold word'],
    ['AT&amp;T &lt;b&gt; &eacute;&#233;&#xe9; &nbsp;x', 'AT&T <b> ééé x'],
    ['&amp;amp;', '&amp;'],
    ['AT&T & co &unknown; &copy 2020', 'AT&T & co &unknown; © 2020'],
    ['a < b and 3<4', 'a < b and 3<4'],
    ['x<script>alert("<p>no</p>")</script>y', 'xy'],
    ['x<style>p { color: red }</style>y', 'xy'],
    ['x<noscript><img src="a"></noscript>y', 'xy'],
    ['x<!-- no -->y', 'xy'],
    ['<a title="a > b">link</a>', 'link'],
    ['<ul><li>one<li>two</ul>', 'one\ntwo'],
    ['  many \t blanks ', 'many blanks'],
    ['<p>unclosed <b>tags', 'unclosed tags'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['Watch <object data="a.swf">it here</object>', 'Watch it here'],
    ['x<svg>no</svg>y<svg>z', 'xyz'],
    ['x<!-- no -->y<!-- z', 'xy'],
    ['x<!-- ->y', 'xy'],
    ['x<iframe src="a">no</iframe>y<iframe src="b">z <b>w</b>', 'xyz w'],
    ['x<script>y', 'x'],
  ])('%j reads %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('never throws and leaves no tag', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<',
      '>',
      '&',
      '&amp;',
      '<script>',
      '</script>',
      'a',
      ' ',
      '"',
      '<!--',
      '-->',
      '<a href="',
      '&#0;',
      '&#x110000;',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(htmlToText(parts.join(''))).not.toMatch(/<\/?p>/);
      }),
    );
  });

  it.each(['<p', '<a "', '<!--', '&', '&amp', '<script>', '<![CDATA[', '<p>\n', '</'])(
    'takes a million of %j in its stride',
    (piece) => {
      expect(typeof htmlToText(piece.repeat(1_000_000 / piece.length))).toBe('string');
    },
  );
});

describe('looksLikeHtml', () => {
  it.each(['<b>x</b>', 'x<br>', 'x<br/>y', '<a href="x">y</a>', '&eacute;', '&#8217;', 'AT&amp;T'])(
    'is true of %j',
    (text) => {
      expect(looksLikeHtml(text)).toBe(true);
    },
  );

  it.each(['a < b', 'AT&T', 'I <3 you', 'vector<int> of things', 'R&D then', 'x'])('is false of %j', (text) => {
    expect(looksLikeHtml(text)).toBe(false);
  });
});
