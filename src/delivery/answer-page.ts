/** How the public pages are answered: never cached, never indexed, and no address of theirs is told to other sites. */
import type { FastifyReply } from 'fastify';
import { renderNotice } from './pages/page-layout.js';

/** Puts type, status and headers on a page. @returns The page. */
export function answerPage(reply: FastifyReply, html: string, status = 200): string {
  void reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow');
  return html;
}

/** For a token that was not given out here, or was cut short on its way. */
export function answerBadLink(reply: FastifyReply): string {
  return answerPage(
    reply,
    renderNotice(
      'This link is not complete',
      'It may have been cut when it was copied. Open the mail again and follow the link from there.',
    ),
    404,
  );
}

/** For a token whose subject is no more. */
export function answerGone(reply: FastifyReply): string {
  return answerPage(
    reply,
    renderNotice('This is no longer here', 'What the link led to has been erased. Nothing is sent to you for it.'),
    410,
  );
}
