/** A day that is today somewhere on earth may begin so much later in UTC. */
const MAX_AHEAD_MS = 14 * 60 * 60 * 1_000;

/** Whether a date of publication lies ahead. @param now The present instant, UTC. */
export function isToCome(published: Date, now: Date): boolean {
  return published.getTime() > now.getTime() + MAX_AHEAD_MS;
}

/**
 * The date of publication of what a person brings: as the person says, else as the document says, unless that lies ahead.
 *
 * @param now The present instant, UTC.
 */
export function chooseDate(
  said: Date | null,
  stated: Date | null,
  now: Date,
): { published: Date | null; publishedMark: 'stated' | 'unreadable' | 'absent' } {
  const published = said ?? stated;
  if (published === null) return { published, publishedMark: 'absent' };
  if (isToCome(published, now)) return { published: null, publishedMark: 'unreadable' };
  return { published, publishedMark: 'stated' };
}
