/** Reads a JSON body so that whoever sent a broken one learns where it breaks. */
import { jsonTooDeep, malformedJson } from './http.errors.js';
import { locateJsonFault } from './locate-json-fault.js';

/** JSON.parse reads any depth, JSON.stringify and the schemas recurse: nothing that is taken here has ten levels. */
const MAX_DEPTH = 100;

/**
 * @param body UTF-8 text; an empty one is no body at all, as some clients send with DELETE.
 * @throws Refusal `malformed-json` with the place of the fault, `invalid-request` for nesting without end.
 */
export function parseJsonBody(body: string): unknown {
  if (body.trim() === '') return undefined;
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    const place = locateJsonFault(body);
    const where = place ? `line ${place.line}, column ${place.column}` : 'its end';
    throw malformedJson(`${where} (character ${place?.offset ?? body.length})`);
  }
  if (!isShallow(read, MAX_DEPTH)) throw jsonTooDeep(MAX_DEPTH);
  return read;
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((each) => isShallow(each, levels - 1));
}
