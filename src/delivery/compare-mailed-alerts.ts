/** What has changed in an alert since a reader was told of it, in words; nothing where it reads the same. */
import type { MailedAlert } from './build-mailed-alert.js';
import { nameDismissal, nameStatus } from './delivery-words.js';

/** A further source is news until there are many: after that only these counts are told. */
const TOLD_COUNTS = [2, 3, 5, 10, 20, 50, 100, 200, 500];

/** An edition as far as it is told. */
export interface ToldEdition {
  readonly number: number;
  readonly isCorrection: boolean;
  readonly changes: readonly { readonly field: string; readonly words: string }[];
}

/** Told in words of their own, from what was mailed and what would be. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set(['decision', 'denials']);

/**
 * @param before As it was mailed.
 * @param now As it stands.
 * @param what The words of the change feed since then: raised, evidence, revision …
 * @param editions Those made in between, oldest first.
 */
export function compareMailedAlerts(
  before: MailedAlert,
  now: MailedAlert,
  what: ReadonlySet<string>,
  editions: readonly ToldEdition[] = [],
): string[] {
  const edited = editions.flatMap(({ changes: each }) => each).filter(({ field }) => !TOLD_OTHERWISE.has(field));
  const changes = [
    ...compareState(before, now),
    ...compareDenial(before, now),
    ...new Set(edited.map(({ words }) => `${words}.`)),
  ];
  if (before.headline !== now.headline) changes.push(`What is said has changed. Before: “${before.headline}”.`);
  const fields = new Set(edited.map(({ field }) => field));
  if (lawOf(before) !== lawOf(now) && !fields.has('provisions')) changes.push('Other provisions are cited.');
  if (before.status !== now.status && !fields.has('status')) {
    changes.push(`The measure is read as ${nameStatus(now.status)}; before: ${nameStatus(before.status)}.`);
  }
  if (TOLD_COUNTS.some((count) => before.independentCount < count && count <= now.independentCount)) {
    changes.push(`${now.independentCount} independent sources tell it now; before: ${before.independentCount}.`);
  }
  if (changes.length > 0) return changes;
  // A correction is told even where what came of it reads as before.
  if (editions.some(({ isCorrection }) => isCorrection)) {
    return [...new Set(editions.flatMap(({ changes: each }) => each.map(({ words }) => `${words}.`)))];
  }
  if (quotesOf(before) !== quotesOf(now) && what.has('revision')) return ['A source has changed its text.'];
  return what.has('evidence') ? ['A further article adds to what is said.'] : [];
}

/** An alert that nobody stands behind any more. */
export function isWithdrawn(alert: { readonly state: string }): boolean {
  return alert.state === 'dismissed';
}

function compareState(before: MailedAlert, now: MailedAlert): string[] {
  if (before.state === now.state) return [];
  if (isWithdrawn(now)) {
    const reason = nameDismissal(now.stateReason);
    return [`An analyst dismissed this report${reason === null ? '' : ` because ${reason}`}.`];
  }
  if (isWithdrawn(before)) {
    return [
      now.reopenedReason === null
        ? 'Taken up again by an analyst after a dismissal.'
        : 'Taken up again after a dismissal: there is new reporting.',
    ];
  }
  if (now.state === 'confirmed') return ['An analyst has reviewed the report and stands by the alert.'];
  if (now.state === 'escalated') return ['An analyst has passed the report on for a closer look.'];
  return [];
}

function compareDenial(before: MailedAlert, now: MailedAlert): string[] {
  if (before.denied === now.denied) return [];
  if (now.denied === null) return ['The denial that was told before is no longer in the text.'];
  return [before.denied === null ? 'A denial is reported.' : 'The denial reads differently.'];
}

function lawOf({ provisions }: MailedAlert): string {
  return provisions.map(({ resolution, paragraph }) => `${resolution} ${paragraph ?? ''}`).join();
}

function quotesOf({ passages }: MailedAlert): string {
  return passages.map(({ quote }) => quote).join('\n');
}
