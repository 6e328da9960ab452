/** Asks sites by their robots.txt what may be fetched, and remembers for a day what they said (RFC 9309, 2.4). */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { decodeText } from './decode-text.js';
import { EVERYTHING_ALLOWED, isFetchAllowed, NOTHING_ALLOWED, readRobots, type RobotsRules } from './robots-rules.js';

/** As in our User-Agent. */
const AGENT = 'EmbargoMonitor';

const MAX_BYTES = 512_000;
const KEPT_MS = 24 * 3_600_000;

/** A site that cannot be asked may only be down. */
const UNREACHABLE_KEPT_MS = 600_000;

/** Sites remembered at a time. */
const MAX_SITES = 5_000;

/** What a site says of one address. */
export interface RobotsAnswer {
  readonly isAllowed: boolean;
  /** Pause asked for between two requests; null where none is. */
  readonly crawlDelayMs: number | null;
}

interface Kept {
  readonly rules: Promise<RobotsRules>;
  until: number;
}

@Injectable()
export class RobotsService {
  private readonly sites = new Map<string, Kept>();

  constructor(
    private readonly outbound: OutboundClient,
    private readonly clock: Clock,
  ) {}

  async ask(address: string): Promise<RobotsAnswer> {
    const url = new URL(address);
    const rules = await this.rulesOf(url.origin);
    const seconds = rules.crawlDelaySeconds;
    return { isAllowed: isFetchAllowed(rules, url), crawlDelayMs: seconds === null ? null : seconds * 1_000 };
  }

  private async rulesOf(origin: string): Promise<RobotsRules> {
    const now = this.clock.now().getTime();
    const known = this.sites.get(origin);
    if (known !== undefined && known.until > now) return known.rules;
    if (this.sites.size >= MAX_SITES) this.sites.clear();
    const kept: Kept = { rules: Promise.resolve(NOTHING_ALLOWED), until: now + KEPT_MS };
    const rules = this.fetch(origin, () => {
      kept.until = now + UNREACHABLE_KEPT_MS;
    });
    this.sites.set(origin, Object.assign(kept, { rules }));
    return rules;
  }

  /** RFC 9309, 2.3.1: refused by the client's fault (4xx), there are no rules; by the server's or the network's, all is forbidden. */
  private async fetch(origin: string, isUnreachable: () => void): Promise<RobotsRules> {
    const answer = await this.outbound.get(`${origin}/robots.txt`, {
      headers: { accept: 'text/plain' },
      maxBytes: MAX_BYTES,
    });
    if (answer.kind === 'answered' && answer.status >= 200 && answer.status < 300) {
      return readRobots(decodeText(answer.body, answer.headers['content-type'] ?? null).text, AGENT);
    }
    if (answer.kind === 'answered' && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      return EVERYTHING_ALLOWED;
    }
    isUnreachable();
    return NOTHING_ALLOWED;
  }
}
