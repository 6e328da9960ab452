/** A thread that reads the article out of one page after another. */
import { parentPort } from 'node:worker_threads';
import { extractArticle } from './extract-article.js';
import type { PageTask } from './page-reader.client.js';

parentPort?.on('message', ({ html, address }: PageTask) => parentPort?.postMessage(extractArticle(html, address)));
