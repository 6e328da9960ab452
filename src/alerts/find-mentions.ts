/** Whom a comment names: `@` and a person's name or the part of the address before its `@`. */

/** Someone who can be named. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Ids of those named, each once, in order of the people given. Names are compared without regard to case. */
export function findMentions(text: string, people: readonly Mentionable[]): string[] {
  const lower = folded(text);
  // Two people may share a name, or what stands before the @ of their addresses: then both are named.
  const named = new Map<string, Set<string>>();
  for (const { id, name, email } of people) {
    for (const handle of [name, email, email.split('@')[0] ?? ''].map(folded)) {
      if (handle === '') continue;
      const ids = named.get(`@${handle}`) ?? new Set();
      named.set(`@${handle}`, ids.add(id));
    }
  }
  const found = new Set<string>();
  // The longest first: "@Ana Kovač" is not a mention of a colleague whose name is Ana.
  const handles = [...named.keys()].sort((a, b) => b.length - a.length);
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && WORD.test(lower[at - 1] ?? '')) continue;
    const handle = handles.find((one) => lower.startsWith(one, at) && !WORD.test(lower[at + one.length] ?? ''));
    for (const id of (handle === undefined ? undefined : named.get(handle)) ?? []) found.add(id);
  }
  return people.filter(({ id }) => found.has(id)).map(({ id }) => id);
}

/** The same letters are the same name, whether an accent is written with its letter or after it. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const WORD = /[\p{L}\p{N}_]/u;
