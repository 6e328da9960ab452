/** Who may sign in, for admins; and every person's own page with keys to the API. */
import type { VNode } from 'preact';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** One person. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'viewer' | 'analyst' | 'admin';
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly isSelf: boolean;
}

/** What the page of people shows. */
export interface PeopleModel {
  readonly people: readonly PersonRow[];
  /** A one-time link just made; shown once. */
  readonly issued: { readonly name: string; readonly href: string; readonly until: string } | null;
  readonly fault: string | null;
}

const ROLES = ['viewer', 'analyst', 'admin'] as const;

export function PeoplePage({ frame, model }: { readonly frame: Frame; readonly model: PeopleModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title="People" section="people" page="people">
      <div class="wide">
        <div class="page-head">
          <h1>People</h1>
          <p class="sum">
            Viewers read; analysts decide, comment and keep sources; admins keep people and keys as well.
          </p>
        </div>
        {model.issued !== null && (
          <div class="issued" role="status">
            <p>
              One-time link for <b>{model.issued.name}</b>, good until {model.issued.until}. It is shown only now; hand
              it over yourself.
            </p>
            <p>
              <code class="secret">{model.issued.href}</code>
            </p>
          </div>
        )}
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        <div class="scroll" role="region" aria-label="People" tabIndex={0}>
          <table class="table stacks">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">State</th>
                <th scope="col">Link</th>
              </tr>
            </thead>
            <tbody>
              {model.people.map((person) => (
                <Person person={person} csrf={csrf} />
              ))}
            </tbody>
          </table>
        </div>
        <section class="spaced">
          <Heading>Invite somebody</Heading>
          <form class="stack" method="post" action="/people">
            <Csrf token={csrf} />
            <div class="two">
              <div>
                <label for="name">Name</label>
                <input class="field" id="name" name="name" required maxLength={200} autocomplete="off" />
              </div>
              <div>
                <label for="email">E-mail address</label>
                <input class="field" id="email" name="email" type="email" required maxLength={320} autocomplete="off" />
              </div>
            </div>
            <label for="role">Role</label>
            <select class="field" id="role" name="role">
              {ROLES.map((role) => (
                <option value={role} selected={role === 'analyst'}>
                  {role}
                </option>
              ))}
            </select>
            <button class="button first" type="submit">
              Make a one-time link
            </button>
          </form>
        </section>
      </div>
    </Layout>
  );
}

function Person({ person, csrf }: { readonly person: PersonRow; readonly csrf: string }): VNode {
  return (
    <tr>
      <th scope="row">
        {person.name}
        {person.isSelf && ' (you)'}
        <small>{person.email}</small>
      </th>
      <td>
        <form class="inline" method="post" action={`/people/${person.id}/role`}>
          <Csrf token={csrf} />
          <select class="field small" name="role" aria-label={`Role of ${person.name}`}>
            {ROLES.map((role) => (
              <option value={role} selected={role === person.role}>
                {role}
              </option>
            ))}
          </select>
          <button class="button small" type="submit">
            Set
          </button>
        </form>
      </td>
      <td>
        {person.isActive ? (person.hasPassword ? 'Signs in with a password' : 'Has no password yet') : 'Deactivated'}
        {!person.isSelf && (
          <form
            class="inline"
            method="post"
            action={`/people/${person.id}/${person.isActive ? 'deactivate' : 'activate'}`}
          >
            <Csrf token={csrf} />
            <button class="link" type="submit">
              {person.isActive ? 'Deactivate' : 'Activate'}
            </button>
          </form>
        )}
      </td>
      <td>
        {person.isActive && (
          <form class="inline" method="post" action={`/people/${person.id}/link`}>
            <Csrf token={csrf} />
            <button class="link" type="submit">
              {person.hasPassword ? 'New password by link' : 'New link'}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}

/** A key as its holder's page shows it. */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: string;
  readonly used: string;
  readonly state: string;
  readonly isLive: boolean;
}

/** What a person's own page shows. */
export interface AccountModel {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly keys: readonly KeyView[];
  readonly scopes: readonly string[];
  readonly issued: { readonly name: string; readonly secret: string } | null;
  readonly fault: string | null;
  readonly sessions: number;
}

export function AccountPage({ frame, model }: { readonly frame: Frame; readonly model: AccountModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title="Your account" section="account" page="account">
      <div class="wide">
        <div class="page-head">
          <h1>{model.name}</h1>
          <p class="sum">
            {model.email}, {model.role}; signed in {model.sessions === 1 ? 'here only' : `in ${model.sessions} places`}.
          </p>
        </div>
        {model.issued !== null && (
          <div class="issued" role="status">
            <p>
              The key <b>{model.issued.name}</b>. It is shown only now; keep it safe.
            </p>
            <p>
              <code class="secret">{model.issued.secret}</code>
            </p>
          </div>
        )}
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        <Keys model={model} csrf={csrf} />
        <section class="spaced">
          <Heading>Feeds</Heading>
          <p>
            <a href="/feeds">Alerts in your feed reader</a>, by filters of your own.
          </p>
        </section>
        <section class="spaced">
          <Heading>Everywhere</Heading>
          <form class="act" method="post" action="/account/sign-out-everywhere">
            <Csrf token={csrf} />
            <button class="button" type="submit">
              Sign out everywhere
            </button>
          </form>
        </section>
      </div>
    </Layout>
  );
}

function Keys({ model, csrf }: { readonly model: AccountModel; readonly csrf: string }): VNode {
  return (
    <>
      <section>
        <Heading>Keys to the API</Heading>
        {model.keys.length === 0 ? (
          <p class="none">You have no key.</p>
        ) : (
          <div class="scroll" role="region" aria-label="Keys" tabIndex={0}>
            <table class="table stacks">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">May</th>
                  <th scope="col">Last used</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {model.keys.map((key) => (
                  <tr>
                    <th scope="row">
                      {key.name}
                      <small class="mono">emk_{key.prefix}_…</small>
                    </th>
                    <td data-is="May">{key.scopes}</td>
                    <td data-is="Last used">{key.used}</td>
                    <td>
                      {key.state}
                      {key.isLive && (
                        <form class="inline" method="post" action={`/account/keys/${key.id}/revoke`}>
                          <Csrf token={csrf} />
                          <button class="link" type="submit">
                            Revoke
                          </button>
                        </form>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section class="spaced">
        <Heading>Make a key</Heading>
        <form class="stack" method="post" action="/account/keys">
          <Csrf token={csrf} />
          <label for="key-name">What is it for?</label>
          <input class="field" id="key-name" name="name" required maxLength={200} autocomplete="off" />
          <fieldset class="checks">
            <legend>It may</legend>
            {model.scopes.map((scope) => (
              <label>
                <input type="checkbox" name="scopes" value={scope} checked={scope.endsWith(':read')} /> {scope}
              </label>
            ))}
          </fieldset>
          <button class="button first" type="submit">
            Make the key
          </button>
        </form>
      </section>
    </>
  );
}
