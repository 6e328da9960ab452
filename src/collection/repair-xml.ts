import { decodeHTMLStrict } from 'entities';

/** Entities that a document declares for itself, by name. */
export type EntityTable = ReadonlyMap<string, string>;

/** Declared entities past this count, or longer than this, are attacks or of no use. */
const MAX_ENTITIES = 500;
const MAX_ENTITY_LENGTH = 2_000;
const MAX_DOCTYPE_LENGTH = 200_000;

/**
 * Makes a document fit for reading as XML: what stands before the first markup is dropped, characters that XML forbids
 * too, C1 controls become what they were meant for, `<` that begins no markup is taken literally, and the entities declared in the document type are collected. Entities
 * that refer to files are not, nor those that others make long: there is nothing to fetch and nothing to expand without bound.
 */
export function repairXml(text: string): { xml: string; entities: EntityTable } {
  const start = text.search(/<(?=[?!]|[A-Za-z_])/);
  const cleaned = readC1AsWindows(dropForbidden(start > 0 ? text.slice(start) : text));
  const doctype = takeDoctype(cleaned);
  return { xml: escapeStrayOpenings(doctype.rest), entities: doctype.entities };
}

/** C0 controls but tab and line ends, lone surrogates, and the two non-characters (XML 1.0, production 2). */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

// eslint-disable-next-line no-control-regex
const C1_CONTROLS = /[\u0080-\u009F]/g;

/** Whether a document holds characters that XML forbids or that nobody means. */
export function holdsMistakes(text: string): boolean {
  return text.search(FORBIDDEN) !== -1 || text.search(C1_CONTROLS) !== -1;
}

function dropForbidden(text: string): string {
  const clean = text.search(FORBIDDEN) === -1 ? text : text.replace(FORBIDDEN, '');
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

/** What Windows-1252 has at 0x80 to 0x9F. */
const WINDOWS_C1 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index));

/** Nobody means C1 controls: they are Windows-1252 that was taken for Latin-1 on its way. */
function readC1AsWindows(text: string): string {
  if (text.search(C1_CONTROLS) === -1) return text;
  return text.replace(C1_CONTROLS, (control) => WINDOWS_C1.charAt(control.charCodeAt(0) - 0x80));
}

/** Cuts the document type declaration out, internal subset included, and reads the plain entities it declares. */
function takeDoctype(xml: string): { rest: string; entities: EntityTable } {
  const entities = new Map<string, string>();
  const head = xml.slice(0, 4_000).replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length));
  const start = head.search(/<!DOCTYPE/i);
  const root = head.search(/<[A-Za-z_]/);
  // Behind the root's beginning it is part of what an article says.
  if (start === -1 || (root !== -1 && root < start)) return { rest: xml, entities };
  const area = xml.slice(start, start + MAX_DOCTYPE_LENGTH);
  const plainEnd = area.indexOf('>');
  const bracket = area.indexOf('[');
  const hasSubset = bracket !== -1 && (plainEnd === -1 || bracket < plainEnd);
  const subsetEnd = hasSubset ? /\]\s*>/.exec(area) : null;
  const length = hasSubset ? (subsetEnd === null ? area.length : subsetEnd.index + subsetEnd[0].length) : plainEnd + 1;
  if (length <= 0) return { rest: xml, entities };
  const declared = area
    .slice(0, length)
    .matchAll(/<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,60})\s{1,20}(?:"([^"]{0,2000})"|'([^']{0,2000})')/g);
  for (const [, name, double, single] of declared) {
    const value = double ?? single ?? '';
    if (name === undefined || entities.has(name) || entities.size >= MAX_ENTITIES) continue;
    const expanded = expandDeclared(value, entities);
    const isPlain = expanded.length <= MAX_ENTITY_LENGTH && !/[&%](?!#|amp;|lt;|gt;|quot;|apos;)/.test(expanded);
    if (isPlain) entities.set(name, decodeReferences(expanded, new Map()));
  }
  return { rest: xml.slice(0, start) + xml.slice(start + length), entities };
}

/** Puts entities declared before into one that is made of them; what gets longer than any may be is left out. */
function expandDeclared(value: string, entities: EntityTable): string {
  let length = value.length;
  return value.replace(/&([A-Za-z_][\w.-]{0,60});/g, (reference, name: string) => {
    const declared = entities.get(name);
    length += declared?.length ?? 0;
    return declared === undefined || length > MAX_ENTITY_LENGTH ? reference : declared;
  });
}

/** Stands for a literal `<` until its text is decoded; forbidden in XML, so that the document cannot hold it. */
const LITERAL_OPENING = '\uFFFE';

function markAll(openings: string): string {
  return LITERAL_OPENING.repeat(openings.length);
}

/**
 * `a < b` in the middle of text. Comments and sections of CDATA are left as they are, but a section gets the end that it
 * lost, and a comment that lost its own hides nothing.
 */
function escapeStrayOpenings(xml: string): string {
  const parts: string[] = [];
  const next = (part: string): ((from: number) => number) => nextIndex(xml, part);
  const [comment, commentEnd, section, sectionEnd] = [next('<!--'), next('-->'), next('<![CDATA['), next(']]>')];
  const isLost = lostComments(xml);
  let position = 0;
  while (position < xml.length) {
    const start = Math.min(comment(position), section(position));
    parts.push(xml.slice(position, start).replace(/<+(?=<)|<(?![A-Za-z_/?!\u0080-\uFFFF])/g, markAll));
    if (start === xml.length) break;
    if (start === comment(position)) {
      const end = commentEnd(start);
      position = isLost(start, end) ? start + 4 : end + 3;
      if (position === end + 3) parts.push(xml.slice(start, position));
    } else {
      const end = sectionEnd(start);
      const following = section(start + 9);
      const lost = following < end || end === xml.length ? lostEnd(xml, start, following) : -1;
      position = lost === -1 ? Math.min(end + 3, xml.length) : lost;
      parts.push(xml.slice(start, position), lost === -1 ? '' : ']]>');
    }
  }
  return parts.join('');
}

/** Tells where a part comes next; the text's length where it does not. To be asked from places further and further on. */
function nextIndex(text: string, part: string): (from: number) => number {
  let index = -1;
  return (from) => {
    if (index < from) index = text.indexOf(part, from);
    if (index === -1) index = text.length;
    return index;
  };
}

/**
 * Tells of comments, one after the other, whether one hides what it was not meant to: nothing ends it, or it ends the item
 * that it stands in. Whole items are hidden on purpose.
 */
function lostComments(xml: string): (start: number, end: number) => boolean {
  const bounds = /<(\/?)(?:item|entry)[\s>]/gi;
  let bound = bounds.exec(xml);
  return (start, end) => {
    while (bound !== null && bound.index < start) bound = bounds.exec(xml);
    return end === xml.length || (bound !== null && bound.index < end && bound[1] === '/');
  };
}

/** Longest beginning of an element before a section of CDATA that is looked for. */
const MAX_TAG_LENGTH = 300;

/**
 * Where the element ends that a section of CDATA stands in, if it does so before another section begins or the document
 * ends: the section has then lost its own end. -1 where it has not.
 */
function lostEnd(xml: string, start: number, limit: number): number {
  const before = xml.slice(Math.max(0, start - MAX_TAG_LENGTH), start);
  const name = /<([\w:.-]{1,60})(?:\s[^<>]{0,200})?>\s{0,20}$/.exec(before)?.[1];
  const end = name === undefined ? -1 : xml.slice(start, limit).indexOf(`</${name}>`);
  return end === -1 ? -1 : start + end;
}

/** What entities of one document may add to it in all; a document is not thereby longer than it is. */
const MAX_EXPANSION = 1_000_000;

const spent = new WeakMap<EntityTable, number>();

/**
 * Decodes the references in a text or attribute value once: character references, XML's five entities, the document's own,
 * HTML's, each in any case. What is no reference stays as it stands, bare ampersands included.
 */
export function decodeXmlText(text: string, entities: EntityTable): string {
  const decoded = text.includes('&') ? decodeReferences(text, entities) : text;
  return decoded.replaceAll(LITERAL_OPENING, '<');
}

function decodeReferences(text: string, entities: EntityTable): string {
  return text.replace(/&(#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z_][\w.-]{0,60});/g, (reference, name: string) => {
    if (name.startsWith('#')) return characterOf(name) ?? reference;
    const declared = entities.get(name);
    if (declared !== undefined) {
      const total = (spent.get(entities) ?? 0) + declared.length;
      spent.set(entities, total);
      return total <= MAX_EXPANSION ? declared : '';
    }
    const exact = decodeHTMLStrict(reference);
    if (exact !== reference) return exact;
    const lower = decodeHTMLStrict(reference.toLowerCase());
    return lower === reference.toLowerCase() ? reference : lower;
  });
}

/** Windows-1252 is what is meant by references to C1 controls (HTML standard, numeric character references). */
function characterOf(name: string): string | null {
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  if (code === 9 || code === 10 || code === 13) return String.fromCharCode(code);
  if (code < 0x20) return '';
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  return decodeHTMLStrict(`&#${code};`);
}
