/** Entries of the record in words. */
import type { RecordEntry } from '../platform/audit/record-schema.js';
import type { Names } from './build-queue.js';
import { formatShort } from './pages/format-instant.js';
import type { RecordLine } from './pages/record-page.js';

/** Where a subject is looked at. */
const PAGES: Readonly<Record<string, string>> = {
  alert: '/alerts/',
  article: '/articles/',
  source: '/sources/',
  webhook: '/webhooks/',
  subscription: '/subscriptions/',
};

/** Longest value of a field that a line shows. */
const MAX_VALUE = 160;

/** A line of the page. */
export function buildRecordLine(entry: RecordEntry, names: Names): RecordLine {
  const { number, act, subjectType, subjectId, before, after, text, isTextErased, hash } = entry;
  const page = PAGES[subjectType];
  return {
    number,
    at: formatShort(new Date(entry.at)),
    actor: nameActor(entry.actor, names),
    act: tellAct(act),
    subject: subjectType === subjectId ? subjectType : `${subjectType.replaceAll('-', ' ')} ${subjectId}`,
    subjectHref: page === undefined || !/^\d+$/.test(subjectId) ? null : `${page}${subjectId}`,
    changes: [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => ({
      field: field.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase(),
      before: before === null || !(field in before) ? null : tellValue(before[field]),
      after: after === null || !(field in after) ? null : tellValue(after[field]),
    })),
    text,
    isTextErased,
    hash,
  };
}

/** "alert.bulk-dismiss" as "alert: bulk dismiss". */
export function tellAct(act: string): string {
  return act.replace('.', ': ').replaceAll('-', ' ');
}

/** "user:12/key:3" as "Ana Kovač, with key 3". */
export function nameActor(actor: string, names: Names): string {
  const [, userId, keyId] = /^user:(\d+)(?:\/key:(\d+))?$/.exec(actor) ?? [];
  if (userId === undefined) return actor;
  const name = names.get(userId) ?? `User ${userId}`;
  return keyId === undefined ? name : `${name}, with key ${keyId}`;
}

function tellValue(value: unknown): string {
  const told = value === null || value === '' ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
  return told.length > MAX_VALUE ? `${told.slice(0, MAX_VALUE - 1)}…` : told;
}
