import { describe, expect, it } from '@jest/globals';
import type { RecordEntry } from '../platform/audit/record-schema.js';
import { buildRecordLine, nameActor, tellAct } from './build-record.js';

const NAMES = new Map([['12', 'Ana Kovač']]);

const ENTRY: RecordEntry = {
  number: '41',
  at: '2026-11-23T14:20:00.000Z',
  actor: 'user:12/key:3',
  act: 'alert.confirm',
  subjectType: 'alert',
  subjectId: '7',
  before: { state: 'open', stateReason: null },
  after: { state: 'confirmed', stateReason: null, labels: ['a', 'b'] },
  text: 'Asked the desk.',
  isTextErased: false,
  hash: 'ab'.repeat(32),
};

describe('a line of the record', () => {
  it('tells who did what with which subject, and each field before and after', () => {
    expect(buildRecordLine(ENTRY, NAMES)).toMatchObject({
      number: '41',
      at: '23 Nov 2026, 14:20',
      actor: 'Ana Kovač, with key 3',
      act: 'alert: confirm',
      subject: 'alert 7',
      subjectHref: '/alerts/7',
      changes: [
        { field: 'state', before: 'open', after: 'confirmed' },
        { field: 'state reason', before: 'nothing', after: 'nothing' },
        { field: 'labels', before: null, after: '["a","b"]' },
      ],
      text: 'Asked the desk.',
    });
  });

  it('leads only to pages that there are', () => {
    expect(buildRecordLine({ ...ENTRY, subjectType: 'user' }, NAMES).subjectHref).toBeNull();
    expect(buildRecordLine({ ...ENTRY, subjectId: '../sign-out' }, NAMES).subjectHref).toBeNull();
  });

  it('cuts what is long, and does without fields', () => {
    const long = buildRecordLine({ ...ENTRY, before: null, after: { title: 'x'.repeat(500) } }, NAMES);
    expect(long.changes[0]?.after).toHaveLength(160);
    expect(buildRecordLine({ ...ENTRY, before: null, after: null }, NAMES).changes).toEqual([]);
  });

  it('names actors and acts', () => {
    expect(nameActor('user:12', NAMES)).toBe('Ana Kovač');
    expect(nameActor('user:99', NAMES)).toBe('User 99');
    expect(nameActor('system', NAMES)).toBe('system');
    expect(tellAct('audit.erase-text')).toBe('audit: erase text');
  });
});
