/** What stands beside the decision on an alert: labels, snooze, links, the outcome that waits for a second person. */
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { DismissalReason } from '../alerts/dismissal-reasons.service.js';
import { WAITING_STATES } from '../alerts/review-states.js';
import type { Names } from './build-queue.js';
import type { DecisionModel, HandlingModel } from './pages/alert-model.js';
import { formatShort } from './pages/format-instant.js';

/** A reason to dismiss in words, retired or not; its id where it is not on the list. */
export function wordsOf(id: string, reasons: readonly DismissalReason[]): string {
  return reasons.find((reason) => reason.id === id)?.words ?? id;
}

/** The reasons that may be chosen. */
export function offered(reasons: readonly DismissalReason[]): { value: string; label: string }[] {
  return reasons.filter(({ isRetired }) => !isRetired).map(({ id, words }) => ({ value: id, label: words }));
}

export function proposalOf(
  alert: Pick<AlertDetail, 'state' | 'proposal'>,
  reasons: readonly DismissalReason[],
  names: Names,
  viewerId: string,
): DecisionModel['proposal'] {
  const { state, proposal } = alert;
  if (state !== 'second-opinion' || proposal === null) return null;
  const who = proposal.by === null ? 'Somebody' : (names.get(proposal.by) ?? `User ${proposal.by}`);
  const why = proposal.reason === null ? '' : ` (${wordsOf(proposal.reason, reasons).toLowerCase()})`;
  const isOwn = proposal.by === viewerId;
  return {
    words: isOwn
      ? `You proposed to ${proposal.act} the report${why}. Another person has to approve it.`
      : `${who} proposes to ${proposal.act} the report${why}.`,
    mayApprove: !isOwn,
  };
}

const HOW = {
  related: 'related',
  duplicate: 'this is a duplicate of it',
  'duplicated-by': 'it is a duplicate of this',
};

export function buildHandling(
  alert: Pick<AlertDetail, 'labels' | 'snoozedUntil' | 'state' | 'links'>,
  knownLabels: readonly string[],
  now: Date,
): HandlingModel {
  const until = alert.snoozedUntil === null ? null : new Date(alert.snoozedUntil);
  const isAsleep = until !== null && until > now;
  return {
    labels: alert.labels,
    knownLabels,
    snooze:
      until === null
        ? null
        : {
            words: isAsleep
              ? `Out of the queue until ${formatShort(until)} UTC.`
              : `Back since ${formatShort(until)} UTC.`,
            isAsleep,
          },
    maySnooze: (WAITING_STATES as readonly string[]).includes(alert.state),
    links: alert.links.map(({ alertId, headline, kind, state }) => ({ id: alertId, headline, how: HOW[kind], state })),
  };
}
