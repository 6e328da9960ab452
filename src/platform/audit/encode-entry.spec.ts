import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeEntry, GENESIS_HASH, type EntryContent } from './encode-entry.js';

const ENTRY: EntryContent = {
  number: '1',
  recordedAt: '1795420800000000',
  actor: 'user:1',
  act: 'alert.confirm',
  subjectType: 'alert',
  subjectId: '7',
  before: null,
  after: '{"state":"confirmed"}',
  textHash: null,
  previousHash: GENESIS_HASH,
};

describe('what the hash of an entry covers', () => {
  it('is written down to the letter, so that others can rebuild it', () => {
    expect(encodeEntry(ENTRY)).toBe(
      '["embargo-monitor audit entry 1","1","1795420800000000","user:1","alert.confirm","alert","7",null,' +
        `"{\\"state\\":\\"confirmed\\"}",null,"${'0'.repeat(64)}"]`,
    );
  });

  it('tells a column that is null from one that holds the JSON value null', () => {
    expect(encodeEntry({ ...ENTRY, after: null })).not.toBe(encodeEntry({ ...ENTRY, after: 'null' }));
  });

  it('differs wherever two entries differ', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('","', '\\', '"', 'null', ''));
    const content = fc.record({
      number: text,
      recordedAt: text,
      actor: text,
      act: text,
      subjectType: text,
      subjectId: text,
      before: fc.option(text),
      after: fc.option(text),
      textHash: fc.option(text),
      previousHash: text,
    });
    fc.assert(
      fc.property(content, content, (left, right) => {
        expect(encodeEntry(left) === encodeEntry(right)).toBe(JSON.stringify(left) === JSON.stringify(right));
      }),
    );
  });
});
