/** Makes up a record, sound in every part, erasures among it. Pure. */
import { canonicaliseJson } from '../../platform/audit/canonical-json.js';
import type { Random } from '../simulate/random.js';
import { hashText, rechain, sha256, type EntryRow, type Log, type TextRow } from './log.js';

const ACTS = ['alert.confirm', 'alert.dismiss', 'alert.comment', 'source.pause', 'key.create', 'alert.assign'];
const WORDS = ['Two papers.', 'Call me: Jane Doe.', 'Не подтверждено', 'تم التأكيد', '"quoted"\nand more', ''];

/** @param length Entries before erasures are put after them. */
export function makeLog(length: number, random: Random): Log {
  const entries: EntryRow[] = [];
  const texts: TextRow[] = [];
  let at = 1_790_000_000_000_000n;
  const append = (
    entry: Pick<EntryRow, 'act' | 'subjectType' | 'subjectId' | 'before' | 'after' | 'textHash'>,
  ): void => {
    at += BigInt(1 + Math.floor(random() * 3_600_000)) * 1_000n;
    const number = String(entries.length + 1);
    const actor = `user:${1 + Math.floor(random() * 9)}`;
    entries.push({ ...entry, number, actor, recordedAt: String(at), previousHash: '', hash: '' });
  };
  for (let i = 0; i < length; i++) {
    const hasText = random() < 0.5;
    const salt = sha256(`${random()}`);
    const text = WORDS[Math.floor(random() * WORDS.length)] ?? '';
    append({
      act: ACTS[Math.floor(random() * ACTS.length)] ?? 'alert.confirm',
      subjectType: 'alert',
      subjectId: String(1 + Math.floor(random() * 40)),
      before: random() < 0.3 ? null : canonicaliseJson(JSON.stringify({ state: 'open', score: random() })),
      after: canonicaliseJson(JSON.stringify({ state: sha256(`${i}`).slice(0, 6), version: i })),
      textHash: hasText ? hashText(salt, text) : null,
    });
    if (hasText) texts.push({ number: String(i + 1), salt, text, erasedAt: null });
  }
  const kept = texts.map((text) => {
    if (random() >= 0.2) return text;
    append({
      act: 'audit.erase-text',
      subjectType: 'audit-entry',
      subjectId: text.number,
      before: null,
      after: null,
      textHash: null,
    });
    return { number: text.number, salt: null, text: null, erasedAt: String(at) };
  });
  return { entries: rechain(entries, 0), texts: kept };
}
