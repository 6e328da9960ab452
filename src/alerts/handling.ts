/** Bounds and words of what people do with an alert besides deciding on it. */

/** How a person links two alerts: the first is related to, or a duplicate of, the second. */
export const LINK_KINDS = ['related', 'duplicate'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const MAX_LABELS = 20;

/** Alerts that one act may be done to. */
export const MAX_BULK = 200;

/** A snooze is to bridge an answer or a weekend, not to bury an alert. */
export const MAX_SNOOZE_DAYS = 90;

/** Labels as kept: each once, in order. */
export function tidyLabels(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.trim().normalize('NFC')))].filter((label) => label !== '').sort();
}

/** Labels of alerts that become one: where they are too many, those that the first has had stay. */
export function joinLabels(own: readonly string[], given: readonly string[]): string[] {
  const more = tidyLabels(given).filter((label) => !own.includes(label));
  return tidyLabels([...own, ...more.slice(0, Math.max(0, MAX_LABELS - own.length))]);
}
