/** Addresses of this installation's public pages, signed with its own key. */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { DeliveryKeysRepository } from './delivery-keys.repository.js';
import { readLink, signLink, type LinkPurpose } from './sign-link.js';

const KEY_NAME = 'links';
const KEY_BYTES = 32;

const PATHS: Readonly<Record<LinkPurpose, string>> = {
  confirm: 'confirm',
  unsubscribe: 'unsubscribe',
  preferences: 'preferences',
  alert: 'a',
  digest: 'd',
};

@Injectable()
export class LinksService {
  private key: Promise<KeyObject> | null = null;

  constructor(
    private readonly keys: DeliveryKeysRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Host of this installation, for ids in mail headers. */
  get domain(): string {
    return new URL(this.config.http.baseUrl).hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-');
  }

  /** A way to write links that needs no waiting, for pages and mails with many of them. */
  async signer(): Promise<(purpose: LinkPurpose, ...numbers: readonly string[]) => string> {
    const key = await this.getKey();
    return (purpose, ...numbers) => `${this.config.http.baseUrl}/${PATHS[purpose]}/${signLink(purpose, numbers, key)}`;
  }

  /** The numbers in a token that was given out for this purpose, or null. */
  async read(purpose: LinkPurpose, token: string): Promise<string[] | null> {
    return readLink(purpose, token, await this.getKey());
  }

  private async getKey(): Promise<KeyObject> {
    this.key ??= this.keys
      .getOrMake(KEY_NAME, randomBytes(KEY_BYTES), this.clock.now())
      .then((secret) => createSecretKey(secret))
      .catch((error: unknown) => {
        this.key = null;
        throw error;
      });
    return this.key;
  }
}
