import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeCsvLine } from './write-csv.js';

/** A reader by RFC 4180 alone. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (line[at] === '"') {
      for (at++; line[at] !== '"' || line[at + 1] === '"'; at++) {
        if (line[at] === '"') at++;
        cell += line[at];
      }
      at++;
    } else while (at < line.length && !/[,\r\n]/.test(line[at] ?? '')) cell += line[at++];
    cells.push(cell);
    if (line[at] === ',') at++;
    else if (line.slice(at) === '\r\n') return cells;
    else throw new Error(`Neither the end nor a comma at ${at} of ${JSON.stringify(line)}`);
  }
}

describe('a line of CSV', () => {
  it('is read again as what it was, but for the apostrophe before what looks like a formula', () => {
    const nasty = fc.stringMatching(/^[=+\-@\t\r\n",; 'aé1＝]{0,8}$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), { minLength: 1 }), (cells) => {
        const read = readLine(writeCsvLine(cells));
        expect(read.map((cell, at) => (cell === cells[at] ? cell : cell.slice(1)))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      }),
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'],
    ['+49', "'+49"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
  ])('makes of %j the text %j', (given, cell) => {
    expect(readLine(writeCsvLine([given]))).toEqual([cell]);
  });

  it('leaves numbers, joins lists, and has nothing for null', () => {
    expect(writeCsvLine([-1, true, null, ['KP', 'RU'], { a: 1 }])).toBe('-1,true,,"KP; RU","{""a"":1}"\r\n');
  });
});
