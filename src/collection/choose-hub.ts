/** Who tells of a feed's news, as the feed says it (W3C WebSub, 4). */
import type { Feed } from './parsed-feed.js';

/** A hub, and the address by which it knows the feed. */
export interface ChosenHub {
  readonly hub: string;
  readonly topic: string;
}

/** Links past this count are not looked at; nor are addresses longer than this. */
const MAX_LINKS = 50;
const MAX_ADDRESS_LENGTH = 2_000;

/**
 * The hub to be asked: of the Link header, else of the document; one over https, else the first. The topic is what the feed
 * calls itself, else where it was found. Null where it names no hub.
 *
 * @param header The Link header, repeated ones joined by commas; null for none.
 */
export function chooseHub(
  header: string | null,
  { hubs, selfUrl }: Pick<Feed, 'hubs' | 'selfUrl'>,
  finalUrl: string,
): ChosenHub | null {
  const links = header === null ? [] : readLinks(header, finalUrl);
  const linked = (rel: string): string[] => links.filter(({ rels }) => rels.includes(rel)).map(({ href }) => href);
  const stated = linked('hub').length > 0 ? { hubs: linked('hub'), self: linked('self')[0] } : { hubs, self: selfUrl };
  const usable = stated.hubs.filter(isWebAddress);
  const hub = usable.find((each) => each.startsWith('https:')) ?? usable[0];
  if (hub === undefined) return null;
  const topic = [stated.self, selfUrl, finalUrl].find((each) => typeof each === 'string' && isWebAddress(each));
  return typeof topic === 'string' ? { hub, topic } : null;
}

/** Web links (RFC 8288) with their relations, in lower case. */
function readLinks(header: string, base: string): { href: string; rels: string[] }[] {
  const links: { href: string; rels: string[] }[] = [];
  for (const [, target = '', parameters = ''] of header.slice(0, 20_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (links.length === MAX_LINKS) break;
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    const url = URL.parse(target.trim(), base);
    if (url !== null) links.push({ href: url.href, rels: (quoted ?? bare ?? '').toLowerCase().split(/\s+/) });
  }
  return links;
}

function isWebAddress(text: string): boolean {
  const url = text.length > MAX_ADDRESS_LENGTH ? null : URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
