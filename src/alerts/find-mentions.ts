/** Whom a comment names: `@` and a person's name or the part of the address before its `@`. */

/** Someone who can be named. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Ids of those named, each once, in order of the people given. Names are compared without regard to case. */
export function findMentions(text: string, people: readonly Mentionable[]): string[] {
  const lower = text.toLowerCase();
  const named = new Map<string, string>();
  for (const { id, name, email } of people) {
    for (const handle of [name.toLowerCase(), email.toLowerCase(), (email.split('@')[0] ?? '').toLowerCase()]) {
      if (handle !== '') named.set(`@${handle}`, id);
    }
  }
  const found = new Set<string>();
  // The longest first: "@Ana Kovač" is not a mention of a colleague whose name is Ana.
  const handles = [...named.keys()].sort((a, b) => b.length - a.length);
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && WORD.test(lower[at - 1] ?? '')) continue;
    const handle = handles.find((one) => lower.startsWith(one, at) && !WORD.test(lower[at + one.length] ?? ''));
    if (handle !== undefined) found.add(named.get(handle) ?? '');
  }
  return people.filter(({ id }) => found.has(id)).map(({ id }) => id);
}

const WORD = /[\p{L}\p{N}_]/u;
