import { tellRhythm, tellTerms } from '../delivery-words.js';
import type { SubscriptionTerms } from '../subscription-terms.js';
import { renderPage } from './page-layout.js';
import { TermsFields } from './terms-fields.js';

/** One digest, and the way to the reader's others. */
export interface PreferencesModel {
  readonly email: string;
  readonly terms: SubscriptionTerms;
  /** What these terms would have brought within a week. */
  readonly week: string;
  readonly action: string;
  readonly unsubscribeHref: string;
  readonly others: readonly { readonly words: string; readonly href: string }[];
  readonly faults: readonly string[];
  readonly isSaved: boolean;
  readonly timeZones: readonly string[];
}

export function renderPreferencesPage(model: PreferencesModel): string {
  return renderPage(
    'What you get',
    <>
      <p>
        The digest for <b>{model.email}</b>: {tellTerms(model.terms)}; {tellRhythm(model.terms)}.
      </p>
      <p role="status">{model.week}</p>
      {model.isSaved ? <p role="status">Your changes are saved.</p> : null}
      {model.faults.length === 0 ? null : (
        <div role="alert">
          {model.faults.map((fault) => (
            <p class="fault">{fault}</p>
          ))}
        </div>
      )}
      <form method="post" action={model.action}>
        <TermsFields terms={model.terms} timeZones={model.timeZones} />
        <p>
          <button type="submit">Save</button>{' '}
          <button type="submit" name="look" value="1">
            See what this would bring
          </button>
        </p>
      </form>
      <p>
        <a href={model.unsubscribeHref}>Stop this digest</a>
      </p>
      {model.others.length === 0 ? null : (
        <>
          <h2>Your other digests</h2>
          <ul>
            {model.others.map(({ words, href }) => (
              <li>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  );
}
