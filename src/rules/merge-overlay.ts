/** An operator's file laid over the shipped one of the same regime. */

/** Lists whose entries have ids of their own, and so can be replaced one by one. */
const BY_ID = new Set(['targets', 'clauses', 'exemptions']);

type Entry = { readonly id?: unknown };
type Plain = Readonly<Record<string, unknown>>;

/**
 * Entries of targets, clauses and exemptions replace those of the same id and otherwise join them; any other key that
 * the overlay has replaces the shipped value whole. `examples` join, so that a change must keep the shipped ones true
 * or name them anew (same `it` replaces).
 */
export function mergeOverlay(shipped: Plain, overlay: Plain): Plain {
  const merged: Record<string, unknown> = { ...shipped };
  for (const [key, value] of Object.entries(overlay)) {
    const before = shipped[key];
    if (BY_ID.has(key) && Array.isArray(before) && Array.isArray(value)) {
      merged[key] = joinBy(before, value, (entry) => (entry as Entry).id);
    } else if (key === 'examples' && Array.isArray(before) && Array.isArray(value)) {
      merged[key] = joinBy(before, value, (entry) => (entry as { it?: unknown }).it);
    } else merged[key] = value;
  }
  return merged;
}

function joinBy(before: readonly unknown[], after: readonly unknown[], key: (entry: unknown) => unknown): unknown[] {
  const replaced = new Map(after.map((entry) => [key(entry), entry]));
  const kept = before.map((entry) => {
    const instead = replaced.get(key(entry));
    replaced.delete(key(entry));
    return instead ?? entry;
  });
  return [...kept, ...replaced.values()];
}
