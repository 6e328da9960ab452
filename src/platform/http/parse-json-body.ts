/** Reads a JSON body so that whoever sent a broken one learns where it breaks. */
import { malformedJson } from './http.errors.js';
import { locateJsonFault } from './locate-json-fault.js';

/**
 * @param body UTF-8 text; an empty one is no body at all, as some clients send with DELETE.
 * @throws Refusal `malformed-json` with the place of the fault.
 */
export function parseJsonBody(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    const place = locateJsonFault(body);
    const where = place ? `line ${place.line}, column ${place.column}` : 'its end';
    throw malformedJson(`${where} (character ${place?.offset ?? body.length})`);
  }
}
