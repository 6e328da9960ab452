/**
 * What mails to many readers have in common, kept as it was set: of an alert nearly all, whoever is told of it. What is a
 * reader's own (links, why it was sent) is left open as a hole and filled in for each.
 */
import type { MailedAlert } from './build-mailed-alert.js';

/** Stands where something is filled in. No text of ours holds a NUL: the database keeps none. */
export const HOLE = '\0';

/** Letters kept in one process by each that keeps any; past it all is set anew. */
const MAX_LETTERS = 4 * 1024 * 1024;

/** Fragments by the alert they tell of, for as long as that is at hand, and by whatever else they depend on. */
export class KeptFragments {
  private byAlert = new WeakMap<MailedAlert, Map<string, string>>();
  private letters = 0;

  constructor(private readonly maxLetters = MAX_LETTERS) {}

  /** @param key Names all that the fragment depends on but the alert, which nobody changes. */
  keep(alert: MailedAlert, key: string, set: () => string): string {
    const known = this.byAlert.get(alert)?.get(key);
    if (known !== undefined) return known;
    const fragment = set();
    this.letters += fragment.length;
    if (this.letters > this.maxLetters) {
      this.byAlert = new WeakMap();
      this.letters = fragment.length;
    }
    const own = this.byAlert.get(alert) ?? new Map<string, string>();
    this.byAlert.set(alert, own.set(key, fragment));
    return fragment;
  }
}

/** Puts one text into each hole, in their order; null where there are more of one than of the other. */
export function fillHoles(template: string, fillings: readonly string[]): string | null {
  const [first = '', ...rest] = template.split(HOLE);
  if (rest.length !== fillings.length) return null;
  return rest.reduce((filled, piece, index) => filled + (fillings[index] ?? '') + piece, first);
}
