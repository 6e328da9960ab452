/**
 * One text for one JSON value, so that a hash over it means the value and not the way it was written. Keys are sorted
 * by UTF-16 code units and no space is left, as in RFC 8785; unlike there, numbers are exact plain decimals, because
 * Postgres keeps jsonb numbers exactly and a change beyond the precision of a double must show.
 */

import { toStorableText } from '../database/storable-text.js';

/** A number as written, kept apart from strings while the tree is walked. */
class NumberText {
  constructor(readonly source: string) {}
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/**
 * The canonical text of a JSON text. It is a fixed point of Postgres: read back through `jsonb::text` it is the same.
 * What jsonb cannot hold in strings and keys is changed first; of keys that are equal then, the last one stands.
 *
 * @throws SyntaxError when the text is not JSON; RangeError when it is nested too deep to walk.
 */
export function canonicaliseJson(json: string): string {
  const keepNumbers: Reviver = (_, value, { source }) =>
    typeof value === 'number' ? new NumberText(source ?? String(value)) : value;
  return write((JSON.parse as (text: string, reviver: Reviver) => unknown)(json, keepNumbers));
}

function write(value: unknown): string {
  if (value instanceof NumberText) return toPlainDecimal(value.source);
  if (typeof value === 'string') return JSON.stringify(toStorableText(value));
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = new Map<string, string>();
  for (const [key, field] of Object.entries(value)) fields.set(toStorableText(key), write(field));
  const keys = [...fields.keys()].sort(compareCodeUnits);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fields.get(key)}`).join(',')}}`;
}

function compareCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `1e-7` as `0.0000001`, `1E+3` as `1000`, `-0` as `0`: what numeric_out of Postgres prints for the same input. */
function toPlainDecimal(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const after = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const integer = before.replace(/^0+(?=\d)/, '');
  const plain = after === '' ? integer : `${integer}.${after}`;
  return /[1-9]/.test(plain) ? sign + plain : plain;
}
