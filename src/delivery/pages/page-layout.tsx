/** The frame of the pages that need no account. No script, no style inside the page: the content security policy is strict. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Where the stylesheet is served. */
const STYLE_PATH = '/delivery/style.css';

/** Renders a whole document. @param title Without the product's name. */
export function renderPage(title: string, content: ComponentChildren): string {
  const page: VNode = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} – Embargo Monitor`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <header>
          <p class="name">Embargo Monitor</p>
        </header>
        <main id="main">
          <h1>{title}</h1>
          {content}
        </main>
        <footer>
          <p>Alerts are reports of allegations, told by the sources named. None is a finding of guilt.</p>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** A page that says one thing. */
export function renderNotice(title: string, words: string): string {
  return renderPage(title, <p>{words}</p>);
}
