import { tellRhythm, tellTerms } from '../delivery-words.js';
import type { SubscriptionTerms } from '../subscription-terms.js';
import { renderPage } from './page-layout.js';

/** Asks once more: programs that follow links must not confirm anything. */
export function renderConfirmPage(email: string, terms: SubscriptionTerms, action: string): string {
  return renderPage(
    'Confirm your digest',
    <>
      <p>
        A digest for <b>{email}</b>: {tellTerms(terms)}; {tellRhythm(terms)}.
      </p>
      <form method="post" action={action}>
        <button type="submit">Yes, send it to me</button>
      </form>
      <p class="dim">If you did not ask for it, close this page: nothing will be sent.</p>
    </>,
  );
}

/** It is done. */
export function renderConfirmedPage(preferencesHref: string, terms: SubscriptionTerms): string {
  return renderPage(
    'Your digest is confirmed',
    <>
      <p>You will be told of what comes from now on: {tellRhythm(terms)}.</p>
      <p>
        <a href={preferencesHref}>Change what you get</a>. Every mail has a link to end it.
      </p>
    </>,
  );
}
