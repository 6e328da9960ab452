/** Holds the API's description, built when first asked for, with what a cache needs to know of it. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OpenApi } from './complete-open-api.js';
import { strongEtag } from './etag.js';
import { renderApiPage } from './render-api-page.js';

/** A text that stays the same while the process runs. */
export interface FixedText {
  readonly text: string;
  readonly etag: string;
}

@Injectable()
export class OpenApiService {
  private build: (() => OpenApi) | null = null;
  private texts: { readonly json: FixedText; readonly page: FixedText } | null = null;

  /** Says how to build the description: the whole application is needed for it, which no provider can ask for. */
  use(build: () => OpenApi): void {
    this.build = build;
  }

  /** The description as JSON. */
  json(): FixedText {
    return this.read().json;
  }

  /** The description as a page for people. */
  page(): FixedText {
    return this.read().page;
  }

  private read(): { readonly json: FixedText; readonly page: FixedText } {
    if (!this.build) throw new Error('Nobody has said how to build the description of the API');
    this.texts ??= describe(this.build());
    return this.texts;
  }
}

function describe(document: OpenApi): { readonly json: FixedText; readonly page: FixedText } {
  return { json: fix(JSON.stringify(document)), page: fix(renderApiPage(document)) };
}

/** A text with the tag that its content gives it. */
export function fix(text: string): FixedText {
  return { text, etag: strongEtag(createHash('sha256').update(text).digest('base64url').slice(0, 22)) };
}
