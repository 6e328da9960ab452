/** Bringing an article that no source carries: by its address, as text, or as a file. */
import type { VNode } from 'preact';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** What has been typed already, and what was wrong with it. */
export interface AddArticleModel {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly published: string;
  readonly origin: string;
  readonly note: string;
  readonly fault: string | null;
}

export function AddArticlePage({ frame, model }: { readonly frame: Frame; readonly model: AddArticleModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title="Add an article" section="articles" page="add-article">
      <div class="wide">
        <p class="trail">
          <a href="/articles" data-back>
            Articles
          </a>
        </p>
        <div class="page-head">
          <h1>Add an article</h1>
          <p class="lead">
            What no source carries: it is kept as evidence with your name, read like the rest, and raises an alert if it
            reports an alleged breach.
          </p>
        </div>
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        <div class="ways">
          <section>
            <Heading>By its address</Heading>
            <form class="stack" method="post" action="/articles/new">
              <Csrf token={csrf} />
              <label for="url">Address of a page or a PDF</label>
              <input
                class="field"
                id="url"
                name="url"
                type="url"
                value={model.url}
                placeholder="https://"
                required
                maxLength={4096}
                data-key="/"
              />
              <Said id="url" model={model} />
              <button class="button first" type="submit">
                Fetch and add
              </button>
            </form>
          </section>
          <section>
            <Heading>As text</Heading>
            <form class="stack" method="post" action="/articles/new">
              <Csrf token={csrf} />
              <label for="title">Title</label>
              <input class="field" id="title" name="title" value={model.title} maxLength={2000} dir="auto" />
              <label for="text">Text</label>
              <textarea class="field read" id="text" name="text" rows={8} required maxLength={200000} dir="auto">
                {model.text}
              </textarea>
              <Said id="text" model={model} />
              <button class="button first" type="submit">
                Add the text
              </button>
            </form>
          </section>
          <section>
            <Heading>As a file</Heading>
            <form class="stack" method="post" action="/articles/new/file" encType="multipart/form-data">
              <Csrf token={csrf} />
              <label for="file">HTML, PDF or plain text, at most 10 MB</label>
              <input class="field file" id="file" name="file" type="file" accept=".html,.htm,.pdf,.txt" required />
              <label for="file-title">What it is called (optional)</label>
              <input class="field" id="file-title" name="title" value={model.title} maxLength={2000} dir="auto" />
              <Said id="file" model={model} />
              <button class="button first" type="submit">
                Add the file
              </button>
            </form>
          </section>
        </div>
      </div>
    </Layout>
  );
}

/** What may be said of anything that is brought. */
function Said({ id, model }: { readonly id: string; readonly model: AddArticleModel }): VNode {
  const text = (name: 'origin' | 'note', label: string, max: number): VNode => (
    <>
      <label for={`${id}-${name}`}>{label}</label>
      <input
        class="field"
        id={`${id}-${name}`}
        name={name}
        type="text"
        value={model[name]}
        maxLength={max}
        dir="auto"
      />
    </>
  );
  return (
    <>
      {text('origin', 'Where it was published (optional), e.g. a channel', 200)}
      <label for={`${id}-published`}>On which day (optional)</label>
      <input class="field" id={`${id}-published`} name="published" type="date" value={model.published} />
      {text('note', 'Why you bring it (optional)', 4000)}
    </>
  );
}
