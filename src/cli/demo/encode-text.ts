/** Text into bytes of a charset. Node only decodes, so the table is made by decoding every code there is. */
import type { Charset } from './sample-schema.js';

const tables = new Map<Charset, ReadonlyMap<string, readonly number[]>>();

/**
 * @param text Only characters that the charset has.
 * @throws Error that names a character it has not: the sample is wrong, not the world.
 */
export function encodeText(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le') return encodeUtf16(text);
  const table = tables.get(charset) ?? buildTable(charset);
  tables.set(charset, table);
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) throw new Error(`${charset} has no "${character}"`);
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** With a byte order mark, as files in it usually begin. */
function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index++) view.setUint16(2 * index + 2, text.charCodeAt(index), true);
  return bytes;
}

/** All codes of one and two bytes that stand for one character; of several, the first. */
function buildTable(charset: Charset): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(charset, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const leads: number[] = [];
  const add = (code: readonly number[]): boolean => {
    try {
      const character = decoder.decode(Uint8Array.from(code));
      if (Array.from(character).length === 1 && !table.has(character)) table.set(character, code);
      return true;
    } catch {
      return false;
    }
  };
  for (let byte = 0; byte < 256; byte++) if (!add([byte])) leads.push(byte);
  for (const lead of leads) for (let trail = 0x30; trail < 256; trail++) add([lead, trail]);
  return table;
}
