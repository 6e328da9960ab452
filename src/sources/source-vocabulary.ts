/** Whether a source is polled, held back by people, or no longer there. */
export const SOURCE_STATES = ['enabled', 'paused', 'gone'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** NATO Admiralty reliability of a source: A (completely reliable) to E (unreliable), F (cannot be judged). */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/**
 * What can be wrong with a source: its last poll failed; it answers and brings no news any more; a person should look;
 * items may have been missed within the last week.
 */
export const SOURCE_TROUBLES = ['failing', 'silent', 'attention', 'gaps'] as const;
export type SourceTrouble = (typeof SOURCE_TROUBLES)[number];
