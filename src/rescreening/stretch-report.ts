/** What reading a stretch of stored texts again came to. Pure. */

/** A finding in a text on which no alert of its kind rests. */
export interface GainedFinding {
  readonly articleId: string;
  readonly title: string;
  readonly kind: string;
  readonly regime: string;
  readonly confidence: number;
}

/** A text that an alert would no longer rest on. */
export interface LostEvidence {
  readonly articleId: string;
  readonly alertId: string;
}

export interface StretchReport {
  readonly read: number;
  /** Texts on which reading failed. */
  readonly failed: number;
  readonly gained: readonly GainedFinding[];
  readonly lost: readonly LostEvidence[];
}

/** Adds reports up. */
export function joinReports(reports: readonly StretchReport[]): StretchReport {
  return {
    read: reports.reduce((sum, { read }) => sum + read, 0),
    failed: reports.reduce((sum, { failed }) => sum + failed, 0),
    gained: reports.flatMap(({ gained }) => gained),
    lost: reports.flatMap(({ lost }) => lost),
  };
}
