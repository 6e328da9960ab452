const PERIOD_MS: Readonly<Record<string, number>> = {
  hourly: 3_600_000,
  daily: 86_400_000,
  weekly: 604_800_000,
  monthly: 2_592_000_000,
  yearly: 31_536_000_000,
};

/**
 * The longest interval between two polls that a feed asks for, in ms: the larger of RSS 2.0's `ttl`, in minutes, and RSS
 * 1.0's `sy:updatePeriod` divided by `sy:updateFrequency` (once, if unsaid). Null where it asks for none.
 */
export function pollingInterval(ttl: unknown, period: unknown, frequency: unknown): number | null {
  const ttlMs = wholeNumber(ttl, 6) * 60_000;
  const periodMs = typeof period === 'string' ? (PERIOD_MS[period.trim().toLowerCase()] ?? 0) : 0;
  const longest = Math.max(ttlMs, Math.round(periodMs / Math.max(1, wholeNumber(frequency, 4))));
  return longest > 0 ? longest : null;
}

function wholeNumber(value: unknown, maxDigits: number): number {
  const digits = typeof value === 'string' ? value.trim() : '';
  return /^\d+$/.test(digits) && digits.length <= maxDigits ? Number(digits) : 0;
}
