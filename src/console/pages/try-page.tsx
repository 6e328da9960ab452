/** Try it: a text, an address or a file in, every claim and judgement out; nothing is stored. */
import type { VNode } from 'preact';
import type { EvidenceArticle } from './alert-model.js';
import { ArticleText } from './article-text.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { Readings, type ReadingModel } from './readings.js';
import { Trace, type TraceModel } from './trace.js';

/** What the page shows. */
export interface TryModel {
  readonly input: { readonly title: string; readonly text: string; readonly url: string; readonly published: string };
  readonly fault: string | null;
  readonly result: {
    readonly reading: ReadingModel;
    /** Why nothing is raised; null where something is. */
    readonly nothing: string | null;
    readonly trace: TraceModel;
    readonly text: Pick<EvidenceArticle, 'id' | 'title' | 'paragraphs' | 'direction' | 'language'>;
    readonly milliseconds: number;
  } | null;
}

export function TryPage({ frame, model }: { readonly frame: Frame; readonly model: TryModel }): VNode {
  const { input, result } = model;
  return (
    <Layout frame={frame} title="Try it" section="try" page="try">
      <div class="alert">
        <div class="page-head">
          <h1>Try it</h1>
          <p class="lead">
            Paste a text, or give an address or a file. What is read in it and how it is judged stands beside it.
            Nothing is stored.
          </p>
        </div>
        <div class="body">
          <div class="main">
            <form class="stack try" method="post" action="/try">
              <Csrf token={frame.viewer?.csrf ?? ''} />
              {model.fault !== null && (
                <p class="fault" role="alert">
                  {model.fault}
                </p>
              )}
              <label for="title">Title</label>
              <input
                class="field"
                id="title"
                name="title"
                value={input.title}
                maxLength={2000}
                dir="auto"
                data-key="/"
              />
              <label for="text">Text</label>
              <textarea
                class="field read"
                id="text"
                name="text"
                rows={result === null ? 12 : 6}
                maxLength={200000}
                dir="auto"
              >
                {input.text}
              </textarea>
              <div class="two">
                <div>
                  <label for="url">Or the address of a page or a PDF</label>
                  <input
                    class="field"
                    id="url"
                    name="url"
                    type="url"
                    value={input.url}
                    placeholder="https://"
                    maxLength={2000}
                  />
                </div>
                <div>
                  <label for="published">Published on (today if left empty)</label>
                  <input class="field" id="published" name="published" type="date" value={input.published} />
                </div>
              </div>
              <p class="actions">
                <button class="button first" type="submit">
                  Read and judge
                </button>
                {result !== null && <a href="/try">Start afresh</a>}
              </p>
            </form>
            <form class="stack try" method="post" action="/try/file" encType="multipart/form-data">
              <Csrf token={frame.viewer?.csrf ?? ''} />
              <div class="two">
                <div>
                  <label for="file">Or a file: HTML, PDF or plain text, at most 10 MB</label>
                  <input class="field file" id="file" name="file" type="file" accept=".html,.htm,.pdf,.txt" required />
                </div>
                <div>
                  <label for="file-published">Published on (today if left empty)</label>
                  <input
                    class="field"
                    id="file-published"
                    name="published"
                    type="date"
                    value={result === null ? '' : input.published}
                  />
                </div>
              </div>
              <p class="actions">
                <button class="button" type="submit">
                  Read the file
                </button>
              </p>
            </form>
            {result !== null && (
              <section class="article spaced" id="result">
                <Heading note={`${result.reading.language}, read in ${result.milliseconds} ms`}>As it was read</Heading>
                <ArticleText article={result.text} />
              </section>
            )}
            {result !== null && (
              <section>
                <details id="steps">
                  <summary class="h">
                    <span class="title">Step by step</span>
                  </summary>
                  <Trace trace={result.trace} />
                </details>
              </section>
            )}
          </div>
          <aside class="side" aria-label="Result">
            {result === null ? (
              <section>
                <Heading>What it does</Heading>
                <p class="none">
                  It looks for claims that somebody supplied arms, help or fighters to somebody, and holds each against
                  the embargoes of its day. It also says what it kept quiet, and why.
                </p>
              </section>
            ) : (
              <section aria-live="polite">
                <Heading note={`pack ${result.reading.packVersion.slice(0, 7)}`}>Judgement</Heading>
                <p class="verdict">{result.reading.verdict}</p>
                {result.nothing !== null && <p class="note">{result.nothing}</p>}
                {(result.reading.claims.length > 0 || result.reading.quiet.length > 0) && (
                  <Readings reading={result.reading} />
                )}
              </section>
            )}
          </aside>
        </div>
      </div>
    </Layout>
  );
}
