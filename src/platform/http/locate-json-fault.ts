/** Where a text stops being JSON: for people who have to mend it, since JSON.parse often does not say. */

/** A place in a text: `offset` in UTF-16 code units from 0, `line` and `column` from 1. */
export interface TextPlace {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** The first token that RFC 8259 does not allow where it stands (or the end, if it comes too early); null if there is none. */
export function locateJsonFault(text: string): TextPlace | null {
  const open: ('{' | '[')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  // By hand: a pattern for the whole of a string either backtracks without end or runs out of stack on a long one.
  const takeString = (): boolean => {
    const start = at;
    if (text[at] !== '"') return false;
    at++;
    for (let next = text[at]; next !== undefined && next >= ' '; next = text[at]) {
      if (next === '"') {
        at++;
        return true;
      }
      if (next !== '\\') at++;
      else if (!take(ESCAPE)) break;
    }
    at = start;
    return false;
  };
  const afterValue = (): Expecting => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    take(SPACE);
    const next = text[at];
    if (next === undefined) return expecting === 'nothing' ? null : placeOf(text, at);
    const isEnd = open.at(-1) === '{' ? next === '}' : next === ']';
    if (isEnd && (expecting === 'value-or-end' || expecting === 'key-or-end' || expecting === 'comma-or-end')) {
      open.pop();
      at++;
      expecting = afterValue();
    } else if (expecting === 'comma-or-end' && next === ',') {
      at++;
      expecting = open.at(-1) === '{' ? 'key' : 'value';
    } else if (expecting === 'colon' && next === ':') {
      at++;
      expecting = 'value';
    } else if ((expecting === 'key' || expecting === 'key-or-end') && takeString()) {
      expecting = 'colon';
    } else if (expecting !== 'value' && expecting !== 'value-or-end') {
      return placeOf(text, at);
    } else if (next === '{' || next === '[') {
      open.push(next);
      at++;
      expecting = next === '{' ? 'key-or-end' : 'value-or-end';
    } else if (takeString() || take(SCALAR)) {
      expecting = afterValue();
    } else {
      return placeOf(text, at);
    }
  }
}

function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
