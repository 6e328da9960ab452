/** What a policy's run over all feeds comes to. */

/** Counts of one run, summed over feeds. */
export class Tally {
  requests = 0;
  polls = 0;
  offered = 0;
  seen = 0;
  lost = 0;
  /** Lost, and the poll after that did not say so. */
  lostUnnoticed = 0;
  /** Put in beneath items already shown and gone again. */
  lostBeneath = 0;
  /** Lost in feeds that had not answered again when the simulation ended. */
  lostPending = 0;
  gapFlags = 0;
  falseGapFlags = 0;
  readonly certificates = new Map<string, number>();
  readonly delays: number[] = [];
  readonly alarms: {
    readonly kind: string;
    readonly delayMs: number;
    readonly expectedGapMs: number;
    /** What nobody could be quicker than who goes by arrivals alone, in expected gaps. */
    readonly leastGaps: number;
  }[] = [];
  silences = 0;
  falseAlarms = 0;
  /** The most false alarms of one source. */
  mostFalseAlarms = 0;
  /** Feed-days in which a false alarm could have been raised. */
  watchedDays = 0;

  count(certificate: string): void {
    this.certificates.set(certificate, (this.certificates.get(certificate) ?? 0) + 1);
  }
}

/** The value below which the share lies. @param values Sorted in place. */
export function quantile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}
