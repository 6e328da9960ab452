/** The way in: sign-in, the page behind a one-time link, and plain messages to those who are not signed in. */
import type { VNode } from 'preact';
import { Csrf, Layout, type Frame } from './layout.js';

/** What the sign-in page shows. */
export interface SignInModel {
  readonly csrf: string;
  readonly email: string;
  /** Where to go afterwards, a path of our own. */
  readonly next: string;
  readonly fault: string | null;
}

export function SignInPage({ frame, model }: { readonly frame: Frame; readonly model: SignInModel }): VNode {
  return (
    <Layout frame={frame} title="Sign in" section={null} page="sign-in">
      <div class="door">
        <h1>Sign in</h1>
        <p class="lead">Reports of breaches of United Nations arms embargoes, for those who review them.</p>
        <form class="stack" method="post" action="/sign-in">
          <Csrf token={model.csrf} />
          <input type="hidden" name="next" value={model.next} />
          {model.fault !== null && (
            <p class="fault" role="alert">
              {model.fault}
            </p>
          )}
          <label for="email">E-mail address</label>
          <input
            class="field"
            id="email"
            name="email"
            type="email"
            value={model.email}
            autocomplete="username"
            required
            maxLength={320}
            autofocus
          />
          <label for="password">Password</label>
          <input
            class="field"
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxLength={1024}
          />
          <button class="button first" type="submit">
            Sign in
          </button>
        </form>
        <p class="note">
          No password yet, or forgotten? Ask an admin for a one-time link. The first admin’s link is printed when the
          service starts for the first time.
        </p>
      </div>
    </Layout>
  );
}

/** What the page behind a one-time link shows. */
export interface LinkModel {
  readonly csrf: string;
  readonly token: string;
  readonly name: string;
  readonly email: string;
  /** The first admin is a role before being a person, and gives both. */
  readonly asksForName: boolean;
  readonly fault: string | null;
  readonly minLength: number;
}

export function LinkPage({ frame, model }: { readonly frame: Frame; readonly model: LinkModel }): VNode {
  return (
    <Layout frame={frame} title="Choose a password" section={null} page="sign-in">
      <div class="door">
        <h1>Choose a password</h1>
        <p class="lead">
          {model.asksForName ? 'You are the first admin of this installation.' : `Welcome, ${model.name}.`} This link
          works once.
        </p>
        <form class="stack" method="post" action={`/welcome/${model.token}`}>
          <Csrf token={model.csrf} />
          {model.fault !== null && (
            <p class="fault" role="alert">
              {model.fault}
            </p>
          )}
          {model.asksForName ? (
            <>
              <label for="name">Your name, as colleagues will see it</label>
              <input
                class="field"
                id="name"
                name="name"
                value={model.name}
                autocomplete="name"
                required
                maxLength={200}
                autofocus
              />
              <label for="email">E-mail address, to sign in with</label>
              <input
                class="field"
                id="email"
                name="email"
                type="email"
                value={model.email}
                autocomplete="username"
                required
                maxLength={320}
              />
            </>
          ) : (
            <input type="email" name="email" value={model.email} autocomplete="username" readonly hidden />
          )}
          <label for="password">Password</label>
          <input
            class="field"
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
            minLength={model.minLength}
            maxLength={1024}
            aria-describedby="password-note"
          />
          <p class="note" id="password-note">
            At least {model.minLength} characters; several words are easier to keep than signs.
          </p>
          <button class="button first" type="submit">
            Keep it and sign in
          </button>
        </form>
      </div>
    </Layout>
  );
}

/** A page that only says something: an error, a link that no longer works. */
export interface MessageModel {
  readonly title: string;
  readonly text: string;
  readonly link: { readonly href: string; readonly label: string } | null;
  /** What the person had written in the form that did not go through; null where nothing. */
  readonly typed: string | null;
  /** Id of the request, as found in the logs. */
  readonly requestId: string | null;
}

export function MessagePage({ frame, model }: { readonly frame: Frame; readonly model: MessageModel }): VNode {
  return (
    <Layout frame={frame} title={model.title} section={null} page="message">
      <div class="narrow">
        <h1>{model.title}</h1>
        <p class="lead">{model.text}</p>
        {model.typed !== null && (
          <p class="typed">
            <label for="typed">What you wrote</label>
            <textarea class="field" id="typed" rows={6} readOnly dir="auto">
              {model.typed}
            </textarea>
          </p>
        )}
        {model.link !== null && (
          <p>
            <a class="button" href={model.link.href}>
              {model.link.label}
            </a>
          </p>
        )}
        {model.requestId !== null && <p class="note">Request {model.requestId}</p>}
      </div>
    </Layout>
  );
}
