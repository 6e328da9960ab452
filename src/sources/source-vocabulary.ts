/** Whether a source is polled, held back by people, or no longer there. */
export const SOURCE_STATES = ['enabled', 'paused', 'gone'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** NATO Admiralty reliability of a source: A (completely reliable) to E (unreliable), F (cannot be judged). */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];
