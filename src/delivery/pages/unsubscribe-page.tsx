import { tellRhythm, tellTerms } from '../delivery-words.js';
import type { SubscriptionTerms } from '../subscription-terms.js';
import { renderPage } from './page-layout.js';

/** What may be ended. */
export interface UnsubscribeModel {
  readonly email: string;
  readonly terms: SubscriptionTerms;
  readonly action: string;
  readonly preferencesHref: string;
  /** Other digests to the same address. */
  readonly others: number;
}

/** Asks first: programs that follow links must not end anything. */
export function renderUnsubscribePage(model: UnsubscribeModel): string {
  return renderPage(
    'Stop this digest?',
    <>
      <p>
        The digest for <b>{model.email}</b>: {tellTerms(model.terms)}; {tellRhythm(model.terms)}.
      </p>
      <form method="post" action={model.action}>
        <p>
          <button type="submit">Stop this digest</button>
        </p>
        {model.others === 0 ? null : (
          <p>
            <button type="submit" name="all" value="1" class="quiet">
              Stop all {model.others + 1} digests to this address
            </button>
          </p>
        )}
      </form>
      <p>
        Or <a href={model.preferencesHref}>change what you get</a>.
      </p>
    </>,
  );
}

/** It is done. */
export function renderUnsubscribedPage(others: number, isSubscribePageOpen: boolean): string {
  return renderPage(
    'The digest has ended',
    <>
      <p>Nothing more will be sent for it.</p>
      {others === 0 ? null : (
        <p>
          {others === 1 ? 'One other digest goes' : `${others} other digests go`} to this address; its own mails have a
          link to end it.
        </p>
      )}
      {isSubscribePageOpen ? (
        <p>
          If that was a mistake, <a href="/subscribe">ask for a digest again</a>.
        </p>
      ) : null}
    </>,
  );
}
