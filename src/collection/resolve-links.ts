/** Turns a relative address absolute; leaves it as written where there is no base or it cannot be resolved. */
export function resolveAddress(address: string, base: string | null): string {
  const trimmed = address.trim().replace(/[\n\r\t]+/g, '');
  if (/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return encodeBlanks(trimmed);
  if (base === null) return trimmed;
  return URL.parse(trimmed, base)?.href ?? trimmed;
}

/** A blank in an address is a common slip and never meant to end it. */
function encodeBlanks(address: string): string {
  return address.replaceAll(' ', '%20');
}

const LINK_ATTRIBUTE =
  /(\s(?:href|src|cite|longdesc|background|poster|action)=)(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')/gi;

const SRCSET = /(\ssrcset=)(?:"([^"<>]{0,8000})"|'([^'<>]{0,8000})')/gi;

/** Makes the links and pictures of an HTML fragment absolute. */
export function resolveLinksInHtml(html: string, base: string | null): string {
  if (base === null) return html;
  const withSets = html.replace(SRCSET, (_, name: string, double: string | undefined, single: string | undefined) => {
    const candidates = (double ?? single ?? '').split(/,\s+|,$/).filter((each) => each.trim() !== '');
    const resolved = candidates.map((each) => {
      const [address = '', ...size] = each.trim().split(/\s+/);
      const absolute = URL.parse(address.replaceAll('&amp;', '&'), base)?.href.replaceAll('&', '&amp;') ?? address;
      return [absolute.replaceAll('"', '%22'), ...size].join(' ');
    });
    return `${name}"${resolved.join(', ')}"`;
  });
  return withSets.replace(
    LINK_ATTRIBUTE,
    (whole, name: string, double: string | undefined, single: string | undefined) => {
      const address = (double ?? single ?? '').trim();
      if (address === '' || address.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(address)) return whole;
      const resolved = URL.parse(address.replaceAll('&amp;', '&'), base)?.href;
      return resolved === undefined ? whole : `${name}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`;
    },
  );
}
