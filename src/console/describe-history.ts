/** What happened to an alert, in words. */
import type { HistoryEntry as RecordedEntry } from '../alerts/alert-schema.js';
import { DISMISSAL_REASON_WORDS } from '../alerts/review-states.js';
import type { Names } from './build-queue.js';
import type { HistoryEntry } from './pages/alert-model.js';
import { formatShort } from './pages/format-instant.js';

type Words = Readonly<Record<string, string>>;

const ACT_WORDS: Words = {
  'alert.raise': 'raised it',
  'alert.start': 'took it into review',
  'alert.confirm': 'confirmed the report',
  'alert.escalate': 'escalated it',
  'alert.reopen': 'reopened it',
  'alert.comment': 'commented',
  'alert.regroup': 'rearranged its story',
  'alert.join': 'joined it to another',
  'register.check': 'held the register against it',
  'alert.export-evidence': 'took an evidence package',
};

const CHANGE_WORDS: Words = {
  evidence: 'added an article that says something new',
  corroboration: 'added an independent source',
  copy: 'added a copy',
  revision: 'took in a changed text',
  withdrawn: 'set aside an article that no longer says it',
  reopened: 'brought it back after its dismissal',
};

/** Oldest first, as given. */
export function buildHistoryEntries(history: readonly RecordedEntry[], names: Names): HistoryEntry[] {
  return history.map((entry) => ({
    time: formatShort(new Date(entry.at)).replace(/ \d{4}/, ''),
    dateTime: entry.at,
    who: nameActor(entry.actor, names),
    what: `${whatOf(entry, names)}${entry.joinedAlertId === null ? '' : ` (alert ${entry.joinedAlertId}, joined to this one)`}`,
    text: entry.text,
  }));
}

/** `user:12` → the person's name; a key is said to be one; `system` is the service. */
export function nameActor(actor: string, names: Names): string {
  const [, id, key] = /^user:(\d+)(\/key:\d+)?$/.exec(actor) ?? [];
  if (id === undefined) return 'The service';
  return `${names.get(id) ?? `User ${id}`}${key === undefined ? '' : ', by key,'}`;
}

function whatOf({ act, what, before, after }: RecordedEntry, names: Names): string {
  if (act === 'alert.dismiss') {
    const given = after?.['stateReason'];
    const reason = typeof given === 'string' ? given : '';
    return `dismissed it: ${((DISMISSAL_REASON_WORDS as Words)[reason] ?? reason).toLowerCase()}`;
  }
  if (act === 'alert.assign') {
    const id = after?.['assigneeId'];
    if (typeof id === 'string') return `handed it to ${names.get(id) ?? `user ${id}`}`;
    const was = before?.['assigneeId'];
    return `took it from ${typeof was === 'string' ? (names.get(was) ?? `user ${was}`) : 'nobody'}`;
  }
  if (act === 'alert.update') {
    const words = what.flatMap((word) => CHANGE_WORDS[word] ?? []);
    return words.length === 0 ? 'changed it' : words.join(', ');
  }
  return ACT_WORDS[act] ?? act.replace(/^alert\./, '');
}
