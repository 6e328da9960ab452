import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMbox, splitMbox } from './split-mbox.js';

const SEPARATOR = 'From harbour@news.example Mon Mar  2 12:00:00 2026\n';
const split = (text: string, max = 10): string[] =>
  splitMbox(Buffer.from(text), max).messages.map((message) => message.toString());

describe('splitMbox', () => {
  it('parts messages at marked lines, and takes back the mark before their own', () => {
    const text = `${SEPARATOR}Subject: One\r\n\r\nFirst.\nFrom here on.\r\n\r\n${SEPARATOR}Subject: Two\n\n>From Rason.\n>>From Nampo.\n>Fromage\n`;
    expect(split(text)).toEqual([
      'Subject: One\r\n\r\nFirst.\nFrom here on.\r\n\r\n',
      'Subject: Two\n\nFrom Rason.\n>From Nampo.\n>Fromage\n',
    ]);
  });

  it('gives back what was written as a mailbox, whatever the messages are', () => {
    const line = fc.oneof(fc.constantFrom('', 'From me', '>From me', '>>From you', 'Subject: x'), fc.string());
    const message = fc.array(line, { maxLength: 8 }).map((lines) => `${lines.join('\n')}\n`);
    const write = (text: string): string => `${SEPARATOR}${text.replace(/^(>*From )/gm, '>$1')}\n`;
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
        expect(split(messages.map(write).join(''))).toEqual(messages.map((text) => `${text}\n`));
      }),
    );
  });

  it('reads no more messages than it is asked to, and tells', () => {
    const text = `${SEPARATOR}Subject: x\n\n`.repeat(3);
    expect(splitMbox(Buffer.from(text), 2)).toMatchObject({ messages: { length: 2 }, hasMore: true });
    expect(splitMbox(Buffer.from(text), 3)).toMatchObject({ messages: { length: 3 }, hasMore: false });
  });

  it('takes a file of nothing but marks', () => {
    expect(splitMbox(Buffer.from('\nFrom \n'.repeat(1_000_000)), 100)).toMatchObject({ hasMore: true });
    expect(split('no mailbox at all\n')).toEqual([]);
  });
});

describe('isMbox', () => {
  it.each([
    [SEPARATOR, true],
    ['From Rason to Nampo by rail', false],
    ['From: a@b.example\nDate: Mon, 2 Mar 2026', false],
    ['', false],
  ])('of %j is %s', (text, expected) => {
    expect(isMbox(Buffer.from(text))).toBe(expected);
  });
});
