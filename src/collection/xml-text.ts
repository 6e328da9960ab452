import { type RawText } from './raw-feed.js';
import { textOf, type XmlElement } from './xml-tree.js';

/**
 * The text construct in an element. Atom says by `type` (and 0.3 by `mode`) what it is; RSS leaves a guess. Markup that
 * stands naked in the document is HTML in either.
 */
export function rawTextOf(element: XmlElement, isAtomDocument: boolean): RawText {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  const base = baseOf(element);
  const isAtom = element.isAtom || isAtomDocument;
  if (element.children.some((child) => typeof child !== 'string')) {
    const wrapper = type === 'xhtml' ? onlyDiv(element) : null;
    const value = serialiseContent(wrapper ?? element).trim();
    return { value, kind: 'html', base: wrapper === null ? base : baseOf(wrapper) };
  }
  const text = unwrap(textOf(element).trim());
  if (mode === 'base64' || (isAtom && isBinary(type))) {
    const decoded = decodeBase64(text);
    if (decoded !== null) return { value: decoded, kind: 'guess', base };
  }
  if (!isAtom)
    return {
      value: text,
      kind: type === 'text' || type === 'text/plain' ? 'guess' : type.includes('html') ? 'html' : 'guess',
      base,
    };
  return { value: text, kind: type.includes('html') && type !== 'xhtml' ? 'html' : 'text', base };
}

/** Some escape the markup of a CDATA section together with what it holds. */
function unwrap(text: string): string {
  return text.startsWith('<![CDATA[') && text.endsWith(']]>') ? text.slice(9, -3).trim() : text;
}

/** RFC 4287, 4.1.3.3: any media type that is neither text nor XML is in Base64. */
function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[/+]xml\b/.test(type) && !type.includes('html');
}

/** Text in Base64; null where it is none, or not text. */
function decodeBase64(text: string): string | null {
  const compact = text.replace(/\s+/g, '');
  if (compact === '' || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(compact)) return null;
  const decoded = Buffer.from(compact, 'base64').toString('utf8');
  return decoded.includes('\0') || decoded.includes('\uFFFD') ? null : decoded.trim();
}

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** The `div` that Atom requires around XHTML, which is not part of it (RFC 4287, 3.1.1.3); null where there is none. */
function onlyDiv(element: XmlElement): XmlElement | null {
  const [only, ...others] = element.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  return others.length === 0 && typeof only === 'object' && /(?:^|:)div$/.test(only.key) ? only : null;
}

/** What an element holds, as HTML. */
function serialiseContent(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeHtml(child) : serialise(child))).join('');
}

function serialise(element: XmlElement): string {
  const name = (element.name.split(':').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9-]/g, '');
  if (name === '') return serialiseContent(element);
  const attributes = [...element.attributes]
    .filter(([key]) => /^[a-z][a-z0-9-]*$/.test(key) && key !== 'xmlns')
    .map(([key, value]) => ` ${key}="${escapeHtml(value).replaceAll('"', '&quot;')}"`)
    .join('');
  return VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${serialiseContent(element)}</${name}>`;
}

/** Plain text as HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The nearest xml:base, resolved against the ones around it; null where there is none. */
export function baseOf(element: XmlElement): string | null {
  const bases: string[] = [];
  for (let each: XmlElement | null = element; each !== null; each = each.parent) {
    const base = each.attributes.get('xml:base')?.trim();
    if (base !== undefined && base !== '' && /^(?:https?:|(?![a-z][a-z0-9+.-]*:))/i.test(base)) bases.push(base);
  }
  return bases.reduceRight<string | null>(
    (outer, base) => URL.parse(base, outer ?? undefined)?.href ?? (outer === null ? base : outer),
    null,
  );
}
