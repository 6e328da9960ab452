/** Puts records made up elsewhere into audit_entries and audit_texts, past the triggers that refuse it to everybody else. */
import type { Tx } from '../../platform/database/database.js';
import type { EntryRow, Log, TextRow } from './log.js';

const AT = (column: string): string => `to_timestamp(0) + ${column}::bigint * interval '1 microsecond'`;

/** Turns the rows of one record into those of another; only what differs is touched. */
export async function turnInto(from: Log, to: Log, tx: Tx): Promise<void> {
  await tx.run('SET LOCAL session_replication_role = replica');
  const entries = changes(from.entries, to.entries);
  const texts = changes(from.texts, to.texts);
  if (texts.gone.length > 0)
    await tx.run('DELETE FROM audit_texts WHERE entry_number = ANY ($1::bigint[])', [texts.gone]);
  if (entries.gone.length > 0)
    await tx.run('DELETE FROM audit_entries WHERE number = ANY ($1::bigint[])', [entries.gone]);
  if (entries.come.length > 0) await insertEntries(entries.come, tx);
  if (texts.come.length > 0) await insertTexts(texts.come, tx);
}

function changes<Row extends { readonly number: string }>(
  from: readonly Row[],
  to: readonly Row[],
): { gone: string[]; come: Row[] } {
  const before = new Map(from.map((row) => [row.number, JSON.stringify(row)]));
  const after = new Map(to.map((row) => [row.number, JSON.stringify(row)]));
  return {
    gone: [...before].flatMap(([number, row]) => (after.get(number) === row ? [] : [number])),
    come: to.filter((row) => before.get(row.number) !== after.get(row.number)),
  };
}

async function insertEntries(rows: readonly EntryRow[], tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO audit_entries
       (number, recorded_at, actor, act, subject_type, subject_id, before, after, text_hash, previous_hash, hash)
     SELECT number, ${AT('"recordedAt"')}, actor, act, "subjectType", "subjectId", before::jsonb, after::jsonb,
            decode("textHash", 'hex'), decode("previousHash", 'hex'), decode(hash, 'hex')
     FROM jsonb_to_recordset($1::jsonb) AS given(number bigint, "recordedAt" text, actor text, act text,
       "subjectType" text, "subjectId" text, before text, after text, "textHash" text, "previousHash" text, hash text)`,
    [JSON.stringify(rows)],
  );
}

async function insertTexts(rows: readonly TextRow[], tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO audit_texts (entry_number, salt, text, erased_at)
     SELECT number, decode(salt, 'hex'), text, ${AT('"erasedAt"')}
     FROM jsonb_to_recordset($1::jsonb) AS given(number bigint, salt text, text text, "erasedAt" text)`,
    [JSON.stringify(rows)],
  );
}
