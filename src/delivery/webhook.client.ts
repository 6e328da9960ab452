/** One attempt at one receiver, through the way out that reaches the public internet only. */
import { Injectable } from '@nestjs/common';
import { toStorableText } from '../platform/database/storable-text.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { signWebhook } from './sign-webhook.js';
import type { AttemptRecord, ClaimedMessage } from './webhook-records.js';

/** What an attempt came to, ready to be kept. `aborted`: we broke it off ourselves. */
export interface WebhookOutcome {
  readonly isDelivered: boolean;
  readonly isAborted: boolean;
  readonly retryAfter: string | undefined;
  readonly attempt: Omit<AttemptRecord, 'id' | 'at' | 'durationMs'>;
}

/** A receiver has so long to answer: the standard asks for 15 to 30 s. */
export const WEBHOOK_LIMIT_MS = 15_000;

/** Of an answer's body that are kept, and of each of at most so many headers. */
const MOST_BYTES = 4_096;
const MOST_HEADERS = 30;
const MOST_HEADER_CHARACTERS = 300;

@Injectable()
export class WebhookClient {
  constructor(private readonly outbound: OutboundClient) {}

  async send(message: ClaimedMessage, at: Date, signal: AbortSignal): Promise<WebhookOutcome> {
    const { body, messageId, secrets, token, format } = message;
    const signed = { 'content-type': 'application/json', ...signWebhook(messageId, at, body, secrets) };
    const reply = await this.outbound.deliver(addressOf(message), {
      method: format === 'matrix' ? 'PUT' : 'POST',
      headers: { ...signed, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body,
      maxBytes: MOST_BYTES,
      totalTimeoutMs: WEBHOOK_LIMIT_MS,
      signal,
    });
    const requestHeaders = { ...signed, ...(token === null ? {} : { authorization: 'Bearer …' }) };
    if (reply.kind === 'failed') {
      const fault = toStorableText(`${reply.message} (${reply.code})`).slice(0, 1_000);
      return {
        isDelivered: false,
        isAborted: reply.code === 'aborted',
        retryAfter: undefined,
        attempt: { status: null, fault, requestHeaders, answerHeaders: null, answerBody: null },
      };
    }
    const isRedirect = reply.status >= 300 && reply.status < 400;
    return {
      isDelivered: reply.status >= 200 && reply.status < 300,
      isAborted: false,
      retryAfter: reply.headers['retry-after'],
      attempt: {
        status: reply.status,
        fault: isRedirect ? 'Redirects are not followed: enter the address it leads to.' : null,
        requestHeaders,
        answerHeaders: bounded(reply.headers),
        answerBody: toStorableText(reply.body.toString('utf8')),
      },
    };
  }
}

/** A room takes an event by PUT under an id of ours (client-server API, `send/{eventType}/{txnId}`), and once for each. */
function addressOf({ url, format, messageId }: ClaimedMessage): string {
  if (format !== 'matrix') return url;
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${messageId}`;
  return address.href;
}

function bounded(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, toStorableText(value).slice(0, MOST_HEADER_CHARACTERS)]),
  );
}
