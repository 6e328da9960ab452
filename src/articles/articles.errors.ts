/** What the articles refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const ARTICLE_ERRORS = ['article-not-found', 'capture-not-found'] as const;

export type ArticleErrorCode = (typeof ARTICLE_ERRORS)[number];

export const articleNotFound = (id: string): Refusal =>
  new Refusal('not-found', 'article-not-found' satisfies ArticleErrorCode, `There is no article ${id}.`);

export const captureNotFound = (id: string): Refusal =>
  new Refusal(
    'not-found',
    'capture-not-found' satisfies ArticleErrorCode,
    `The article does not rest on a capture ${id}.`,
  );
