/** Reads a JSON body so that whoever sent a broken one learns where it breaks. */
import { Refusal } from '../errors/refusal.js';
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
    throw new Refusal(
      'invalid',
      'malformed-json',
      `The body is not JSON: see ${where} (character ${place?.offset ?? body.length}).`,
    );
  }
}
