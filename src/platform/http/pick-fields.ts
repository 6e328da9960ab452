/** Only the fields that a caller asked for, in the order of the whole; all of them where none were named. */
export function pickFields<Whole extends object>(
  whole: Whole,
  fields: readonly (keyof Whole)[] | undefined,
): Partial<Whole> {
  if (fields === undefined) return whole;
  const chosen = new Set<PropertyKey>(fields);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => chosen.has(name))) as Partial<Whole>;
}
