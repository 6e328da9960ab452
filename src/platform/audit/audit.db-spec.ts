import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { SystemClock } from '../clock/clock.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService, type AuditAct, type Checkpoint } from './audit.service.js';

const ACT: AuditAct = { actor: 'user:1', act: 'alert.confirm', subjectType: 'alert', subjectId: '7' };

describe('the record', () => {
  let db: TestDatabase;
  let audit: AuditService;

  const record = (act: Partial<AuditAct> = {}): Promise<string> =>
    db.database.transaction((tx) => audit.record({ ...ACT, ...act }, tx));

  /** What only someone with the database in their hands can do. */
  const tamper = (...statements: string[]): Promise<void> =>
    db.database.transaction(async (tx) => {
      await tx.run(`SET LOCAL session_replication_role = replica`);
      for (const statement of statements) await tx.run(statement);
    });

  beforeAll(async () => {
    db = await createTestDatabase();
    audit = new AuditService(new AuditRepository(db.database), new SystemClock());
  });

  afterEach(async () => {
    for (const table of ['audit_entries', 'audit_texts'])
      await db.database.run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await db.database.run('TRUNCATE audit_entries, audit_texts');
    for (const table of ['audit_entries', 'audit_texts'])
      await db.database.run(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  });

  afterAll(() => db.drop());

  it('numbers entries from one and links each to the one before', async () => {
    expect(await audit.verify()).toEqual({ entries: 0, brokenAt: null, reason: null, head: null });
    await record({ before: { state: 'open' }, after: { state: 'confirmed' }, text: 'Two independent reports.' });
    await record();
    const rows = await db.database.rows<{ number: string; previous_hash: Buffer; hash: Buffer }>(
      'SELECT number, previous_hash, hash FROM audit_entries ORDER BY number',
    );
    expect(rows.map(({ number }) => number)).toEqual(['1', '2']);
    expect(rows[0]?.previous_hash).toEqual(Buffer.alloc(32));
    expect(rows[1]?.previous_hash).toEqual(rows[0]?.hash);
    const head = { number: 2, hash: rows[1]?.hash.toString('hex') };
    expect(await audit.head()).toEqual(head);
    expect(await audit.verify()).toEqual({ entries: 2, brokenAt: null, reason: null, head });
  });

  it('leaves no gap when a transaction is taken back', async () => {
    await record();
    await expect(
      db.database.transaction(async (tx) => {
        await audit.record(ACT, tx);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await record();
    expect(await audit.verify()).toMatchObject({ entries: 2, brokenAt: null });
  });

  it('stays one unbroken chain under twenty writers at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, writer) =>
        db.database.transaction(async (tx) => {
          await audit.record({ ...ACT, actor: `user:${writer}` }, tx);
          await audit.record({ ...ACT, actor: `user:${writer}`, text: 'second' }, tx);
        }),
      ),
    );
    expect(await audit.verify({ batchSize: 7 })).toMatchObject({ entries: 40, brokenAt: null });
    const actors = await db.database.rows<{ actor: string }>('SELECT actor FROM audit_entries ORDER BY number');
    for (let index = 0; index < 40; index += 2) expect(actors[index]).toEqual(actors[index + 1]);
  });

  it('verifies whatever jsonb makes of a value', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', '\udfff\ud800', 'é', '"\\/'));
    const values = fc.dictionary(texts, fc.jsonValue({ stringUnit: 'binary' }), { maxKeys: 6 });
    const numbers = fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.maxSafeInteger(), fc.constant(-0)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(values, numbers), fc.option(numbers), texts, async (before, after, text) => {
        await record({ before, after, text, subjectId: text, actor: text });
      }),
      { numRuns: 150 },
    );
    expect(await audit.verify()).toMatchObject({ entries: 150, brokenAt: null, reason: null });
  });

  describe('after five entries', () => {
    let checkpoint: Checkpoint | null;

    const fill = async (): Promise<void> => {
      await record({ before: { state: 'open', score: 0.1 }, after: { state: 'in-review', score: 12 } });
      await record({ act: 'alert.comment', text: 'Seen in two papers.' });
      await record({ before: null, after: { assignee: 'user:2' } });
      await record({ act: 'alert.comment', text: 'Call me: Jane Doe.' });
      await record({ act: 'alert.dismiss', after: { reason: 'duplicate' } });
      checkpoint = await audit.head();
    };

    it.each([
      ['its number', `UPDATE audit_entries SET number = 9 WHERE number = 3`, 3, 'gap'],
      [
        'its instant',
        `UPDATE audit_entries SET recorded_at = recorded_at + interval '1 microsecond' WHERE number = 3`,
        3,
        'hash',
      ],
      ['its era', `UPDATE audit_entries SET recorded_at = 'infinity' WHERE number = 3`, 3, 'hash'],
      ['its actor', `UPDATE audit_entries SET actor = 'user:2' WHERE number = 3`, 3, 'hash'],
      ['its act', `UPDATE audit_entries SET act = 'alert.dismiss' WHERE number = 3`, 3, 'hash'],
      ['its subject type', `UPDATE audit_entries SET subject_type = 'source' WHERE number = 3`, 3, 'hash'],
      ['its subject', `UPDATE audit_entries SET subject_id = '8' WHERE number = 3`, 3, 'hash'],
      [
        'what was before',
        `UPDATE audit_entries SET before = '{"state": "open", "score": 0.1000000000000000000001}' WHERE number = 1`,
        1,
        'hash',
      ],
      ['nothing before to a JSON null', `UPDATE audit_entries SET before = 'null' WHERE number = 3`, 3, 'hash'],
      ['what is after', `UPDATE audit_entries SET after = '{"assignee": "user:3"}' WHERE number = 3`, 3, 'hash'],
      [
        'what is after to a value nested too deep to read',
        `UPDATE audit_entries SET after = (repeat('[', 6000) || repeat(']', 6000))::jsonb WHERE number = 3`,
        3,
        'hash',
      ],
      ['the hash of its text', `UPDATE audit_entries SET text_hash = sha256('x') WHERE number = 2`, 2, 'hash'],
      ['its link', `UPDATE audit_entries SET previous_hash = sha256('x') WHERE number = 3`, 3, 'order'],
      ['its hash', `UPDATE audit_entries SET hash = sha256('x') WHERE number = 3`, 3, 'hash'],
      ['its text', `UPDATE audit_texts SET text = 'Seen in one paper.' WHERE entry_number = 2`, 2, 'text'],
      ['the salt of its text', `UPDATE audit_texts SET salt = sha256('x') WHERE entry_number = 2`, 2, 'text'],
      ['whose text it is', `UPDATE audit_texts SET entry_number = 3 WHERE entry_number = 2`, 2, 'text'],
      [
        'its text to nothing',
        `UPDATE audit_texts SET text = NULL, salt = NULL, erased_at = now() WHERE entry_number = 2`,
        2,
        'text',
      ],
    ])('finds a change of %s', async (_, statement, brokenAt, reason) => {
      await fill();
      await tamper(statement);
      expect(await audit.verify()).toMatchObject({ brokenAt, reason, entries: brokenAt - 1 });
    });

    it('finds two entries that changed places', async () => {
      await fill();
      await tamper(
        `UPDATE audit_entries SET number = 99 WHERE number = 1`,
        `UPDATE audit_entries SET number = 1 WHERE number = 3`,
        `UPDATE audit_entries SET number = 3 WHERE number = 99`,
      );
      expect(await audit.verify()).toMatchObject({ brokenAt: 1, reason: 'order' });
    });

    it('finds an entry or a text taken away, and a text added', async () => {
      await fill();
      await tamper(`DELETE FROM audit_entries WHERE number = 3`);
      expect(await audit.verify()).toMatchObject({ brokenAt: 3, reason: 'gap' });
      await tamper(`DELETE FROM audit_texts WHERE entry_number = 2`);
      expect(await audit.verify()).toMatchObject({ brokenAt: 2, reason: 'text' });
      await tamper(`INSERT INTO audit_texts (entry_number, salt, text) VALUES (1, 'x', 'never said')`);
      expect(await audit.verify()).toMatchObject({ brokenAt: 1, reason: 'text' });
    });

    it('finds an entry put before the first', async () => {
      await fill();
      await tamper(
        `INSERT INTO audit_entries SELECT 0, recorded_at, actor, act, subject_type, subject_id, before, after, text_hash,
           previous_hash, hash FROM audit_entries WHERE number = 1`,
      );
      expect(await audit.verify()).toMatchObject({ brokenAt: 1, reason: 'gap' });
    });

    it('finds a cut end, or a rebuilt chain, against a checkpoint only', async () => {
      await fill();
      expect(await audit.verify({ expected: checkpoint })).toMatchObject({ entries: 5, brokenAt: null });
      await tamper(`DELETE FROM audit_entries WHERE number = 5`);
      expect(await audit.verify()).toMatchObject({ entries: 4, brokenAt: null });
      expect(await audit.verify({ expected: checkpoint })).toMatchObject({ brokenAt: 5, reason: 'truncated' });
      await record({ act: 'alert.confirm' });
      expect(await audit.verify({ expected: checkpoint })).toMatchObject({ brokenAt: 5, reason: 'rewritten' });
    });

    it('is refused any change by the database itself', async () => {
      await fill();
      for (const statement of [
        `UPDATE audit_entries SET actor = 'user:2'`,
        `DELETE FROM audit_entries`,
        `TRUNCATE audit_entries, audit_texts`,
        `TRUNCATE audit_texts`,
        `DELETE FROM audit_texts`,
        `UPDATE audit_texts SET text = 'other'`,
        `UPDATE audit_texts SET entry_number = 1, text = NULL, salt = NULL, erased_at = now() WHERE entry_number = 2`,
      ]) {
        await expect(db.database.run(statement)).rejects.toMatchObject({ driverError: { code: '42501' } });
      }
      await expect(
        db.database.run(`UPDATE audit_texts SET text = NULL, erased_at = now() WHERE entry_number = 2`),
      ).rejects.toMatchObject({ driverError: { constraint: 'ck_audit_texts_erased' } });
      expect(await audit.verify({ expected: checkpoint })).toMatchObject({ entries: 5, brokenAt: null });
    });

    it('erases a text, on record, and verifies after as before', async () => {
      await fill();
      await db.database.transaction((tx) => audit.eraseText(4, 'user:9', tx));
      expect(await db.database.rows('SELECT salt, text FROM audit_texts WHERE entry_number = 4')).toEqual([
        { salt: null, text: null },
      ]);
      expect(await audit.verify({ expected: checkpoint })).toMatchObject({ entries: 6, brokenAt: null });
      expect(
        await db.database.rows('SELECT actor, act, subject_type, subject_id FROM audit_entries WHERE number = 6'),
      ).toEqual([{ actor: 'user:9', act: 'audit.erase-text', subject_type: 'audit-entry', subject_id: '4' }]);
      for (const number of [4, 1, 99]) {
        await expect(db.database.transaction((tx) => audit.eraseText(number, 'user:9', tx))).rejects.toMatchObject({
          code: 'audit-text-not-found',
        });
      }
      expect(await audit.verify()).toMatchObject({ entries: 6, brokenAt: null });
    });
  });
});
