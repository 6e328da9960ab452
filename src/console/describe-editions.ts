/** The editions of an alert as its page tells them. */
import type { EditionRow } from '../alerts/editions.service.js';
import type { AlertModel } from './pages/alert-model.js';
import { formatShort } from './pages/format-instant.js';

const MAX_EDITIONS = 20;
const MAX_CHANGES = 12;

/** The editions after the first, and the line at the head of the page where one of them took something back. */
export function describeEditions(
  editions: readonly EditionRow[],
  articleCount: number,
): Pick<AlertModel, 'correction' | 'editions'> {
  const later = editions.filter(({ number }) => number > 1).toReversed();
  const corrected = later.find(({ changes }) =>
    changes.some(({ isCorrection, cause }) => isCorrection && cause !== 'review'),
  );
  return {
    correction: correctionOf(corrected, articleCount),
    editions: later.slice(0, MAX_EDITIONS).map(({ number, madeAt, isCorrection, changes }) => ({
      name: `Edition ${number}`,
      time: formatShort(madeAt),
      dateTime: madeAt.toISOString(),
      isCorrection,
      changes: changes.slice(0, MAX_CHANGES).map(({ words }) => words),
    })),
  };
}

function correctionOf(edition: EditionRow | undefined, articleCount: number): string | null {
  if (edition === undefined) return null;
  const [first] = edition.changes.filter(({ isCorrection }) => isCorrection);
  const what = `Corrected on ${formatShort(edition.madeAt)} UTC: ${first?.words ?? ''}.`;
  return articleCount === 0 ? `No article stands behind this any longer. ${what}` : what;
}
