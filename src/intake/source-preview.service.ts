/** What a feed carries now, and what of it would have raised an alert: looked at before it is added, nothing is kept. */
import { Injectable } from '@nestjs/common';
import { FeedClient } from '../collection/feed.client.js';
import { FeedReaderClient } from '../collection/feed-reader.client.js';
import { detect } from '../detection/detect.js';
import type { Detection } from '../detection/finding.js';
import { FeedSearchService } from './feed-search.service.js';
import { Clock } from '../platform/clock/clock.js';
import { RulesService } from '../rules/rules.service.js';

/** One item, and what was read in it. */
export interface PreviewedItem {
  readonly title: string;
  readonly published: Date | null;
  readonly detection: Detection;
}

/** What looking at an address came to. */
export type Preview =
  | {
      readonly kind: 'feed';
      readonly address: string;
      readonly title: string | null;
      readonly language: string | null;
      readonly format: string;
      readonly warnings: readonly string[];
      readonly items: readonly PreviewedItem[];
    }
  | { readonly kind: 'page'; readonly feeds: readonly { readonly href: string; readonly title: string }[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Items read; a feed may list thousands. */
const MAX_ITEMS = 100;

/** Read of each item, in UTF-16 code units. */
const MAX_LENGTH = 50_000;

@Injectable()
export class SourcePreviewService {
  constructor(
    private readonly feeds: FeedClient,
    private readonly reader: FeedReaderClient,
    private readonly others: FeedSearchService,
    private readonly rules: RulesService,
    private readonly clock: Clock,
  ) {}

  /** Fetches the address, and where a page there names no feed, the usual addresses of feeds on its site. What goes wrong is an answer; nothing is thrown. */
  async look(given: string): Promise<Preview> {
    const address = /^[a-z]+:\/\//i.test(given) ? given : `https://${given}`;
    if (!URL.canParse(address) || !/^https?:/i.test(address))
      return { kind: 'failed', message: 'This is no address of the web.' };
    const now = this.clock.now();
    const answer = await this.feeds.poll({ address, etag: null, lastModified: null, now });
    if (answer.kind === 'failed') return { kind: 'failed', message: answer.message };
    if (answer.kind === 'not-modified') return { kind: 'failed', message: 'The server sent nothing.' };
    const parsed = await this.reader.read(answer.body, {
      url: answer.finalUrl,
      contentType: answer.contentType,
      now,
    });
    if (parsed.kind === 'failed') return { kind: 'failed', message: parsed.reason };
    if (parsed.kind === 'not-a-feed') {
      const named = parsed.feedLinks.map(({ url, title }) => ({ href: url, title: title ?? url }));
      const feeds = named.length > 0 ? named : await this.others.search(answer.finalUrl);
      if (feeds.length > 0) return { kind: 'page', feeds };
      return {
        kind: 'failed',
        message: 'There is no feed here, the page names none, and none is where they usually are.',
      };
    }
    const { feed, warnings } = parsed;
    return {
      kind: 'feed',
      address,
      title: feed.title,
      language: feed.language,
      format: feed.format,
      warnings,
      items: feed.items.slice(0, MAX_ITEMS).map((item) => {
        const text = item.text.slice(0, MAX_LENGTH).toWellFormed();
        const article = {
          title: item.title,
          text,
          language: feed.language,
          published: item.published?.toISOString() ?? null,
        };
        return { title: item.title, published: item.published, detection: detect(article, this.rules.pack) };
      }),
    };
  }
}
