/** The frame of every page: head, top line with navigation, main part. No style or script stands in the page itself. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { mayReview, type Viewer } from './viewer.js';

/** Addresses of the sheet, the script and the icon, with their content's hash. */
export interface AssetAddresses {
  readonly css: string;
  readonly js: string;
  readonly icon: string;
}

const SECTIONS = [
  ['queue', '/queue', 'Queue'],
  ['articles', '/articles', 'Articles'],
  ['try', '/try', 'Try it'],
  ['sources', '/sources', 'Sources'],
  ['embargoes', '/embargoes', 'Embargoes'],
  ['trends', '/trends', 'Trends'],
  ['relations', '/relations', 'Relations'],
  ['desk', '/desk', 'Desk'],
  ['outbox', '/outbox', 'Outbox'],
  ['people', '/people', 'People'],
] as const;

/** A part of the console that the top line names; null on pages outside. */
export type Section = (typeof SECTIONS)[number][0] | 'account' | null;

/** What the frame needs beside the page's own content. */
export interface Frame {
  readonly assets: AssetAddresses;
  readonly viewer: Viewer | null;
  /** Said once at the top of the page after an act, e.g. "The source is paused." */
  readonly notice?: string | null;
}

interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  readonly section: Section;
  /** Id of the element to which the skip link leads, and what it is. */
  readonly skipTo?: { readonly id: string; readonly what: string };
  /** Names the page to the script and the sheet. */
  readonly page: string;
  readonly children: ComponentChildren;
}

/** A whole document. */
export function Layout({ frame, title, section, skipTo, page, children }: LayoutProps): VNode {
  const { viewer, assets } = frame;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Embargo Monitor`}</title>
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.css} />
        <script src={assets.js} defer></script>
      </head>
      <body data-page={page}>
        <a class="skip" href={`#${skipTo?.id ?? 'main'}`}>
          Skip to {skipTo?.what ?? 'the page'}
        </a>
        <header class="top">
          <a class="name" href="/queue">
            Embargo Monitor
          </a>
          {viewer !== null && <Navigation viewer={viewer} section={section} />}
        </header>
        <main id="main">
          {frame.notice ? (
            <p class="notice" role="status">
              {frame.notice}
            </p>
          ) : null}
          {children}
        </main>
      </body>
    </html>
  );
}

/** The document as text. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}`;
}

/** The hidden field that shows that a form came from one of our own pages. */
export function Csrf({ token }: { readonly token: string }): VNode {
  return <input type="hidden" name="csrf" value={token} />;
}

function Navigation({ viewer, section }: { readonly viewer: Viewer; readonly section: Section }): VNode {
  const isShown: Readonly<Record<string, boolean>> = { outbox: mayReview(viewer), people: viewer.role === 'admin' };
  const links = SECTIONS.filter(([id]) => isShown[id] ?? true);
  const items = links.map(([id, href, label]) => (
    <a href={href} aria-current={id === section ? 'page' : undefined}>
      {label}
    </a>
  ));
  return (
    <>
      <nav class="pages" aria-label="Pages">
        {items}
      </nav>
      <div class="me">
        <a class="who" href="/account" aria-current={section === 'account' ? 'page' : undefined}>
          {viewer.name}, {viewer.role}
        </a>
        <form method="post" action="/sign-out">
          <Csrf token={viewer.csrf} />
          <button class="link" type="submit">
            Sign out
          </button>
        </form>
      </div>
      <details class="menu">
        <summary>Menu</summary>
        <div class="menu-sheet">
          <nav aria-label="All pages">
            {items}
            <a href="/account" aria-current={section === 'account' ? 'page' : undefined}>
              {viewer.name}, {viewer.role}
            </a>
          </nav>
          <form method="post" action="/sign-out">
            <Csrf token={viewer.csrf} />
            <button class="button" type="submit">
              Sign out
            </button>
          </form>
        </div>
      </details>
    </>
  );
}
