/**
 * A title for a page of which only the address is known: the last part of its path in words, as in `cargo seized in rason`
 * for `/2026/cargo-seized-in-rason.html`; with the part before it where it is but a number. Null for a front page.
 */
export function titleFromAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const parts = new URL(address).pathname
    .split('/')
    .slice(-20)
    .map((part) => toWords(part))
    .filter((part) => part !== '' && part !== 'index');
  const last = parts.at(-1) ?? '';
  const title = /\p{L}/u.test(last) ? last : parts.slice(-2).join(' ');
  return title === '' ? null : title;
}

function toWords(part: string): string {
  return decode(part)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[\s_+-]+/g, ' ')
    .trim();
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
