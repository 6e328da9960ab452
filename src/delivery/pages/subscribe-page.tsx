import type { SubscriptionTerms } from '../subscription-terms.js';
import { renderPage } from './page-layout.js';
import { TermsFields } from './terms-fields.js';

/** The form; filled with what was sent, and what was wrong with it, where something was. */
export interface SubscribeModel {
  readonly email: string;
  readonly terms: SubscriptionTerms;
  readonly faults: readonly string[];
  readonly timeZones: readonly string[];
}

export function renderSubscribePage(model: SubscribeModel): string {
  return renderPage(
    'Get a digest by mail',
    <>
      <p>
        Say what you want to be told of. We then write to the address once and ask whether you want it; without your
        confirmation nothing is sent.
      </p>
      {model.faults.length === 0 ? null : (
        <div role="alert">
          {model.faults.map((fault) => (
            <p class="fault">{fault}</p>
          ))}
        </div>
      )}
      <form method="post" action="/subscribe">
        <p class="field">
          <label for="email">E-mail address</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            autocomplete="email"
            maxLength={254}
            value={model.email}
          />
        </p>
        <TermsFields terms={model.terms} timeZones={model.timeZones} />
        <p>
          <button type="submit">Ask for the digest</button>
        </p>
      </form>
    </>,
  );
}
