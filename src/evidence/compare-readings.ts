/** Holds what was read in a text then beside what is read in it now. Pure. */
import { canonicaliseJson } from '../platform/audit/canonical-json.js';

/** The two readings beside each other. */
export interface Comparison {
  readonly isSame: boolean;
  /** Fields that differ, the first few: `claims.0.items`. */
  readonly differs: readonly string[];
}

const MAX_DIFFERENCES = 12;

/** The text in which two readings are compared, bit for bit: keys sorted, numbers as plain decimals. */
export function canonicalText(value: unknown): string {
  return canonicaliseJson(JSON.stringify(value ?? null));
}

/** Values as JSON holds them; the order of keys means nothing. */
export function compareReadings(kept: unknown, recomputed: unknown): Comparison {
  const isSame = canonicalText(kept) === canonicalText(recomputed);
  if (isSame) return { isSame, differs: [] };
  const differs: string[] = [];
  collect(toPlain(kept), toPlain(recomputed), '', differs);
  return { isSame, differs };
}

/** The fields of an alert that its texts alone decide. */
const FIELDS = [
  'status',
  'conduct',
  'supplier',
  'recipient',
  'items',
  'modality',
  'provisions',
  'claims',
  'languages',
  'isBackground',
] as const;

/** What an alert says, as far as its texts decide it. */
export type ToldContent = Readonly<Record<(typeof FIELDS)[number], unknown>>;

/** Each of the fields that texts decide, compared. */
export function compareContents(kept: ToldContent, recomputed: ToldContent): Comparison {
  const differs = FIELDS.filter((field) => canonicalText(kept[field]) !== canonicalText(recomputed[field]));
  return { isSame: differs.length === 0, differs };
}

function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

function collect(a: unknown, b: unknown, path: string, into: string[]): void {
  if (into.length >= MAX_DIFFERENCES || canonicalText(a) === canonicalText(b)) return;
  const isWalkable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isWalkable(a) || !isWalkable(b) || Array.isArray(a) !== Array.isArray(b)) {
    into.push(path === '' ? 'the whole' : path);
    return;
  }
  for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort())
    collect(a[key], b[key], path === '' ? key : `${path}.${key}`, into);
}
