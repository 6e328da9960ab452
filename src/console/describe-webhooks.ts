/** Receivers and messages in the words of their pages. */
import type { AttemptRecord, MessageRecord, WebhookRecord } from '../delivery/webhook-records.js';
import { formatInstant, formatShort, formatSpan } from './pages/format-instant.js';
import { EVENT_LABELS, type WebhookFieldsModel } from './pages/webhook-fields.js';
import type { AttemptView, MessageRow } from './pages/webhook-page.js';
import type { WebhookRow } from './pages/webhooks-page.js';

const STATES: Readonly<Record<WebhookRecord['state'], string>> = {
  active: 'Active',
  paused: 'Paused',
  disabled: 'Switched off',
};

/** @param backlog What waits, and what was given up within a week. */
export function describeWebhook(
  webhook: WebhookRecord,
  backlog: { readonly waiting: number; readonly failed: number } | null,
  now: Date,
): WebhookRow {
  const { failingSince, failures, lastSuccessAt } = webhook;
  const failing =
    failingSince === null
      ? null
      : `${failures} failed attempts in a row, for ${formatSpan(now.getTime() - failingSince.getTime())}`;
  const success =
    lastSuccessAt === null ? null : `last took one ${formatSpan(now.getTime() - lastSuccessAt.getTime())} ago`;
  const lost = backlog === null || backlog.failed === 0 ? null : `${backlog.failed} given up within a week`;
  const notes = [webhook.stateReason, failing, lost, success].filter((note) => note !== null);
  return {
    id: webhook.id,
    name: webhook.name,
    host: new URL(webhook.url).host,
    asked:
      webhook.events.length === 0
        ? 'Everything'
        : webhook.events.map((event) => EVENT_LABELS[event] ?? event).join('; '),
    state: STATES[webhook.state],
    stateNote: notes.length === 0 ? null : notes.join('; '),
    isTrouble: webhook.state === 'disabled' || failures > 0,
    waiting: backlog?.waiting ?? 0,
  };
}

/** What its form shows. */
export function fieldsOf(webhook: WebhookRecord): WebhookFieldsModel {
  const { name, url, format, events, regimes, kinds, conduct, minPriority, lanes, hasToken } = webhook;
  return { name, url, format, events, regimes, kinds, conduct, minPriority, lanes, hasToken };
}

const MESSAGE_STATES: Readonly<Record<MessageRecord['state'], string>> = {
  planned: 'Waits',
  sending: 'Being sent',
  delivered: 'Taken',
  failed: 'Given up',
};

export function describeMessage(message: MessageRecord, now: Date): MessageRow {
  const { state, attempts, lastStatus, lastFault, nextAttemptAt, deliveredAt } = message;
  const answer = [lastStatus === null ? null : `HTTP ${lastStatus}`, lastFault]
    .filter((each) => each !== null)
    .join('; ');
  const waits = nextAttemptAt.getTime() - now.getTime();
  const next = state === 'planned' && attempts > 0 && waits > 0 ? `next attempt in ${formatSpan(waits)}` : null;
  const notes = [deliveredAt === null ? null : `${formatShort(deliveredAt)} UTC`, answer === '' ? null : answer, next];
  const told = notes.filter((note) => note !== null);
  return {
    id: message.id,
    event: EVENT_LABELS[message.event] ?? message.event,
    alertId: message.alertId,
    planned: formatShort(message.plannedAt),
    state: MESSAGE_STATES[state],
    stateNote: told.length === 0 ? null : told.join('; '),
    isTrouble: state === 'failed' || (state === 'planned' && attempts > 0),
    isOver: state === 'delivered' || state === 'failed',
  };
}

export function describeAttempt(attempt: AttemptRecord): AttemptView {
  const { status, fault, durationMs, requestHeaders, answerHeaders, answerBody } = attempt;
  const lines = (headers: Readonly<Record<string, string>>): string =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  return {
    at: formatInstant(attempt.at),
    outcome: `${status === null ? 'no answer' : `HTTP ${status}`} after ${durationMs} ms${fault === null ? '' : `. ${fault}`}`,
    request: lines(requestHeaders),
    answer: answerHeaders === null ? null : `${lines(answerHeaders)}\n\n${answerBody ?? ''}`,
  };
}
