/** A thread that composes mails and hands them on over SMTP; threaded-smtp.client tells it which. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SmtpSettings, ThreadOrder, ThreadReply } from './threaded-smtp.client.js';
import { SmtpMailClient } from './smtp.client.js';

const { url, from, limitMs, dkim } = workerData as SmtpSettings;
const client = new SmtpMailClient(url, from, limitMs, dkim);
const underWay = new Map<number, AbortController>();

parentPort?.on('message', (order: ThreadOrder) => {
  if (order.mail === null) {
    underWay.get(order.number)?.abort();
    return;
  }
  const ending = new AbortController();
  underWay.set(order.number, ending);
  void client.send(order.mail, ending.signal).then((outcome) => {
    underWay.delete(order.number);
    parentPort?.postMessage({ number: order.number, outcome } satisfies ThreadReply);
  });
});
