/** The cookies of the console: of the session, and of the door before there is one. */

/** What a cookie is for. `door` lets a form be checked before anybody is signed in. */
export type CookieKind = 'session' | 'door';

/**
 * Over https the name has the prefix `__Host-`: browsers then take the cookie only with Secure, path / and no domain,
 * so that no neighbouring host can plant one.
 */
function nameOf(kind: CookieKind, isHttps: boolean): string {
  return `${isHttps ? '__Host-' : ''}embargo-${kind}`;
}

/** The value in a Cookie header (RFC 6265, 5.4: `name=value` pairs between semicolons), or null. */
export function readCookie(header: string | undefined, kind: CookieKind, isHttps: boolean): string | null {
  const start = `${nameOf(kind, isHttps)}=`;
  const pair = header?.split(';').find((each) => each.trimStart().startsWith(start));
  const value = pair?.trim().slice(start.length);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

/** A Set-Cookie header; a null value takes the cookie away. Without a time it ends with the browser. */
export function writeCookie(kind: CookieKind, value: string | null, isHttps: boolean): string {
  const pair = `${nameOf(kind, isHttps)}=${value ?? ''}`;
  return [
    pair,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isHttps ? ['Secure'] : []),
    ...(value === null ? ['Max-Age=0'] : []),
  ].join('; ');
}
