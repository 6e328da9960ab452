/** Asks hubs to tell us, or to tell us no more (W3C WebSub, 5.1). */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { outboundOptions } from '../platform/net/outbound-options.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { CONFIG } from '../platform/platform.module.js';
import type { HubSubscriptionRecord } from './hub-subscriptions.repository.js';
import { WANTED_LEASE_SECONDS } from './plan-hub-requests.js';
import { PUSH_PATH } from './push-path.js';

/** Hubs answer with nothing, or say in a line why not. */
const MAX_ANSWER_BYTES = 20_000;
const MAX_SHOWN = 300;

@Injectable()
export class HubClient implements OnApplicationShutdown {
  private readonly outbound: OutboundClient;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.outbound = new OutboundClient(outboundOptions(config.collection));
  }

  /**
   * Sends one request. The secret goes along over plain http too: who reads it on the way can make us poll, and nothing
   * else.
   *
   * @returns Null where the hub has accepted it, else why not.
   */
  async ask(
    mode: 'subscribe' | 'unsubscribe',
    { hub, topic, callbackKey, secret }: HubSubscriptionRecord,
    signal: AbortSignal,
  ): Promise<string | null> {
    const form = new URLSearchParams({
      'hub.callback': `${this.config.collection.hubCallbackUrl ?? ''}${PUSH_PATH}${callbackKey}`,
      'hub.mode': mode,
      'hub.topic': topic,
      // Hubs older than WebSub want to be told that they may verify at their leisure.
      'hub.verify': 'async',
      ...(mode === 'subscribe' ? { 'hub.lease_seconds': String(WANTED_LEASE_SECONDS), 'hub.secret': secret } : {}),
    });
    const answer = await this.outbound.post(hub, form, { maxBytes: MAX_ANSWER_BYTES, signal });
    if (answer.kind === 'failed') return `${answer.code}: ${answer.message}`;
    if (answer.status >= 200 && answer.status <= 299) return null;
    return `The hub answered ${answer.status} ${answer.body.toString('utf8').slice(0, MAX_SHOWN)}`.trim();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.outbound.close();
  }
}
