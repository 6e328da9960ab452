/** Articles as people and machines read them. */
import { Injectable } from '@nestjs/common';
import { readKept } from '../platform/database/kept-bytes.js';
import {
  ArticleReadingRepository,
  type ArticleFilter,
  type ArticleRecord,
  type RevisionRecord,
} from './article-reading.repository.js';
import { articleNotFound, captureNotFound } from './articles.errors.js';

export type { ArticleFilter, ArticleRecord, RevisionRecord } from './article-reading.repository.js';

/** A capture's bytes as they were received. */
export interface CaptureBytes {
  readonly body: Buffer;
  readonly sha256: Buffer;
  readonly mediaType: string | null;
}

@Injectable()
export class ArticleReadingService {
  constructor(private readonly articles: ArticleReadingRepository) {}

  async find(filter: ArticleFilter): Promise<ArticleRecord[]> {
    return this.articles.find(filter);
  }

  /** @returns The article and its revisions, newest first. @throws Refusal `article-not-found` */
  async get(id: string): Promise<{ article: ArticleRecord; revisions: RevisionRecord[] }> {
    const article = await this.articles.findById(id);
    if (article === null) throw articleNotFound(id);
    return { article, revisions: await this.articles.findRevisions(id) };
  }

  /** @throws Refusal `capture-not-found` */
  async getCapture(articleId: string, captureId: string): Promise<CaptureBytes> {
    const capture = await this.articles.findCapture(articleId, captureId);
    if (capture === null) throw captureNotFound(captureId);
    const body = await readKept(capture);
    return { body, sha256: capture.sha256, mediaType: capture.mediaType };
  }
}
