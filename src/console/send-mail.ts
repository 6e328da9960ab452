/** Shows what a mail says as it looks, in a frame of a page of ours. */
import type { FastifyReply } from 'fastify';

/** Of a mail itself: it may style itself, and nothing else; only this console may frame it. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

/** Answers with the HTML of a mail; no cache keeps it. */
export async function sendMail(reply: FastifyReply, html: string): Promise<void> {
  await reply
    .header('content-security-policy', MAIL_POLICY)
    .header('cache-control', 'private, no-store')
    .header('content-type', 'text/html; charset=utf-8')
    .send(html);
}
