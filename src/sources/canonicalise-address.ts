/**
 * One spelling for a feed's address, so that a feed is registered once. `feed:` and a missing scheme mean https
 * (`feed:http://…` what it wraps). Host and scheme in lower case, no default port or fragment; path and query stay as
 * they are, since feeds are often chosen by query. Credentials are refused: they would be shown to whoever reads the row.
 * Returns null for what is no http or https address.
 */
export function canonicaliseAddress(address: string): string | null {
  const trimmed = address.trim();
  if (trimmed === '' || trimmed.length > 4_096 || /\s/.test(trimmed)) return null;
  const unwrapped = trimmed
    .replace(/^feed:(?=https?:\/\/)/i, '')
    .replace(/^(?:feed|webcal|podcast):\/\//i, 'https://')
    .replace(/^\/\//, 'https://');
  const complete = /^[a-z][a-z0-9+.-]*:\/\//i.test(unwrapped) ? unwrapped : `https://${unwrapped}`;
  const url = URL.parse(complete);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.username !== '' || url.password !== '') return null;
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[') && url.hostname !== 'localhost') return null;
  url.hash = '';
  return url.href;
}
