/** Answer to a form that came too late: the session had ended, or the tab was from another one. Nothing typed is lost. */
import type { VNode } from 'preact';
import { Layout, type Frame } from './layout.js';

/** What the page shows. */
export interface KeptWordsModel {
  readonly text: string;
  /** The page the form was on. */
  readonly backHref: string;
  readonly isSignedIn: boolean;
}

export function KeptWordsPage({ frame, model }: { readonly frame: Frame; readonly model: KeptWordsModel }): VNode {
  const { text, backHref, isSignedIn } = model;
  return (
    <Layout frame={frame} title="Not saved yet" section={null} page="kept-words">
      <div class="narrow">
        <h1>Not saved yet</h1>
        <p class="lead">
          {isSignedIn
            ? 'The page you sent this from was opened before you signed in anew. Your words are kept below; copy them, open the page again and send them there.'
            : 'Your session had ended. Your words are kept below; sign in, and send them from the page again.'}
        </p>
        <label for="kept">Your words</label>
        <textarea class="field" id="kept" rows={8} readOnly>
          {text}
        </textarea>
        <p class="actions">
          <a class="button first" href={isSignedIn ? backHref : `/sign-in?next=${encodeURIComponent(backHref)}`}>
            {isSignedIn ? 'Open the page again' : 'Sign in'}
          </a>
        </p>
      </div>
    </Layout>
  );
}
