/** A thread that reads one large feed document after another. */
import { parentPort } from 'node:worker_threads';
import type { FeedTask } from './feed-reader.client.js';
import { parseFeed } from './parse-feed.js';

parentPort?.on('message', ({ body, context }: FeedTask) => {
  void parseFeed(body, context).then((parsed) => parentPort?.postMessage(parsed));
});
