// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** What must hold for every item of a feed, whoever wrote it; tells what does not. */
export function faultsOf(
  { id, title, link, published, updated, summary, content, text, author, categories, enclosures },
  now,
) {
  const faults = [];
  const check = (isRight, fault) => {
    if (!isRight) faults.push(fault);
  };
  for (const [name, value] of Object.entries({ id, title, link, summary, content, text, author })) {
    check(value === null || (typeof value === 'string' && value.isWellFormed()), `${name} is not well-formed text`);
    check(value === null || !value.includes('\0'), `${name} holds NUL`);
    check((value?.length ?? 0) <= 1_000_000, `${name} is too long`);
  }
  for (const [name, value] of Object.entries({ title, author, summary, text })) {
    check(value === null || !CONTROLS.test(value), `${name} holds control characters`);
  }
  check(title.length <= 1_000 && !/[\r\n\u2028\u2029]/.test(title), 'the title is not one line');
  check(!/[\u202a-\u202e\u2066-\u2069]/.test(title), 'the title turns the direction of what follows');
  check(author === null || (author.length <= 200 && !/[\r\n]/.test(author)), 'the author is not one line');
  check((id?.length ?? 0) <= 4_096 && (link?.length ?? 0) <= 4_096, 'id or link is too long');
  // oxlint-disable-next-line no-control-regex
  check(link === null || !/^[\u0000-\u0020]*(?:javascript|vbscript|data|file):/i.test(link), `the link runs: ${link}`);
  for (const date of [published, updated]) {
    const isSane = date === null || (date.getTime() <= now.getTime() + 86_400_000 && date.getUTCFullYear() >= 1900);
    check(isSane, `an absurd date: ${String(date)}`);
  }
  check(categories.length <= 50 && enclosures.length <= 20, 'too many categories or enclosures');
  return faults;
}
