/** What happened to an alert, in words. */
import type { HistoryEntry as RecordedEntry } from '../alerts/alert-schema.js';
import type { DismissalReason } from '../alerts/dismissal-reasons.service.js';
import { wordsOf } from './build-handling.js';
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
  'alert.approve': 'approved it as the second person',
  'alert.decline': 'declined the outcome that was proposed',
  'alert.wake': 'ended the snooze',
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
export function buildHistoryEntries(
  history: readonly RecordedEntry[],
  names: Names,
  reasons: readonly DismissalReason[],
): HistoryEntry[] {
  return history.map((entry) => ({
    time: formatShort(new Date(entry.at)).replace(/ \d{4}/, ''),
    dateTime: entry.at,
    who: nameActor(entry.actor, names),
    what: `${whatOf(entry, names, reasons)}${entry.joinedAlertId === null ? '' : ` (alert ${entry.joinedAlertId}, joined to this one)`}`,
    text: entry.text,
  }));
}

/** `user:12` → the person's name; a key is said to be one; `system` is the service. */
export function nameActor(actor: string, names: Names): string {
  const [, id, key] = /^user:(\d+)(\/key:\d+)?$/.exec(actor) ?? [];
  if (id === undefined) return 'The service';
  return `${names.get(id) ?? `User ${id}`}${key === undefined ? '' : ', by key,'}`;
}

function whatOf(
  { act, what, before, after }: RecordedEntry,
  names: Names,
  reasons: readonly DismissalReason[],
): string {
  const given = (name: string): string => (typeof after?.[name] === 'string' ? after[name] : '');
  if (act === 'alert.dismiss') return `dismissed it: ${wordsOf(given('stateReason'), reasons).toLowerCase()}`;
  if (act === 'alert.propose') {
    const reason = given('proposedReason');
    const why = reason === '' ? '' : ` (${wordsOf(reason, reasons).toLowerCase()})`;
    return `proposed to ${given('proposed')} it${why}; a second person has to approve`;
  }
  if (act === 'alert.label') {
    const labels = after?.['labels'];
    return Array.isArray(labels) && labels.length > 0 ? `labelled it ${labels.join(', ')}` : 'took its labels away';
  }
  if (act === 'alert.snooze') return `snoozed it until ${given('snoozedUntil').slice(0, 16).replace('T', ' ')} UTC`;
  if (act === 'alert.link') return `linked it with alert ${given('linkedWith')} (${given('kind')})`;
  if (act === 'alert.unlink') return `took away the link with alert ${String(before?.['linkedWith'])}`;
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
